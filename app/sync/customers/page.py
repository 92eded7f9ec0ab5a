"""The tracking page as HTML. All of it can be read and used without its script."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from urllib.parse import quote

from app.domain.events import Event, EventType
from app.domain.geo import LonLat
from app.domain.tracked_orders import TrackedState, Wish
from app.sync.customers.markup import Html, document, h, together
from app.sync.customers.texts import Texts
from app.sync.customers.view import TrackedView
from app.sync.wire.tracking import MOST_CHARACTERS
from resources.tokens import load_tokens
from resources.tracking_page import tracking_page

ASSETS = f"/tracking/{tracking_page().version}"

_STATE_LOOKS = {
    TrackedState.PLANNED: "planned",
    TrackedState.ON_THE_WAY: "en_route",
    TrackedState.NEXT: "en_route",
    TrackedState.HERE: "arrived",
    TrackedState.DONE: "completed",
    TrackedState.FAILED: "failed",
    TrackedState.CALLED_OFF: "cancelled",
}
_WAY = (TrackedState.PLANNED, TrackedState.ON_THE_WAY, TrackedState.NEXT, TrackedState.DONE)
_CUTS = {
    "chevron": "M8 6l4 4-4 4",
    "pause": "M8 7v6M12 7v6",
    "tick": "M6.5 10.5l2.5 2.5 4.5-5.5",
    "cross": "M7 7l6 6M13 7l-6 6",
}
_STAR = "M12 2.5l2.9 6.2 6.8.8-5 4.7 1.3 6.7-6-3.4-6 3.4 1.3-6.7-5-4.7 6.8-.8z"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why what the customer sent in a form was not taken; ``text`` and ``stars`` are what it held."""

    wish: Wish
    words: str
    text: str = ""
    stars: int = 0


def page_of(view: TrackedView, token: str, trouble: Trouble | None = None) -> bytes:
    """The page of an order; ``trouble`` is said beside its form."""
    where = f"/t/{token}"
    words, order = view.words(), view.order
    main = h(
        "main",
        h(
            "header",
            h("p", order.site, class_="site", dir="auto"),
            h("p", h("span", view.texts.say("order")), " ", h("bdi", order.reference), class_="ref"),
        ),
        h(
            "section",
            _way(view),
            h("p", _mark(view), view.state, class_=f"state state-{_STATE_LOOKS[order.state]}"),
            h("h1", words["headline"], id="headline", aria_live="polite"),
            _line("detail", words),
            _line("late", words),
            _van(view, words),
            class_="now",
        ),
        _facts(view),
        _pictures(view, where),
        _said(view, Wish.SLOT),
        _slot_form(view, where, trouble),
        _said(view, Wish.NOTE),
        _note_form(view, where, trouble),
        _said(view, Wish.RATING),
        _rating_form(view, where, trouble),
        _orphan(view, trouble),
        _foot(view, where, words),
        data_status=f"{where}/status",
        data_layout=view.layout(),
    )
    title = f"{view.title}: {words['headline']}".replace("\n", ", ")
    return framed(view.texts, title, main, has_script=True)


def gone_page(texts: Texts) -> bytes:
    """What is shown for every token that opens nothing, whatever the reason."""
    say = texts.say
    main = h("main", h("section", h("h1", say("gone")), h("p", say("gone_why")), class_="now"))
    return framed(texts, say("gone"), main, has_script=False)


def framed(texts: Texts, title: str, main: Html, has_script: bool) -> bytes:
    """A page for somebody who holds a token."""
    head = together(
        h("meta", name="viewport", content="width=device-width, initial-scale=1, viewport-fit=cover"),
        h("meta", name="color-scheme", content="light dark"),
        h("meta", name="robots", content="noindex"),
        h("meta", name="format-detection", content="telephone=no"),
        h("title", title),
        h("link", rel="icon", href=f"{ASSETS}/icon.svg"),
        h("link", rel="stylesheet", href=f"{ASSETS}/tokens.css"),
        h("link", rel="stylesheet", href=f"{ASSETS}/tracking.css"),
        h("script", src=f"{ASSETS}/tracking.js", type="module") if has_script else None,
    )
    return document(texts.language, texts.direction, head, main)


def _line(name: str, words: dict[str, str]) -> Html:
    """A text that the script keeps up to date, under its name."""
    return h("p", words[name], id=name, hidden=not words[name])


def _way(view: TrackedView) -> Html | None:
    """How far the order is, from planned to done; nothing where it never gets there."""
    state = TrackedState.NEXT if view.order.state is TrackedState.HERE else view.order.state
    if state not in _WAY:
        return None
    reached = _WAY.index(state)
    steps = (h("li", class_="reached" if n <= reached else None) for n in range(len(_WAY)))
    return h("ol", *steps, class_="way", aria_hidden="true")


def _mark(view: TrackedView) -> Html:
    """The state's shape, the same as on the dispatcher's board; a pickup is a square."""
    square = view.order.is_pickup
    shape = load_tokens().light.state(_STATE_LOOKS[view.order.state]).shape

    def body(kind: str) -> Html:
        if square:
            return h("rect", x="2.5", y="2.5", width=15, height=15, rx=1, class_=kind)
        return h("circle", cx=10, cy=10, r=8, class_=kind)

    parts = [body("hollow" if shape == "struck" else "full")]
    if shape == "struck":
        parts.append(h("path", d="M4 16 16 4", class_="hollow"))
    elif shape in _CUTS:
        parts.append(h("path", d=_CUTS[shape], class_="cut"))
    return h("svg", *parts, viewBox="0 0 20 20", class_="mark", aria_hidden="true")


def map_link(place: LonLat) -> str:
    """A map of a place that any phone and computer opens; asked for only when it is touched."""
    lat, lon = f"{place.lat:.5f}", f"{place.lon:.5f}"
    return f"https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=16/{lat}/{lon}"


def _van(view: TrackedView, words: dict[str, str]) -> Html:
    place = view.van
    link = map_link(place) if place else None
    return h(
        "p",
        h("span", words["seen"], id="seen"),
        " ",
        h("a", view.texts.say("map"), id="map", href=link, target="_blank", rel="noopener noreferrer"),
        id="van",
        hidden=place is None,
    )


def _facts(view: TrackedView) -> Html | None:
    rows = [together(h("dt", name), h("dd", value, dir="auto")) for name, value in view.facts()]
    return h("dl", *rows) if rows else None


def _pictures(view: TrackedView, where: str) -> Html | None:
    if not view.pictures:
        return None
    shown = []
    for number, sha256 in enumerate(view.pictures, start=1):
        source = f"{where}/proof/{sha256}"
        words = view.texts.say("picture", number=number)
        shown.append(h("a", h("img", src=source, alt=words, loading="lazy"), href=source))
    return h("section", h("h2", view.texts.say("proof")), h("div", *shown, class_="pictures"))


def _said(view: TrackedView, wish: Wish) -> Html | None:
    """The customer's own words, read back."""
    said = view.said_as(wish)
    if not said:
        return None
    headings = {Wish.NOTE: "your_note", Wish.RATING: "your_rating", Wish.SLOT: "your_slot"}
    heading = view.texts.say(headings[wish])
    rows = [h("li", *_words_of(view, event)) for event in said]
    return h("section", h("h2", heading), h("ul", *rows, class_="said"), id=f"your-{wish.value}")


def _words_of(view: TrackedView, event: Event) -> tuple[Html | None, ...]:
    stars = event.data.get("stars")
    return (
        h("p", view.slot_text(event)) if event.type is EventType.CUSTOMER_SLOT else None,
        h("p", view.texts.count("stars", stars)) if isinstance(stars, int) else None,
        h("p", event.note, dir="auto") if event.note else None,
        h("small", view.moment(event.at)),
    )


def _slot_form(view: TrackedView, where: str, trouble: Trouble | None) -> Html | None:
    if not view.may(Wish.SLOT):
        return None
    say, mine = view.texts.say, trouble if trouble and trouble.wish is Wish.SLOT else None
    choices = [
        h(
            "label",
            h("input", type="radio", name="slot", value=name, required=True),
            h("span", view.span(span)),
            class_="slot",
        )
        for name, span in view.slots.items()
    ]
    return _form(
        f"{where}/slot",
        h("h2", say("slot"), id="slot-title"),
        h("p", say("slot_hint"), class_="hint"),
        _alert(mine),
        h("div", *choices, role="radiogroup", aria_labelledby="slot-title"),
        h("button", say("slot_send"), type="submit"),
    )


def _note_form(view: TrackedView, where: str, trouble: Trouble | None) -> Html | None:
    if not view.may(Wish.NOTE):
        return None
    say, mine = view.texts.say, trouble if trouble and trouble.wish is Wish.NOTE else None
    return _form(
        f"{where}/note",
        h("h2", h("label", say("note"), for_="note")),
        h("p", say("note_hint"), class_="hint", id="note-hint"),
        _alert(mine),
        _field("note", mine, is_needed=True),
        h("button", say("note_send"), type="submit"),
    )


def _rating_form(view: TrackedView, where: str, trouble: Trouble | None) -> Html | None:
    if not view.may(Wish.RATING):
        return None
    texts, mine = view.texts, trouble if trouble and trouble.wish is Wish.RATING else None
    stars = [_star(texts, n, is_chosen=mine is not None and mine.stars == n) for n in range(1, 6)]
    return _form(
        f"{where}/rating",
        h("h2", texts.say("rating"), id="rating-title"),
        _alert(mine),
        h("div", *stars, class_="stars", role="radiogroup", aria_labelledby="rating-title"),
        h("label", texts.say("rating_words"), for_="rating", class_="hint", id="rating-hint"),
        _field("rating", mine, is_needed=False),
        h("button", texts.say("rating_send"), type="submit"),
    )


def _form(action: str, *parts: Html | None) -> Html:
    """A form under an id of its own, by which the server knows it again when it is sent twice."""
    once = h("input", type="hidden", name="id", value=secrets.token_hex(16))
    return h("form", once, *parts, method="post", action=action)


def _field(name: str, trouble: Trouble | None, is_needed: bool) -> Html:
    return h(
        "textarea",
        trouble.text if trouble else "",
        id=name,
        name="text",
        rows=3,
        maxlength=MOST_CHARACTERS,
        required=is_needed,
        dir="auto",
        autocomplete="off",
        aria_describedby=f"{name}-hint",
    )


def _star(texts: Texts, n: int, is_chosen: bool) -> Html:
    name = f"star-{n}"
    picture = h("svg", h("path", d=_STAR), viewBox="0 0 24 24", aria_hidden="true")
    return together(
        h("input", type="radio", name="stars", value=n, id=name, required=True, checked=is_chosen),
        h("label", picture, h("span", texts.count("stars", n), class_="unseen"), for_=name),
    )


def _alert(trouble: Trouble | None) -> Html | None:
    return h("p", trouble.words, class_="trouble", role="alert") if trouble else None


def _orphan(view: TrackedView, trouble: Trouble | None) -> Html | None:
    """What was wrong with a form that is not there any more; the customer's words are not lost."""
    if trouble is None or view.may(trouble.wish):
        return None
    lost = h("p", trouble.text, class_="lost", dir="auto") if trouble.text else None
    return h("section", _alert(trouble), lost)


def _foot(view: TrackedView, where: str, words: dict[str, str]) -> Html:
    say, phone = view.texts.say, view.order.phone
    number = dialled(phone)
    call = h("a", say("call", phone=phone), href=f"tel:{number}", class_="call") if number else None
    return h(
        "footer",
        call,
        h("p", words["offline"], id="offline", role="status", hidden=True),
        h("p", h("span", words["as-of"], id="as-of"), " ", h("a", say("refresh"), href=where)),
    )


def dialled(text: str) -> str:
    """A telephone number as it is dialled; '' where the text is none."""
    number = re.sub(r"[^0-9+*#]", "", text)
    return quote(number, safe="+*") if len(re.sub(r"\D", "", number)) >= 3 else ""
