"""Asking before the day is changed: an order called off, a driver who cannot go on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.board import Board, BoardStop, Lane
from app.domain.personal import REMOVED
from app.forgetting import STILL_HELD
from ui.desktop.asking import is_sure
from ui.desktop.controller import DeskController
from ui.desktop.hands.controller import HandsController
from ui.desktop.language import translate


def ask_to_call_off(parent: QWidget, board: Board, stop_id: str, controller: HandsController) -> str:
    """Call off the order of a stop, once the person is sure; returns what to say, '' for nothing."""
    if (stop := board.stop(stop_id)) is not None:
        order_id, name = stop.order_id, stop.name
        if stop.state.is_final:
            return translate("Amending", "{name} is over; there is nothing to call off.").format(
                name=name
            )
    elif (left := board.left_out(stop_id)) is not None:
        order_id, name = left.order_id, board.orders[left.order_id].tasks[0].place.name
    else:
        return translate("Amending", "Choose the stop of the order first.")
    if is_sure(
        parent,
        "Roundsman",
        translate("Amending", "Call off the order of {name}?").format(name=name),
        translate(
            "Amending",
            "It leaves its route, and the driver is told. What is on board comes back with the van. "
            "Undo takes it up again; it waits for a driver then.",
        ),
        translate("Amending", "Call off"),
    ):
        controller.call_off((order_id,))
    return ""


def ask_to_forget(parent: QWidget, board: Board, stop_id: str, controller: DeskController) -> str:
    """Remove what is known of a stop's customer, once the person is sure; returns what to say."""
    stop = board.stop(stop_id)
    if stop is None:
        return translate("Amending", "Choose a stop of the customer first.")
    if not stop.state.is_final:
        return translate(
            "Amending", "{name} is still to be done: finish the stop or call it off first."
        ).format(name=stop.name)
    if stop.name == REMOVED:
        return translate("Amending", "Nothing is known of this customer any more.")
    customer = ", ".join(part for part in (stop.name, stop.address) if part)
    if is_sure(
        parent,
        "Roundsman",
        translate("Amending", "Remove everything known of {customer}?").format(customer=customer),
        translate(
            "Amending",
            "Name, address, contact, notes, proofs and messages of all their "
            "orders go, here and at the sync server. The day's figures stay. This "
            "cannot be taken back. {still_held}",
        ).format(still_held=STILL_HELD),
        translate("Amending", "Remove"),
    ):
        controller.forget_customer(customer)
    return ""


def ask_to_take_out(parent: QWidget, board: Board, shift_id: str, controller: DeskController) -> str:
    """Take a driver out of the day, or back into it; returns what to say, '' for nothing."""
    lane = board.lane(shift_id)
    if lane is None:
        return translate("Amending", "Choose the driver first.")
    name = lane.shift.driver.name
    if lane.out:
        controller.bring_back(shift_id)
        return translate("Amending", "{name} is back in the day.").format(name=name)
    if lane.ended:
        return translate("Amending", "{name} has ended the shift already.").format(name=name)
    if is_sure(
        parent,
        "Roundsman",
        translate("Amending", "{name} cannot go on?").format(name=name),
        translate(
            "Amending",
            "{open_stops}. They are offered to the other drivers, who take over "
            "what is on board where the van stands. This can be taken back.",
        ).format(open_stops=_open_stops(lane)),
        translate("Amending", "Take out"),
    ):
        controller.take_out(shift_id)
    return ""


def _open_stops(lane: Lane) -> str:
    to_do: list[BoardStop] = [stop for stop in lane.stops if not stop.state.is_final]
    return translate("Amending", "%n stops are open", "", len(to_do))
