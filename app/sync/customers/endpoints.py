"""The customer's tracking page: who has its token sees one order, and may say something about it.

Nothing tells a token that never was from one that has expired: both are looked up alike, by a hash, and
answered alike. The token stands in the page's address, so no other site is told that address, nothing
is cached, and no search engine may keep it.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from app.domain.customer_words import GivenTracking, Reception
from app.domain.errors import InputRefused
from app.domain.timing import rfc3339
from app.domain.tracked_orders import Wish
from app.sync.bells import DESK, driver_topic
from app.sync.customers.page import Trouble, gone_page, page_of
from app.sync.customers.saying import NotTaken, Said, fact_of, is_form, read_said
from app.sync.customers.shapes import place_shown, span_shown, time_shown, tracking_read
from app.sync.customers.texts import Texts, language_of, texts_of
from app.sync.customers.view import TrackedView
from app.sync.rates import Rates
from app.sync.service import Service, address_of, read_json, reply, secret_hash
from app.sync.wire.tracking import SaidReply, StatusReply, TrackingReply, TrackingRequest
from resources.tracking_page import tracking_page

TOKEN = re.compile("[A-Za-z0-9_-]{43}")
NOTHING = "There is nothing here."
UNLISTED = {"x-robots-tag": "noindex, nofollow, noarchive"}
PAGE_HEADERS = {
    **UNLISTED,
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
        " require-trusted-types-for 'script'"
    ),
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
"""The guard adds what every reply carries: no-store, no-referrer, nosniff."""
_MEDIA_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class _Opened:
    """What a token opened."""

    token: str
    token_hash: str
    view: TrackedView


class Tracking:
    """The endpoints: the page, what belongs to it, and the desk's way to change it."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._files = tracking_page()
        bounds = service.settings.bounds
        self._by_address = Rates(bounds.words_address_rate, bounds.words_address_burst)
        self._by_token = Rates(bounds.words_rate, bounds.words_burst)

    def routes(self) -> list[Route]:
        """Path and method of each."""
        return [
            Route("/v1/desk/tracking/{token}", self.put, methods=["PUT"]),
            Route("/t/{token}", self.page, methods=["GET"]),
            Route("/t/{token}/", self.without_slash, methods=["GET"]),
            Route("/t/{token}/status", self.status, methods=["GET"]),
            Route("/t/{token}/proof/{sha256}", self.picture, methods=["GET"]),
            Route("/t/{token}/note", self.note, methods=["POST"]),
            Route("/t/{token}/rating", self.rating, methods=["POST"]),
            Route("/t/{token}/slot", self.slot, methods=["POST"]),
            Route("/tracking/{version}/{name}", self.asset, methods=["GET"]),
        ]

    async def put(self, request: Request) -> Response:
        """Make this what a token's page shows."""
        service = self._service
        await service.desk(request)
        token = request.path_params["token"]
        if not TOKEN.fullmatch(token):
            raise HTTPException(400, "A tracking token has 43 characters: 256 random bits, url-safe.")
        asked = await read_json(request, TrackingRequest)
        try:
            order = tracking_read(asked)
        except InputRefused as error:
            raise HTTPException(400, f"The request cannot be read: {error}") from error
        body = msgspec.json.encode(asked).decode()
        page = GivenTracking(order.stop_id, order.expires, body)
        await service.db(service.store.tracking.put, secret_hash(token), page)
        url = f"{service.settings.public_url}/t/{token}"
        return reply(TrackingReply(epoch=service.epoch, url=url, expires=rfc3339(order.expires)))

    async def page(self, request: Request) -> Response:
        """The order's page, or the one that says nothing."""
        opened = await self._open(request)
        if opened is None:
            return self._gone(request)
        return self._html(page_of(opened.view, opened.token))

    async def without_slash(self, request: Request) -> Response:
        """The page, for who was sent its address with a slash behind it."""
        headers = {**UNLISTED, "x-epoch": self._service.epoch}
        return RedirectResponse(f"/t/{request.path_params['token']}", headers=headers)

    async def status(self, request: Request) -> Response:
        """What on the page may have changed."""
        opened = await self._open(request)
        if opened is None:
            raise HTTPException(404, NOTHING, UNLISTED)
        view = opened.view
        order = view.order
        status = StatusReply(
            epoch=self._service.epoch,
            state=order.state,
            as_of=rfc3339(order.as_of),
            window=span_shown(order.window),
            expected=span_shown(None if view.is_final else order.expected),
            stops_before=order.stops_before,
            van=place_shown(view.van),
            van_at=time_shown(order.van_at if view.van else None),
            finished_at=time_shown(order.finished_at),
            words=view.words(),
            layout=view.layout(),
        )
        return reply(status, headers=UNLISTED)

    async def picture(self, request: Request) -> Response:
        """A proof that this order's page names, and no other."""
        service = self._service
        opened = await self._open(request)
        sha256 = request.path_params["sha256"]
        found = None
        if opened is not None and sha256 in opened.view.pictures:
            found = await service.db(service.store.proofs.read, sha256)
        if found is None:
            raise HTTPException(404, NOTHING, UNLISTED)
        proof, content = found
        headers = {**UNLISTED, "x-epoch": service.epoch}
        return Response(content, headers=headers, media_type=proof.media_type)

    async def note(self, request: Request) -> Response:
        """Instructions for the driver."""
        return await self._say(request, Wish.NOTE)

    async def rating(self, request: Request) -> Response:
        """How it was."""
        return await self._say(request, Wish.RATING)

    async def slot(self, request: Request) -> Response:
        """Another time, of those that are offered."""
        return await self._say(request, Wish.SLOT)

    async def asset(self, request: Request) -> Response:
        """A file of the page, the same for everybody, in the version that is served."""
        name = request.path_params["name"]
        content = self._files.assets.get(name)
        if content is None or request.path_params["version"] != self._files.version:
            raise HTTPException(404, NOTHING)
        headers = {
            "cache-control": "public, max-age=31536000, immutable",
            "x-epoch": self._service.epoch,
        }
        return Response(content, headers=headers, media_type=_MEDIA_TYPES[name.rpartition(".")[2]])

    # --- what a token opens, and what is said there ---------------------------------------------

    async def _open(self, request: Request) -> _Opened | None:
        """What the token opens now. A text that can be no token is looked up like any other."""
        service, token = self._service, request.path_params["token"]
        token_hash, now = secret_hash(token), service.now()
        found = await service.db(service.store.tracking.find, token_hash, now)
        if found is None:
            return None
        page, said = found
        order = tracking_read(msgspec.json.decode(page.body, type=TrackingRequest))
        texts = self._texts(request, order.language)
        return _Opened(token, token_hash, TrackedView(order, said, texts, now))

    async def _say(self, request: Request, wish: Wish) -> Response:
        opened = await self._open(request)
        if opened is None:
            return self._nothing(request)
        try:
            event_id = await self._heard(request, opened, await read_said(request, wish))
        except NotTaken as refused:
            return self._refused(request, opened, refused)
        if event_id is None:
            return self._nothing(request)
        if not is_form(request):
            return reply(SaidReply(epoch=self._service.epoch, id=event_id), headers=UNLISTED)
        headers = {**UNLISTED, "x-epoch": self._service.epoch}
        return RedirectResponse(f"/t/{opened.token}#your-{wish.value}", 303, headers)

    async def _heard(self, request: Request, opened: _Opened, said: Said) -> str | None:
        """Keep the words; returns the fact's id, None where the page went while they were on their way.

        Raises:
            NotTaken: not now, not so often, or nothing more of this kind.
        """
        service, view = self._service, opened.view
        fact = fact_of(said, view.order, opened.token_hash, view.now)
        if any(fact.event_id == known.event_id for known in view.said):
            return fact.event_id
        if said.wish not in view.order.wishes:
            raise NotTaken("trouble_not_now", 409, said)
        if said.wish is Wish.SLOT and said.slot not in view.slots:
            raise NotTaken("trouble_slot", 409, said)
        wait = self._by_token.take(opened.token_hash) or self._by_address.take(address_of(request))
        if wait:
            raise NotTaken("trouble_slow", 429, said, wait)
        heard = await service.db(
            service.store.tracking.hear, opened.token_hash, fact, view.most(said.wish)
        )
        if heard.reception is Reception.GONE:
            return None
        if heard.reception is Reception.ENOUGH:
            is_late = said.wish is Wish.SLOT  # another form of this page was quicker
            raise NotTaken("trouble_slot" if is_late else "trouble_enough", 409, said)
        if heard.reception is Reception.KEPT:
            service.bells.ring(DESK)
        if heard.driver_id:
            service.bells.ring(driver_topic(heard.driver_id))
        return fact.event_id

    def _nothing(self, request: Request) -> Response:
        if is_form(request):
            return self._gone(request)
        raise HTTPException(404, NOTHING, UNLISTED)

    def _refused(self, request: Request, opened: _Opened, refused: NotTaken) -> Response:
        said, view = refused.said, opened.view
        words = view.texts.say(refused.why)
        headers = (
            {"retry-after": str(math.ceil(refused.retry_after_s))} if refused.retry_after_s else {}
        )
        if not is_form(request):
            raise HTTPException(refused.status, words, {**UNLISTED, **headers})
        trouble = Trouble(said.wish, words, said.text, said.stars)
        return self._html(page_of(view, opened.token, trouble), refused.status, headers)

    # --- pages ----------------------------------------------------------------------------------

    def _texts(self, request: Request, language: str = "") -> Texts:
        return texts_of(language_of(language, request.headers.get("accept-language", "")))

    def _gone(self, request: Request) -> Response:
        return self._html(gone_page(self._texts(request)), 404)

    def _html(self, content: bytes, status: int = 200, more: dict[str, str] | None = None) -> Response:
        headers = {**PAGE_HEADERS, "x-epoch": self._service.epoch, **(more or {})}
        return Response(content, status, headers=headers, media_type="text/html")
