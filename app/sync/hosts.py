"""Names and addresses: what this machine is called, and by what a request may call it."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

EVERYWHERE = ("", "0.0.0.0", "::")
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


def host_of(url_or_authority: str) -> str:
    """The host of a URL, or of a Host header, in small letters, without port and brackets.

    Raises:
        ValueError: it is neither.
    """
    text = url_or_authority.strip()
    parts = urlsplit(text if "//" in text else f"//{text}")
    if parts.username is not None or (parts.path and "//" not in text):
        raise ValueError(url_or_authority)
    _ = parts.port  # raises where it is none
    return plain(parts.hostname or "")


def plain(host: str) -> str:
    """One way to write a name or an address, for comparing."""
    host = host.strip().strip("[]").rstrip(".").lower()
    address = address_in(host)
    return str(address) if address is not None else host


def address_in(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that a text is; None for a name. An IPv4 address in IPv6's clothes is the former."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address


def is_loopback(host: str) -> bool:
    """Whether it names this machine to itself only."""
    address = address_in(host)
    return host == "localhost" if address is None else address.is_loopback


def url_of(scheme: str, host: str, port: int) -> str:
    """The address as a URL without a path."""
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


def lan_address() -> str:
    """This machine's address on its network, for phones; loopback where it has no network."""
    return next(iter(interface_addresses()), "127.0.0.1")


def interface_addresses() -> tuple[str, ...]:
    """Addresses at which phones may reach this machine, the one of its usual network first.

    The system is asked which address it would use towards others; no packet is sent to find it out.
    """
    found = (_address_towards(place) for place in _PROBES)
    return tuple(dict.fromkeys(address for address in found if address))


_PROBES = ("192.0.2.1", "192.168.0.1", "10.0.0.1", "172.16.0.1", "100.64.0.1")
"""RFC 5737: an address that is nobody's; then private networks, which a VPN or a second card may lead
to."""


def _address_towards(place: str) -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((place, 9))
            address = str(probe.getsockname()[0])
        except OSError:
            return ""
    return "" if is_loopback(address) else address


def machine_names() -> frozenset[str]:
    """What others on the network may call this machine, by name or address."""
    name = plain(socket.gethostname())
    names = {name, f"{name.partition('.')[0]}.local"} if name else set()
    return LOOPBACK_NAMES | names | set(interface_addresses())
