"""The page that guides a phone to trust our certificate authority, and the files it needs for that.

Served at every door: a phone that does not trust the server yet reads it without TLS, and compares the
fingerprint with the one on the dispatcher's screen.
"""

from __future__ import annotations

import html
import plistlib
import ssl
import uuid

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.sync.service import Service
from resources.certificate_page import certificate_page

_NAMESPACE = uuid.UUID("5f1c3b7e-3a55-4d0c-9d5e-0c3a9f0c7a11")
_MEDIA_TYPES = {"css": "text/css", "js": "text/javascript", "json": "application/json"}


class CertificatePage:
    """The endpoints; all of them 404 where phones need no guidance."""

    def __init__(self, service: Service) -> None:
        self._service = service
        settings = service.settings
        self._files = certificate_page()
        values = {"url": settings.public_url, "fingerprint": settings.fingerprint}
        page = self._files.pop("index.html")
        for name, value in values.items():
            page = page.replace(f"@@{name}@@", html.escape(value))
        self._page = page

    def routes(self) -> list[Route]:
        """Path and method of each."""
        return [
            Route("/certificate", self.page, methods=["GET"]),
            Route("/certificate/trusted", self.trusted, methods=["GET"]),
            Route("/certificate/roundsman.crt", self.certificate, methods=["GET"]),
            Route("/certificate/roundsman.pem", self.pem, methods=["GET"]),
            Route("/certificate/roundsman.mobileconfig", self.profile, methods=["GET"]),
            Route("/certificate/{name:path}", self.asset, methods=["GET"]),
        ]

    async def page(self, _: Request) -> Response:
        """The page; its script asks the phones' door whether it is trusted by now."""
        self._authority()
        policy = (
            "default-src 'none'; script-src 'self'; style-src 'self';"
            f" connect-src 'self' {self._service.settings.public_url};"
            " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        return self._reply(self._page, "text/html", {"content-security-policy": policy})

    async def asset(self, request: Request) -> Response:
        """The page's style, script and texts."""
        self._authority()
        name = request.path_params["name"]
        if name not in self._files:
            raise HTTPException(404, "There is nothing here.")
        return self._reply(self._files[name], _MEDIA_TYPES[name.rpartition(".")[2]])

    async def trusted(self, _: Request) -> Response:
        """Nothing; that it arrives over TLS at a page of the plain door is the answer."""
        headers = {"cross-origin-resource-policy": "cross-origin"}
        return self._reply("", "text/plain", headers, 204)

    async def certificate(self, _: Request) -> Response:
        """The authority's certificate in DER, as Android takes it."""
        saved = {"content-disposition": 'attachment; filename="roundsman.crt"'}
        return self._reply(self._authority(), "application/x-x509-ca-cert", saved)

    async def pem(self, _: Request) -> Response:
        """The same as PEM, as a desk on another machine takes it."""
        text = ssl.DER_cert_to_PEM_cert(self._authority())
        return self._reply(text, "application/x-pem-file")

    async def profile(self, _: Request) -> Response:
        """The same as a profile for iPhones and iPads."""
        profile = configuration_profile(self._authority())
        return self._reply(profile, "application/x-apple-aspen-config")

    def _authority(self) -> bytes:
        authority = self._service.settings.authority
        if not authority:
            raise HTTPException(404, "Phones need no certificate for this server.")
        return authority

    def _reply(
        self,
        content: str | bytes,
        media_type: str,
        headers: dict[str, str] | None = None,
        status: int = 200,
    ) -> Response:
        headers = {"x-epoch": self._service.epoch, **(headers or {})}
        return Response(content, status, headers=headers, media_type=media_type)


def configuration_profile(authority: bytes) -> bytes:
    """A certificate in DER as a profile that iOS installs (Apple, "Configuration Profile Reference":
    payload type com.apple.security.root). The same certificate gives the same profile, so that a second
    download takes the place of the first."""
    name = ssl.DER_cert_to_PEM_cert(authority)
    identifier = f"roundsman.certificate.{uuid.uuid5(_NAMESPACE, name)}"
    payload = {
        "PayloadType": "com.apple.security.root",
        "PayloadVersion": 1,
        "PayloadIdentifier": f"{identifier}.root",
        "PayloadUUID": str(uuid.uuid5(_NAMESPACE, f"root {name}")).upper(),
        "PayloadDisplayName": "Roundsman phones",
        "PayloadCertificateFileName": "roundsman.crt",
        "PayloadContent": authority,
    }
    return plistlib.dumps(
        {
            "PayloadType": "Configuration",
            "PayloadVersion": 1,
            "PayloadIdentifier": identifier,
            "PayloadUUID": str(uuid.uuid5(_NAMESPACE, f"profile {name}")).upper(),
            "PayloadDisplayName": "Roundsman",
            "PayloadDescription": "Lets this phone trust the dispatcher's own server.",
            "PayloadContent": [payload],
        }
    )
