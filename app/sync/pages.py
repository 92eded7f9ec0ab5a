"""The driver's page: static files from memory, the same for everybody; it holds no data of anyone."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from app.sync.service import Service
from resources.driver_page import driver_page

_MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
_PAGE_HEADERS = {
    # no text of anybody can become script: only files of this server run, and none is made from text
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
        " connect-src 'self'; manifest-src 'self'; worker-src 'self'; media-src 'self' blob:;"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
        " require-trusted-types-for 'script'; trusted-types roundsman-worker"
    ),
    "permissions-policy": "camera=(self), geolocation=(self), screen-wake-lock=(self), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
_ASK_AGAIN = "no-cache"
_KEEP = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it is sent; ``etag`` names its content."""

    content: bytes
    packed: bytes
    etag: str
    media_type: str
    caching: str

    @classmethod
    def of(cls, name: str, content: bytes, caching: str) -> _File:
        return cls(
            content=content,
            packed=gzip.compress(content, 9, mtime=0),
            etag=f'"{hashlib.sha256(content).hexdigest()[:24]}"',
            media_type=_MEDIA_TYPES[PurePosixPath(name).suffix],
            caching=caching,
        )


class Pages:
    """Pages for a phone's browser."""

    def __init__(self, service: Service) -> None:
        self._service = service
        shown = driver_page()
        self._version = shown.version
        self._page = _File.of("index.html", shown.page, _ASK_AGAIN)
        self._worker = _File.of("sw.js", shown.worker, _ASK_AGAIN)
        self._assets = {name: _File.of(name, content, _KEEP) for name, content in shown.assets.items()}

    def routes(self) -> list[Route]:
        """Path and method of each."""
        return [
            Route("/driver", self.driver, methods=["GET"]),
            Route("/driver/", self.without_slash, methods=["GET"]),
            Route("/driver/sw.js", self.worker, methods=["GET"]),
            Route("/driver/{version}/{name:path}", self.asset, methods=["GET"]),
        ]

    async def driver(self, request: Request) -> Response:
        """The driver's page."""
        return self._sent(request, self._page)

    async def without_slash(self, _: Request) -> Response:
        """The driver's page, for who ends its address so."""
        return RedirectResponse("/driver", headers={"x-epoch": self._service.epoch})

    async def worker(self, request: Request) -> Response:
        """The service worker, which may keep the page itself although it lies below it."""
        return self._sent(request, self._worker, {"service-worker-allowed": "/driver"})

    async def asset(self, request: Request) -> Response:
        """A file of the page in the version that is served; an older one is gone."""
        file = self._assets.get(request.path_params["name"])
        if file is None or request.path_params["version"] != self._version:
            raise HTTPException(404, "There is nothing here: open /driver again.")
        return self._sent(request, file)

    def _sent(self, request: Request, file: _File, more: dict[str, str] | None = None) -> Response:
        headers = {
            **_PAGE_HEADERS,
            **(more or {}),
            "cache-control": file.caching,
            "etag": file.etag,
            "vary": "accept-encoding",
            "x-epoch": self._service.epoch,
        }
        if file.etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        content = file.content
        if "gzip" in request.headers.get("accept-encoding", "") and len(file.packed) < len(content):
            content = file.packed
            headers["content-encoding"] = "gzip"
        return Response(content, headers=headers, media_type=file.media_type)
