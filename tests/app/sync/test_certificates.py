"""A certificate authority that vouches for phones' server only, and certificates that never end by
surprise."""

from __future__ import annotations

import stat
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from app.domain.errors import SyncError
from app.sync.certificates import (
    SERVER_LIVES,
    Authority,
    ends_at,
    names_in,
    open_authority,
    server_certificate,
)

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
NAMES = ["192.168.7.5", "127.0.0.1", "localhost", "yard-pc.local", "dispatch.example"]


def _verify(folder: Path, *more: str) -> str:
    """OpenSSL's own judgement of the server's certificate."""
    tls = folder / "tls"
    command = ["openssl", "verify", "-x509_strict", "-purpose", "sslserver", "-attime"]
    command += [str(int(NOW.timestamp())), "-CAfile", str(tls / "authority.pem"), *more]
    done = subprocess.run(
        [*command, str(tls / "server.pem")], capture_output=True, text=True, check=False
    )
    return done.stdout.rpartition(": ")[2].strip() if done.returncode == 0 else done.stderr


def test_openssl_finds_the_certificate_good_for_every_name_it_is_for(tmp_path: Path) -> None:
    authority = open_authority(tmp_path, NAMES, NOW)
    path = server_certificate(tmp_path, authority, NAMES, NOW)
    assert _verify(tmp_path, "-verify_ip", "192.168.7.5") == "OK"
    assert _verify(tmp_path, "-verify_hostname", "dispatch.example") == "OK"
    assert "mismatch" in _verify(tmp_path, "-verify_hostname", "bank.example")
    assert names_in(path) == set(NAMES)


def test_a_stolen_key_of_the_authority_opens_no_other_site(tmp_path: Path) -> None:
    authority = open_authority(tmp_path, NAMES, NOW)
    for name in ("bank.example", "8.8.8.8", "example", "notdispatch.example"):
        assert not authority.may_vouch(name)
        server_certificate(tmp_path, authority, [name], NOW)
        assert "permitted subtree violation" in _verify(tmp_path), name
    for name in ("10.1.2.3", "other-pc.local", "fd00::1", "dispatch.example"):
        assert authority.may_vouch(name)
        server_certificate(tmp_path, authority, [name], NOW)
        assert _verify(tmp_path) == "OK", name


def test_the_certificate_is_what_phones_accept_from_an_authority_a_person_installed(
    tmp_path: Path,
) -> None:
    authority = open_authority(tmp_path, NAMES, NOW)
    leaf = x509.load_pem_x509_certificate(
        server_certificate(tmp_path, authority, NAMES, NOW).read_bytes()
    )
    assert leaf.not_valid_after_utc - leaf.not_valid_before_utc <= timedelta(days=398)
    assert leaf.not_valid_before_utc < NOW - timedelta(days=1), "a phone's clock may be behind"
    purposes = leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert [purpose.dotted_string for purpose in purposes] == ["1.3.6.1.5.5.7.3.1"]
    constraints = authority.certificate.extensions.get_extension_for_class(x509.NameConstraints)
    assert constraints.critical


def test_keys_are_for_this_account_only(tmp_path: Path) -> None:
    server_certificate(tmp_path, open_authority(tmp_path, NAMES, NOW), NAMES, NOW)
    for name in ("authority_key.pem", "server.pem"):
        assert stat.S_IMODE((tmp_path / "tls" / name).stat().st_mode) == 0o600


def test_it_stays_until_it_soon_ends_and_the_authority_stays_longer(tmp_path: Path) -> None:
    authority = open_authority(tmp_path, NAMES, NOW)
    path = server_certificate(tmp_path, authority, NAMES, NOW)
    first = path.read_bytes()
    later = NOW + timedelta(days=200)
    assert open_authority(tmp_path, NAMES, later).der == authority.der
    assert server_certificate(tmp_path, authority, NAMES[:2], later).read_bytes() == first
    due = NOW + SERVER_LIVES - timedelta(days=50)
    assert server_certificate(tmp_path, authority, NAMES, due).read_bytes() != first
    assert ends_at(path) > due + timedelta(days=300)


def test_a_new_address_of_the_machine_gets_a_new_certificate(tmp_path: Path) -> None:
    authority = open_authority(tmp_path, NAMES, NOW)
    path = server_certificate(tmp_path, authority, NAMES, NOW)
    server_certificate(tmp_path, authority, [*NAMES, "192.168.7.99"], NOW)
    assert "192.168.7.99" in names_in(path)


def test_a_clock_ten_years_ahead_and_back_again_leaves_a_good_certificate(tmp_path: Path) -> None:
    ahead = NOW + timedelta(days=3653)
    authority = open_authority(tmp_path, NAMES, ahead)
    server_certificate(tmp_path, authority, NAMES, ahead)
    authority = open_authority(tmp_path, NAMES, NOW)
    server_certificate(tmp_path, authority, NAMES, NOW)
    assert _verify(tmp_path, "-verify_ip", "192.168.7.5") == "OK"


def test_near_the_authoritys_end_the_server_does_not_renew_for_ever(tmp_path: Path) -> None:
    authority = open_authority(tmp_path, NAMES, NOW)
    late = authority.certificate.not_valid_after_utc - timedelta(days=10)
    path = server_certificate(tmp_path, authority, NAMES, late)
    once = path.read_bytes()
    assert server_certificate(tmp_path, authority, NAMES, late).read_bytes() == once
    with pytest.raises(SyncError, match=r"has ended: delete .* every phone must be guided"):
        open_authority(tmp_path, NAMES, late + timedelta(days=11))


def _another() -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([])
    certificate = x509.CertificateBuilder(
        name, name, key.public_key(), 7, NOW, NOW + timedelta(days=9)
    ).sign(key, hashes.SHA256())
    return Authority(certificate, key)


def test_files_that_do_not_belong_together_are_refused_in_words(tmp_path: Path) -> None:
    open_authority(tmp_path, NAMES, NOW)
    file = tmp_path / "tls" / "authority.pem"
    for content in (
        b"",
        b"no certificate",
        _another().certificate.public_bytes(serialization.Encoding.PEM),
    ):
        file.write_bytes(content)
        with pytest.raises(SyncError, match="bring its files back from a backup, or delete it"):
            open_authority(tmp_path, NAMES, NOW)


def test_a_damaged_server_certificate_is_simply_made_again(tmp_path: Path) -> None:
    authority = open_authority(tmp_path, NAMES, NOW)
    path = server_certificate(tmp_path, authority, NAMES, NOW)
    path.write_bytes(_another().certificate.public_bytes(serialization.Encoding.PEM))
    server_certificate(tmp_path, authority, NAMES, NOW)
    assert _verify(tmp_path) == "OK"
