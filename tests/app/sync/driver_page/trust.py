"""Making a browser trust a certificate authority, as a person does who installs it on a phone.

``python -m tests.app.sync.driver_page.trust HOME AUTHORITY.pem`` writes the NSS database of that home,
which Chromium reads on Linux. A process of its own, because NSS keeps its state for a process's life.
"""

from __future__ import annotations

import ctypes
import ssl
import subprocess
import sys
from pathlib import Path

_VALID_CA, _TRUSTED_CA = 0x08, 0x10  # certdb.h: the "C" of certutil's trust


class _Trust(ctypes.Structure):
    _fields_ = (
        ("ssl", ctypes.c_uint),
        ("email", ctypes.c_uint),
        ("object_signing", ctypes.c_uint),
    )


def trust(home: Path, authority: Path) -> None:
    """Have browsers of this home trust the authority in a PEM file."""
    command = [sys.executable, "-m", "tests.app.sync.driver_page.trust", str(home), str(authority)]
    subprocess.run(command, check=True, timeout=60)


def _write(home: Path, authority: Path) -> None:
    folder = home / ".pki" / "nssdb"
    folder.mkdir(parents=True)
    der = ssl.PEM_cert_to_DER_cert(authority.read_text(encoding="ascii"))
    nss, smime = ctypes.CDLL("libnss3.so"), ctypes.CDLL("libsmime3.so")
    for call in (
        smime.CERT_DecodeCertFromPackage,
        nss.PK11_GetInternalKeySlot,
        nss.CERT_GetDefaultCertDB,
    ):
        call.restype = ctypes.c_void_p
    if nss.NSS_InitReadWrite(f"sql:{folder}".encode()) != 0:
        raise OSError(f"NSS cannot write {folder}")
    slot = ctypes.c_void_p(nss.PK11_GetInternalKeySlot())
    nss.PK11_InitPin(slot, None, b"")
    certificate = ctypes.c_void_p(smime.CERT_DecodeCertFromPackage(der, len(der)))
    if nss.PK11_ImportCert(slot, certificate, ctypes.c_ulong(0), b"Roundsman", 0) != 0:
        raise OSError("NSS does not take the certificate")
    flags = _Trust(_VALID_CA | _TRUSTED_CA, 0, 0)
    database = ctypes.c_void_p(nss.CERT_GetDefaultCertDB())
    if nss.CERT_ChangeCertTrust(database, certificate, ctypes.byref(flags)) != 0:
        raise OSError("NSS does not trust the certificate")


if __name__ == "__main__":
    _write(Path(sys.argv[1]), Path(sys.argv[2]))
