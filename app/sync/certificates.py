"""A private certificate authority for phones on the yard's network, and the server's certificate.

The authority can vouch only for private addresses, names that end in a private suffix, and the names
this server was given when the authority was made (X.509 name constraints, RFC 5280 4.2.1.10): a stolen
key of it opens nothing else on the phones that trust it.

Validity follows what phones accept from an authority that a person installed: Apple (HT210176) wants
server certificates of at most 825 days with subject alternative names and the purpose serverAuth.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from app.domain.errors import SyncError
from app.sync.address import write_private
from app.sync.hosts import address_in

TLS_FOLDER = "tls"
AUTHORITY_LIVES = timedelta(days=3650)
SERVER_LIVES = timedelta(days=397)
RENEW_BEFORE = timedelta(days=60)
_BACKDATED = timedelta(days=2)
"""Phones' clocks go wrong, too."""
_ALWAYS = datetime(2020, 1, 1, tzinfo=UTC)
"""The authority is valid from here: it must not begin in a future that a wrong clock told of."""

_PRIVATE_SUFFIXES = ("local", "lan", "home.arpa", "internal", "localhost")
_PRIVATE_NETWORKS = (
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "100.64.0.0/10",  # carrier-grade NAT, and VPNs such as Tailscale
    "169.254.0.0/16",
    "127.0.0.0/8",
    "fc00::/7",
    "fe80::/10",
    "::1/128",
)

type _Key = ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class Authority:
    """The certificate that phones trust, with its key."""

    certificate: x509.Certificate
    key: _Key

    @property
    def der(self) -> bytes:
        """The certificate alone."""
        return self.certificate.public_bytes(serialization.Encoding.DER)

    def may_vouch(self, name: str) -> bool:
        """Whether the constraints permit a name or address."""
        permitted = self.certificate.extensions.get_extension_for_class(x509.NameConstraints).value
        subtrees = [tree.value for tree in permitted.permitted_subtrees or ()]
        return any(_covers(subtree, name) for subtree in subtrees)


def open_authority(folder: Path, names: Iterable[str], now: datetime) -> Authority:
    """The authority of a server's folder, made at the first call so that it may vouch for ``names``.

    Raises:
        SyncError: its files cannot be read, written or used, or it has ended.
    """
    place = folder / TLS_FOLDER
    certificate_file, key_file = place / "authority.pem", place / "authority_key.pem"
    if certificate_file.exists() and key_file.exists():
        found = _read(certificate_file, key_file)
        if found.certificate.not_valid_after_utc <= now:
            raise SyncError(f"The certificate authority for phones has ended: {_again(place)}.")
        return found
    made = _make_authority(names, now)
    # The key first: a certificate without its key would never be used, but might be handed out.
    write_private(key_file, _private_pem(made.key))
    write_private(certificate_file, made.certificate.public_bytes(serialization.Encoding.PEM))
    return made


def server_certificate(folder: Path, authority: Authority, names: Sequence[str], now: datetime) -> Path:
    """The server's certificate, chain and key in one file; made anew when it soon ends, begins in the
    future (a clock was wrong) or does not have all of the names.

    Raises:
        SyncError: the file cannot be written.
    """
    path = folder / TLS_FOLDER / "server.pem"
    if not _still_good(path, authority, names, now):
        key = ec.generate_private_key(ec.SECP256R1())
        leaf = _make_leaf(authority, key, names, now)
        chain = [leaf, authority.certificate]
        pem = b"".join(one.public_bytes(serialization.Encoding.PEM) for one in chain)
        write_private(path, _private_pem(key) + pem)
    return path


def ends_at(path: Path) -> datetime:
    """When the first certificate of a PEM file ends.

    Raises:
        SyncError: there is none.
    """
    try:
        return x509.load_pem_x509_certificate(path.read_bytes()).not_valid_after_utc
    except (OSError, ValueError) as error:
        raise SyncError(f"'{path}' holds no certificate that can be read ({error}).") from error


def names_in(path: Path) -> frozenset[str]:
    """The names and addresses that the first certificate of a PEM file is for.

    Raises:
        SyncError: there is none.
    """
    try:
        return _names_of(x509.load_pem_x509_certificate(path.read_bytes()))
    except (OSError, ValueError) as error:
        raise SyncError(f"'{path}' holds no certificate that can be read ({error}).") from error


def foreign_name(folder: Path, name: str) -> SyncError:
    """What to say when the authority of a folder may not vouch for the name that phones use."""
    return SyncError(
        f"The certificate authority for phones was not made for {name}: use certificate files of that"
        f" name, or {_again(folder / TLS_FOLDER)}."
    )


def _again(place: Path) -> str:
    return f"delete '{place}' to have a new one made, which every phone must be guided to trust"


def _covers(subtree: object, name: str) -> bool:
    """Whether a permitted subtree, a network or the end of a name, has a name or address in it."""
    address = address_in(name)
    if isinstance(subtree, ipaddress.IPv4Network | ipaddress.IPv6Network):
        return address is not None and address in subtree
    return address is None and (name == subtree or name.endswith(f".{subtree}"))


def _make_authority(names: Iterable[str], now: datetime) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Roundsman"),
            x509.NameAttribute(NameOID.COMMON_NAME, f"Roundsman phones {now:%Y-%m-%d %H:%M}"),
        ]
    )
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    certificate = (
        _builder(subject, subject, key, _ALWAYS, max(now, _ALWAYS) + AUTHORITY_LIVES)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_key_usage(authority=True), critical=True)
        .add_extension(x509.NameConstraints(_subtrees(names), None), critical=True)
        .add_extension(identifier, critical=False)
        .sign(key, hashes.SHA256())
    )
    return Authority(certificate, key)


def _subtrees(names: Iterable[str]) -> list[x509.GeneralName]:
    """What the authority may vouch for."""
    subtrees: list[x509.GeneralName] = [x509.DNSName(suffix) for suffix in _PRIVATE_SUFFIXES]
    subtrees += [x509.IPAddress(ipaddress.ip_network(network)) for network in _PRIVATE_NETWORKS]
    for name in sorted(names):
        if not any(_covers(subtree.value, name) for subtree in subtrees):
            address = address_in(name)
            subtrees.append(
                x509.DNSName(name) if address is None else x509.IPAddress(ipaddress.ip_network(address))
            )
    return subtrees


def _make_leaf(
    authority: Authority, key: _Key, names: Sequence[str], now: datetime
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Roundsman sync server")])
    issuer_key = x509.SubjectKeyIdentifier.from_public_key(authority.key.public_key())
    ends = min(now - _BACKDATED + SERVER_LIVES, authority.certificate.not_valid_after_utc)
    return (
        _builder(subject, authority.certificate.subject, key, now - _BACKDATED, ends)
        .add_extension(x509.SubjectAlternativeName([_general(name) for name in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(authority=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(issuer_key), critical=False
        )
        .sign(authority.key, hashes.SHA256())
    )


def _builder(
    subject: x509.Name, issuer: x509.Name, key: _Key, begins: datetime, ends: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
    )


def _general(name: str) -> x509.GeneralName:
    address = address_in(name)
    return x509.IPAddress(address) if address is not None else x509.DNSName(name)


def _key_usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _private_pem(key: _Key) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _read(certificate_file: Path, key_file: Path) -> Authority:
    try:
        certificate = x509.load_pem_x509_certificate(certificate_file.read_bytes())
        key = serialization.load_pem_private_key(key_file.read_bytes(), None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise TypeError("another kind of key")
        if key.public_key() != certificate.public_key():
            raise ValueError("the key belongs to another certificate")
    except (OSError, ValueError, TypeError) as error:
        raise SyncError(
            f"The certificate authority in '{certificate_file.parent}' cannot be used ({error}): bring"
            " its files back from a backup, or delete it; every phone must then trust a new one."
        ) from error
    return Authority(certificate, key)


def _still_good(path: Path, authority: Authority, names: Sequence[str], now: datetime) -> bool:
    try:
        leaf = x509.load_pem_x509_certificate(path.read_bytes())
        leaf.verify_directly_issued_by(authority.certificate)
    except (OSError, ValueError, TypeError, InvalidSignature):
        return False
    ends = leaf.not_valid_after_utc
    if ends < authority.certificate.not_valid_after_utc:  # else a new one would end as soon
        ends -= RENEW_BEFORE
    return leaf.not_valid_before_utc <= now < ends and set(names) <= _names_of(leaf)


def _names_of(certificate: x509.Certificate) -> frozenset[str]:
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return frozenset()
    addresses = {str(address) for address in names.get_values_for_type(x509.IPAddress)}
    return frozenset(addresses | {name.lower() for name in names.get_values_for_type(x509.DNSName)})
