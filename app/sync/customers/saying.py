"""What a customer says on the tracking page: read, cleaned, and made into a fact."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl
from uuid import NAMESPACE_URL, uuid5

from starlette.exceptions import HTTPException
from starlette.requests import Request

from app.domain.events import Actor, ActorKind, Event
from app.domain.tracked_orders import TrackedOrder, Wish
from app.sync.customers.view import TYPES
from app.sync.limits import read_body
from app.sync.service import decode
from app.sync.wire.tracking import MOST_CHARACTERS, NoteRequest, RatingRequest, SlotRequest

_BYTES = 16 * 1024
"""500 characters of any script, percent-encoded, and a form's other fields."""
_MOST_FIELDS = 8
_FORM_ID = re.compile("[A-Za-z0-9_-]{16,64}")


@dataclass(frozen=True, slots=True)
class Said:
    """A customer's words. ``form_id`` is the same when the same form is sent again; ``stars`` are 1 to
    5 of a rating, else 0; ``slot`` names the time that was chosen."""

    wish: Wish
    form_id: str
    text: str
    stars: int = 0
    slot: str = ""


class NotTaken(Exception):
    """The words are not taken; ``why`` names the text that says so, ``said`` is what was sent."""

    def __init__(self, why: str, status: int, said: Said, retry_after_s: float = 0.0) -> None:
        super().__init__(why)
        self.why = why
        self.status = status
        self.said = said
        self.retry_after_s = retry_after_s


def is_form(request: Request) -> bool:
    """Whether a page's form was sent, and not JSON: its answer is a page."""
    return "json" not in request.headers.get("content-type", "").lower()


async def read_said(request: Request, wish: Wish) -> Said:
    """The customer's words of a request.

    Raises:
        NotTaken: there are none, too many, or no stars.
        HTTPException: 400 it cannot be read, 408, 413.
    """
    body = await read_body(request, _BYTES)
    said = _of_form(body, wish) if is_form(request) else _of_json(body, wish)
    if len(said.text) > MOST_CHARACTERS:
        raise NotTaken("trouble_long", 400, said)
    if wish is Wish.NOTE and not said.text:
        raise NotTaken("trouble_empty", 400, said)
    if wish is Wish.RATING and not 1 <= said.stars <= 5:
        raise NotTaken("trouble_stars", 400, said)
    return said


def fact_of(said: Said, order: TrackedOrder, token_hash: str, now: datetime) -> Event:
    """The words as a fact. Its id follows from the form and what it held: the same form sent again is
    the same fact, with other words in it another."""
    name = f"customer/{token_hash}/{said.form_id}/{said.wish}/{said.stars}/{said.slot}{said.text}"
    data: dict[str, object] = {"reference": order.reference}
    if said.wish is Wish.RATING:
        data["stars"] = said.stars
    if said.wish is Wish.SLOT:
        data["slot"] = said.slot
    return Event(
        event_id=str(uuid5(NAMESPACE_URL, name)),
        type=TYPES[said.wish],
        at=now,
        received_at=now,
        actor=Actor(ActorKind.CUSTOMER),
        shift_id=order.shift_id,
        stop_id=order.stop_id,
        note=said.text,
        data=data,
    )


def _of_json(body: bytes, wish: Wish) -> Said:
    if wish is Wish.NOTE:
        note = decode(body, NoteRequest)
        return Said(wish, note.id, _cleaned(note.text))
    if wish is Wish.SLOT:
        chosen = decode(body, SlotRequest)
        return Said(wish, chosen.id, "", slot=chosen.slot)
    rating = decode(body, RatingRequest)
    return Said(wish, rating.id, _cleaned(rating.text), rating.stars)


def _of_form(body: bytes, wish: Wish) -> Said:
    try:
        fields = dict(
            parse_qsl(
                body.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS
            )
        )
    except ValueError as error:
        raise HTTPException(400, f"The form cannot be read: {error}") from error
    form_id, stars = fields.get("id", ""), fields.get("stars", "")
    if not _FORM_ID.fullmatch(form_id):
        raise HTTPException(400, "The form cannot be read: open the page again.")
    is_one_to_five = stars in ("1", "2", "3", "4", "5")
    text = _cleaned(fields.get("text", ""))
    slot = fields.get("slot", "") if wish is Wish.SLOT else ""
    return Said(wish, form_id, text, int(stars) if is_one_to_five else 0, slot)


def _cleaned(text: str) -> str:
    """Lines end as they do here (a form sends CR LF), and nothing in them but what can be read; ''
    where there is nothing to see."""
    lines = _TURNED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    said = "".join(c for c in lines if c == "\n" or unicodedata.category(c) not in _UNREADABLE).strip()
    return said if any(unicodedata.category(c) not in _UNSEEN for c in said) else ""


_UNREADABLE = ("Cc", "Cs", "Cn")
_UNSEEN = (*_UNREADABLE, "Cf", "Mn", "Zs", "Zl", "Zp")
_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn round what stands beside them, be it the dispatcher's own words. Arabic and Hebrew
are written without."""
