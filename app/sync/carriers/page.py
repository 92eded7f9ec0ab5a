"""An offer's page as HTML. It has no script: it is read, and answered with a form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.carriers import price_text
from app.domain.orders import TaskKind
from app.domain.tenders import Answer, KeptTender, OfferedVisit, TenderPage, TenderState
from app.sync.customers.markup import Html, h
from app.sync.customers.page import dialled, framed
from app.sync.customers.texts import Texts

_LOOKS = {
    "open": "planned",
    "confirming": "en_route",
    "accepted": "completed",
    "declined": "cancelled",
    "lapsed": "failed",
    "withdrawn": "cancelled",
}


@dataclass(frozen=True, slots=True)
class OfferView:
    """An offer as its carrier sees it at ``now``."""

    page: TenderPage
    kept: KeptTender
    texts: Texts
    now: datetime

    @property
    def standing(self) -> str:
        """How it stands: as the desk last said, or as follows from an answer that the desk has not
        taken in yet, and from the time."""
        if self.kept.state is not TenderState.OPEN:
            return self.kept.state.value
        if self.kept.answer:
            return "confirming" if self.kept.answer == Answer.ACCEPT else TenderState.DECLINED.value
        return "open" if self.kept.takes_answers(self.now) else TenderState.LAPSED.value

    def moment(self, at: datetime) -> str:
        """``10:40``, with the day where it is not today."""
        local = self._local(at)
        if local.date() == self._local(self.now).date():
            return self.texts.clock(local)
        return self.texts.say("on_day", day=self.texts.day(local), time=self.texts.clock(local))

    def span(self, span: tuple[datetime, datetime]) -> str:
        """``Tuesday 1.12., 10:40-12:00``."""
        start, end = map(self._local, span)
        times = f"{self.texts.clock(start)}\u2013{self.texts.clock(end)}"
        return self.texts.say("on_day", day=self.texts.day(start), time=times)

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(ZoneInfo(self.page.zone))


def offer_page(view: OfferView, token: str, trouble: str = "") -> bytes:
    """The page of an offer; ``trouble`` says why an answer was not taken."""
    say, page, standing = view.texts.say, view.page, view.standing
    main = h(
        "main",
        h(
            "header",
            h("p", page.site, class_="site", dir="auto"),
            h("p", h("bdi", page.carrier), class_="ref"),
        ),
        h(
            "section",
            h("p", say(f"tender_{standing}"), class_=f"state state-{_LOOKS[standing]}"),
            h("h1", price_text(page.total), id="price"),
            h("p", view.texts.count("tender_stops", len(page.visits)), id="detail"),
            h("p", _what_now(view), id="what-now"),
            h("p", trouble, class_="trouble", role="alert") if trouble else None,
            class_="now",
        ),
        _form(view, token),
        *(_visit(view, visit) for visit in page.visits if _is_shown(standing)),
        _foot(view, token),
    )
    title = say("tender_title")
    return framed(view.texts, f"{page.site}: {title}" if page.site else title, main, has_script=False)


def _is_shown(standing: str) -> bool:
    """Whether what was offered is still to be seen: not once it is over without an agreement."""
    return standing in ("open", "confirming", "accepted")


def _what_now(view: OfferView) -> str:
    time = view.moment(view.page.deadline)
    return view.texts.say(f"tender_{view.standing}_why", time=time, site=view.page.site)


def _form(view: OfferView, token: str) -> Html | None:
    if view.standing != "open":
        return None
    say = view.texts.say
    accept = h("button", say("tender_accept"), type="submit", name="answer", value=Answer.ACCEPT.value)
    decline = h(
        "button",
        say("tender_decline"),
        type="submit",
        name="answer",
        value=Answer.DECLINE.value,
        class_="call",
    )
    return h("form", accept, decline, method="post", action=f"/c/{token}")


def _visit(view: OfferView, visit: OfferedVisit) -> Html:
    say = view.texts.say
    kind = say("tender_pickup" if visit.kind is TaskKind.PICKUP else "tender_delivery")
    facts = (
        (say("tender_when"), ", ".join(map(view.span, visit.windows)) or say("tender_any_time")),
        (say("tender_amounts"), visit.amounts),
        (say("tender_price"), price_text(visit.price)),
        (say("tender_whom"), visit.name),
        (say("tender_address"), visit.address),
        (say("tender_phone"), visit.phone),
        (say("tender_notes"), visit.notes),
    )
    rows = [
        part for name, value in facts if value for part in (h("dt", name), h("dd", value, dir="auto"))
    ]
    head = h("h2", kind, " ", h("bdi", visit.town))
    ref = h("p", h("span", say("order")), " ", h("bdi", visit.reference), class_="hint")
    return h("section", head, ref if visit.reference else None, h("dl", *rows), class_="visit")


def _foot(view: OfferView, token: str) -> Html:
    say, phone = view.texts.say, view.page.phone
    number = dialled(phone)
    call = h("a", say("call", phone=phone), href=f"tel:{number}", class_="call") if number else None
    return h("footer", call, h("p", h("a", say("refresh"), href=f"/c/{token}")))
