"""A carrier's offer: who has its token sees it and answers it, once.

Looking changes nothing: mail programs and their scanners open every link. The same care as with
customers' pages, whose headers these are; see ``app.sync.customers.endpoints``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from urllib.parse import parse_qs
from uuid import NAMESPACE_URL, uuid5

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from app.domain.errors import InputRefused
from app.domain.events import Actor, ActorKind, Event, EventType
from app.domain.tenders import Answer, KeptTender, TenderState
from app.domain.timing import rfc3339
from app.sync.bells import DESK
from app.sync.carriers.page import OfferView, offer_page
from app.sync.carriers.shapes import offer_shown, tender_read
from app.sync.customers.endpoints import NOTHING, PAGE_HEADERS, TOKEN, UNLISTED
from app.sync.customers.page import gone_page
from app.sync.customers.saying import is_form
from app.sync.customers.texts import Texts, language_of, texts_of
from app.sync.limits import read_body
from app.sync.rates import Rates
from app.sync.service import Service, address_of, decode, read_json, reply, secret_hash
from app.sync.wire.tenders import AnswerRequest, TenderReply, TenderRequest

_BYTES = 16 * 1024
_MOST_FIELDS = 200


@dataclass(frozen=True, slots=True)
class _Opened:
    """What a token opened."""

    token: str
    sent: TenderRequest
    view: OfferView


class Tenders:
    """The endpoints: the page, the answer, and the desk's way to change it."""

    def __init__(self, service: Service) -> None:
        self._service = service
        bounds = service.settings.bounds
        self._by_address = Rates(bounds.words_address_rate, bounds.words_address_burst)

    def routes(self) -> list[Route]:
        """Path and method of each."""
        return [
            Route("/v1/desk/tenders/{token}", self.put, methods=["PUT"]),
            Route("/c/{token}", self.at_page, methods=["GET", "POST"]),
            Route("/c/{token}/status", self.status, methods=["GET"]),
        ]

    async def put(self, request: Request) -> Response:
        """Make this what a token's page shows."""
        service = self._service
        await service.desk(request)
        token = request.path_params["token"]
        if not TOKEN.fullmatch(token):
            raise HTTPException(400, "A tender's token has 43 characters: 256 random bits, url-safe.")
        asked = await read_json(request, TenderRequest)
        try:
            page = tender_read(asked)
        except InputRefused as error:
            raise HTTPException(400, f"The request cannot be read: {error}") from error
        kept = KeptTender(
            tender_id=page.tender_id,
            state=page.state,
            deadline=page.deadline,
            expires=page.expires,
            stop_ids=tuple(visit.stop_id for visit in page.visits),
            body=msgspec.json.encode(asked).decode(),
        )
        await service.db(service.store.tenders.put, secret_hash(token), kept)
        url = f"{service.settings.public_url}/c/{token}"
        return reply(TenderReply(epoch=service.epoch, url=url, expires=rfc3339(page.expires)))

    async def at_page(self, request: Request) -> Response:
        """The page, or an answer to it: one route, so that ``Allow`` names both."""
        return await (self._answer if request.method == "POST" else self._page)(request)

    async def status(self, request: Request) -> Response:
        """The offer for a carrier's program."""
        opened = await self._open(request)
        if opened is None:
            raise HTTPException(404, NOTHING, UNLISTED)
        return reply(offer_shown(self._service.epoch, opened.view.kept, opened.sent), headers=UNLISTED)

    async def _page(self, request: Request) -> Response:
        opened = await self._open(request)
        if opened is None:
            return self._gone(request)
        return self._html(offer_page(opened.view, opened.token))

    async def _answer(self, request: Request) -> Response:
        """Take an answer: the first one, before the deadline."""
        service = self._service
        answer = await _answer_of(request)
        wait = self._by_address.take(address_of(request))
        if wait:
            words = "Too many requests: slow down."
            raise HTTPException(429, words, {**UNLISTED, "retry-after": str(math.ceil(wait))})
        opened = await self._open(request)
        if opened is None:
            if is_form(request):
                return self._gone(request)
            raise HTTPException(404, NOTHING, UNLISTED)
        token_hash = secret_hash(opened.token)
        fact = _fact(opened, token_hash, answer)
        before = await service.db(service.store.tenders.answer, token_hash, fact, answer.value)
        if before is not None and before.takes_answers(fact.at):
            service.bells.ring(DESK)
        elif before is None or not _says_the_same(before, answer):
            return await self._refused(request)
        if not is_form(request):
            return await self.status(request)
        return RedirectResponse(f"/c/{opened.token}", 303, {**UNLISTED, "x-epoch": service.epoch})

    async def _refused(self, request: Request) -> Response:
        """Nothing was changed; the page says how the offer stands."""
        opened = await self._open(request)
        if opened is None:
            return self._gone(request)
        words = opened.view.texts.say("tender_not_taken")
        if is_form(request):
            return self._html(offer_page(opened.view, opened.token, words), 409)
        raise HTTPException(409, f"{words} ({opened.view.standing})", UNLISTED)

    async def _open(self, request: Request) -> _Opened | None:
        """What the token opens now. A text that can be no token is looked up like any other."""
        service, token = self._service, request.path_params["token"]
        now = service.now()
        kept = await service.db(service.store.tenders.find, secret_hash(token), now)
        if kept is None:
            return None
        sent = msgspec.json.decode(kept.body, type=TenderRequest)
        view = OfferView(tender_read(sent), kept, self._texts(request), now)
        return _Opened(token, sent, view)

    def _texts(self, request: Request) -> Texts:
        return texts_of(language_of("", request.headers.get("accept-language", "")))

    def _gone(self, request: Request) -> Response:
        return self._html(gone_page(self._texts(request)), 404)

    def _html(self, content: bytes, status: int = 200) -> Response:
        headers = {**PAGE_HEADERS, "x-epoch": self._service.epoch}
        return Response(content, status, headers=headers, media_type="text/html")


async def _answer_of(request: Request) -> Answer:
    """What was answered.

    Raises:
        HTTPException: 400 it cannot be read, 408, 413.
    """
    body = await read_body(request, _BYTES)
    if not is_form(request):
        return decode(body, AnswerRequest).answer
    try:
        fields = parse_qs(body.decode("ascii", "replace"), max_num_fields=_MOST_FIELDS)
        return Answer(fields.get("answer", [""])[0])
    except ValueError as error:
        raise HTTPException(400, "The form cannot be read: open the page again.") from error


def _says_the_same(kept: KeptTender, answer: Answer) -> bool:
    """Whether an answer repeats the one that was taken: a second click, a lost reply."""
    settled = {Answer.ACCEPT: TenderState.ACCEPTED, Answer.DECLINE: TenderState.DECLINED}
    return kept.answer == answer and kept.state in (TenderState.OPEN, settled[answer])


def _fact(opened: _Opened, token_hash: str, answer: Answer) -> Event:
    """The answer as a fact, under an id that follows from it: there is one for each offer."""
    page, now = opened.view.page, opened.view.now
    return Event(
        event_id=str(uuid5(NAMESPACE_URL, f"carrier/{token_hash}")),
        type=EventType.TENDER_ANSWERED,
        at=now,
        received_at=now,
        actor=Actor(ActorKind.CARRIER, page.carrier_id),
        stop_id=page.visits[0].stop_id,
        data={"tender": page.tender_id, "carrier": page.carrier_id, "answer": answer.value},
    )
