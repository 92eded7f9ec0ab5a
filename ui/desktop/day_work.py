"""What the dispatcher's commands do with the open day, off the GUI thread.

Each command returns the sentence a person is told, and raises a WorldError where it could not be done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from PySide6.QtGui import QImage

from app.desk import Desk
from app.domain.closures import NAMELESS, ClosedShape
from app.domain.count_words import names_text
from app.domain.errors import InputRefused, PlanningError, ServerUnreachable
from app.domain.report import ReportFormat
from app.domain.route_formats import RouteFormat
from app.domain.routing import StopRule
from app.domain.solution import Progress
from app.domain.tenders import Answer, Tender, TenderState
from app.fleet.keeping import import_fleet, write_fleet
from app.importing.changes import windows_text
from app.orchestration.proposals import GONE
from app.reports.proving import prove
from ui.desktop.formats import clock, day_text, money
from ui.desktop.language import translate
from ui.desktop.proof_card import read_picture
from ui.workplace import Workplace, write_routes
from ui.workplace import write_report as write_days


def plan_day(
    place: Workplace,
    desk: Desk,
    seconds: float,
    on_progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> str:
    """Make a draft of the day."""
    if not place.store.shifts(desk.day):
        raise PlanningError(
            translate(
                "DayWork",
                "Nobody works on {day} yet: give somebody a weekly shift "
                "(Ctrl+Shift+F) or import drivers and vehicles (Ctrl+Shift+O), then "
                "plan. The orders are kept.",
            ).format(day=day_text(desk.day))
        )
    outcome = desk.plan(StopRule(seconds=seconds), 1, on_progress, cancelled)
    stops = sum(len(record.route.stops) for record in outcome.records)
    given = sum(1 for item in outcome.unassigned if item.carrier_id)
    left = len(outcome.unassigned) - given
    parts = [translate("DayWork", "Planned %n stops", "", stops)]
    if given:
        parts.append(translate("DayWork", "%n given to carriers", "", given))
    if left:
        parts.append(translate("DayWork", "%n not planned", "", left))
    words = translate("DayWork", "{done}. Nothing is sent before you press Send.").format(
        done=", ".join(parts)
    )
    if not outcome.changed:
        return words
    told = translate(
        "DayWork", "Changed while it was being planned, so left out: {names}. Plan again to place them."
    )
    return f"{words} {told.format(names=names_text(outcome.changed, 3))}"


def import_fleet_file(place: Workplace, desk: Desk, path: Path) -> str:
    """Keep a file's depot, drivers and vehicles for the day in view."""
    depot, shifts = import_fleet(place.store, path, desk.day)
    desk.reload()
    return translate("DayWork", "%n drivers of {name} work on {day}.", "", len(shifts)).format(
        name=depot.name, day=day_text(desk.day)
    )


def write_fleet_file(place: Workplace, desk: Desk, path: Path) -> str:
    """Write the drivers and vehicles of the day in view."""
    count = write_fleet(place.store, path, desk.day)
    return translate("DayWork", "Wrote %n shifts of {day} to {path}.", "", count).format(
        day=day_text(desk.day), path=path
    )


def send_changes(desk: Desk, join: Callable[[], None]) -> str:
    """Give every changed route to its driver; ``join`` links the desk with the server."""
    changed = desk.release()
    try:
        join()
        desk.exchange()
    except ServerUnreachable as error:
        raise ServerUnreachable(
            translate(
                "DayWork", "{error} The changes are kept and go out when the server can be reached."
            ).format(error=error)
        ) from error
    if not changed:
        return translate("DayWork", "Nothing has changed since the last time.")
    return translate("DayWork", "Sent %n changed routes.", "", changed)


def accept_suggestion(desk: Desk, suggestion_id: str) -> str:
    """Do what a suggestion proposes; the exchange with the server sends it."""
    if desk.accept(suggestion_id):
        return translate("DayWork", "The suggestion is done and goes to the drivers.")
    return GONE


def undo_suggestion(desk: Desk, suggestion_id: str) -> str:
    """Put the routes back as they were before a suggestion was done."""
    if desk.undo(suggestion_id):
        return translate("DayWork", "It is taken back, and drivers are told.")
    return translate(
        "DayWork",
        "It can no longer be taken back: a driver has gone on from there. Nothing was changed.",
    )


def give_away(desk: Desk, order_id: str) -> str:
    """Give an order to the cheapest carrier that takes it."""
    name = desk.tracker.data.orders[order_id].tasks[-1].place.name
    offer = desk.give_away(order_id)
    words = translate("DayWork", "{name} is given to {carrier} for {price}.")
    return words.format(name=name, carrier=offer.name, price=money(offer.total))


def tender(desk: Desk, order_id: str) -> str:
    """Offer an order to the cheapest carrier that can be asked and was not asked before."""
    name = desk.tracker.data.orders[order_id].tasks[-1].place.name
    made = desk.tender((order_id,))
    words = translate(
        "DayWork", "{name} is offered to {carrier} for {price}; the answer is due by {time}."
    )
    depots = desk.tracker.data.shifts
    at = clock(made.deadline, depots[0].depot.zone if depots else None)
    return words.format(name=name, carrier=made.carrier, price=money(made.total), time=at)


def answer_tender(desk: Desk, tender_id: str, answer: Answer) -> str:
    """Do what follows from what a carrier said on the telephone."""
    done = desk.answer_tender(tender_id, answer)
    return _ends(done)


def withdraw_tender(desk: Desk, tender_id: str) -> str:
    """Take an offer back."""
    return _ends(desk.withdraw_tender(tender_id))


def _ends(done: Tender) -> str:
    """What became of an offer."""
    words = {
        TenderState.ACCEPTED: translate("DayWork", "{carrier} takes it for {price}."),
        TenderState.DECLINED: translate("DayWork", "{carrier} does not take it; it stays where it is."),
        TenderState.WITHDRAWN: translate("DayWork", "The offer to {carrier} is withdrawn."),
    }[done.state]
    return words.format(carrier=done.carrier, price=money(done.total))


def reclaim(desk: Desk, order_id: str) -> str:
    """Take an order back from its carrier."""
    name = desk.tracker.data.orders[order_id].tasks[-1].place.name
    desk.reclaim(order_id)
    return translate("DayWork", "{name} waits for a route again.").format(name=name)


def offer_slots(place: Workplace, desk: Desk, order_id: str) -> str:
    """Let an order's customer choose another time."""
    evaluator = place.evaluator()
    try:
        windows = desk.offer_slots(order_id, evaluator)
    finally:
        evaluator.close()
    offered = ", ".join(windows_text((each,)) for each in windows)
    return translate("DayWork", "Offered on the tracking page: {windows}.").format(windows=offered)


def take_slot(desk: Desk, order_id: str) -> str:
    """Promise the time that an order's customer chose."""
    kept = desk.take_slot(order_id)
    task = kept.order.tasks[-1]
    return translate("DayWork", "{name} is promised {windows} now; the page says so.").format(
        name=task.place.name, windows=windows_text(task.windows)
    )


def forget_customer(desk: Desk, wanted: str) -> str:
    """Remove everything known of a customer, here and at the sync server."""
    return translate("DayWork", "Removed: {words}.").format(words=desk.forget_customer(wanted).words)


def take_out(desk: Desk, shift_id: str) -> str:
    """A driver cannot go on."""
    desk.take_out(shift_id)
    name = next(s.driver.name for s in desk.tracker.data.shifts if s.shift_id == shift_id)
    return translate("DayWork", "{name} is out. The open stops are offered to the others.").format(
        name=name
    )


def close_roads(
    place: Workplace, desk: Desk, shapes: Iterable[ClosedShape], ends: datetime, note: str
) -> str:
    """Nobody can drive there from now until then; each can be opened again by itself."""
    closed = [(shape, place.regions.closed_by((shape,))) for shape in shapes]  # before any is kept
    for shape, roads in closed:
        desk.close_road(shape, desk.now(), ends, note, roads.name)
    desk.look_at_roads(place.regions)
    names = names_text([roads.name or NAMELESS for _, roads in closed], 3)
    return translate(
        "DayWork", "{names} is closed. Routes go round, and better ones are looked for."
    ).format(names=names)


def open_road(place: Workplace, desk: Desk, closure_id: str) -> str:
    """A road that was closed can be driven again."""
    desk.open_road(closure_id)
    desk.look_at_roads(place.regions)
    return translate("DayWork", "The road is open again.")


def write_order_proof(place: Workplace, desk: Desk, order_id: str, path: Path) -> str:
    """Write what happened to an order of the open day as a PDF."""
    order = desk.tracker.data.orders.get(order_id)
    if order is None:
        raise InputRefused(translate("DayWork", "This order is not on the day any more."))
    place.reports.write_order_proof(prove(place.store, order), path)
    return translate("DayWork", "Wrote {path}.").format(path=path)


def write_routes_file(place: Workplace, desk: Desk, path: Path) -> str:
    """Write the day's routes for other programs; the name's ending says in which format."""
    write_routes(place, desk.day, path, _format(RouteFormat, path))
    return translate("DayWork", "Wrote {path}.").format(path=path)


def write_report(place: Workplace, desk: Desk, path: Path) -> str:
    """Write the day's report; the name's ending says in which format."""
    form = _format(ReportFormat, path)
    write_days(place, (desk.day, desk.day), form, path, place.settings.reports.paper)
    return translate("DayWork", "Wrote {path}.").format(path=path)


def _format[T: StrEnum](known: type[T], path: Path) -> T:
    """The format that a file's name asks for."""
    try:
        return known(path.suffix.removeprefix(".").lower())
    except ValueError:
        endings = ", ".join(f".{each.value}" for each in known)
        raise InputRefused(
            translate("DayWork", "{name} has no known ending; use one of {endings}.").format(
                name=path.name, endings=endings
            )
        ) from None


def proof_picture(place: Workplace, sha256: str) -> QImage:
    """A driver's photo or signature; a null image where it is not here or cannot be read.

    Raises:
        StoreError: the drive refuses.
    """
    found = place.store.proofs.read(sha256)
    return read_picture(found[1]) if found is not None else QImage()
