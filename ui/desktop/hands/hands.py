"""Changing the plan by hand: commands, what they cost, undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from app.amending import CalledOff
from app.by_hand import Offer, Trial
from app.domain.board import Board, SuggestionCard
from app.domain.wishes import Nudge, Put, Reverse, TakeOff, Wish
from ui.desktop.hands.chooser import DriverChooser
from ui.desktop.hands.commands import CONTEXT_MENU
from ui.desktop.hands.lock_chooser import LockChooser
from ui.desktop.hands.part_chooser import PartChooser
from ui.desktop.hands.words import (
    called_off_words,
    calling_off_words,
    cost_words,
    drop_words,
    stop_name,
    stops_words,
    taken_up_words,
    wish_words,
)
from ui.desktop.labels import breakable, plain_label
from ui.desktop.language import marked, translate

if TYPE_CHECKING:
    from ui.desktop.actions import Actions
    from ui.desktop.hands.controller import HandsController
    from ui.desktop.hands.drag import DraggedLanes
    from ui.desktop.hands.on_map import DraggedMap
    from ui.desktop.hands.on_timeline import DraggedTimeline
    from ui.desktop.selection import Selection
    from ui.desktop.theme import Theme

CHOOSE_FIRST = marked("Hands", "Choose a stop first; several with Ctrl or Shift.")


class _Done(QUndoCommand):
    """A change that was made; taking it ``back`` and doing it ``again`` is work for elsewhere."""

    def __init__(self, words: str, back: Callable[[], None], again: Callable[[], None]) -> None:
        super().__init__(words)
        self._back = back
        self._again = again
        self._is_made = True  # pushing it "redoes" what is done already

    def redo(self) -> None:
        """Qt: once more."""
        if not self._is_made:
            self._again()
        self._is_made = False

    def undo(self) -> None:
        """Qt: back."""
        self._back()


class Hands(QObject):
    """See the module. ``say`` tells the person something, ``accept`` does all of a suggestion; texts on
    the board are plain."""

    def __init__(
        self,
        controller: HandsController,
        selection: Selection,
        theme: Theme,
        say: Callable[[str], None],
        accept: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._controller = controller
        self._selection = selection
        self._say = say
        self._accept = accept
        self._window = parent
        self._board: Board | None = None
        self._day: date | None = None
        self._chooser: DriverChooser | None = None
        self._parts: PartChooser | None = None
        self._hovered: Wish | None = None
        self._cost: QLabel = plain_label("", "dropcost", wrap=True)
        self.stack = QUndoStack(self)
        self.takes_drops = True
        controller.attach(self)

    # --- its place in the window --------------------------------------------------------------

    def below(self, lanes: DraggedLanes, actions: Actions) -> QWidget:
        """The lanes with a line below them that says what a drop would cost."""
        self.take_from(lanes, actions)
        self.stack.undoTextChanged.connect(
            lambda words: _name(actions["undo"], translate("Hands", "Undo"), words)
        )
        self.stack.redoTextChanged.connect(
            lambda words: _name(actions["redo"], translate("Hands", "Redo"), words)
        )
        self._cost.setMinimumHeight(56)
        self._cost.setContentsMargins(12, 6, 12, 6)
        self._cost.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._cost.setAccessibleName(translate("Hands", "What a drop would cost"))
        self._cost.hide()
        both = _Column()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(lanes, 1)
        column.addWidget(self._cost)
        return both

    def take_from(self, view: DraggedLanes | DraggedTimeline | DraggedMap, actions: Actions) -> None:
        """Follow what is dragged in this view, too."""
        view.hovered.connect(self._hover)
        view.dropped.connect(self._let_go)
        view.menu_wanted.connect(lambda at: self._open_menu(at, actions))

    def show_board(self, board: Board) -> None:
        """Follow the day; on another day nothing of this one is undone."""
        if board.day != self._day:
            self.stack.clear()
            self._day = board.day
        self._board = board

    def _open_menu(self, at: QPoint, actions: Actions) -> None:
        menu = self.menu(actions)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def menu(self, actions: Actions) -> QMenu:
        """What can be done with the chosen stops."""
        menu = QMenu(self._window)
        for number, group in enumerate(CONTEXT_MENU):
            if number:
                menu.addSeparator()
            for name in group:
                menu.addAction(actions[name])
        return menu

    # --- commands -------------------------------------------------------------------------------

    def move_to(self) -> None:
        """Choose a driver for the chosen stops."""
        if stops := self._chosen():
            self._ask(
                translate("Hands", "Who takes {stops}?").format(stops=stops_words(stops, self._board))
            )
            self._controller.offers(stops)

    def nudge(self, *, later: bool) -> None:
        """The chosen stops one place on."""
        if stops := self._chosen():
            self._controller.make(Nudge(stops, later))

    def take_off(self) -> None:
        """The chosen stops off their routes."""
        if stops := self._chosen():
            self._controller.make(TakeOff(stops))

    def lock(self) -> None:
        """Lock the chosen stops to their drivers; where all of them are, unlock them."""
        chosen, on_routes = self._chosen(), self._locks()
        stops = tuple(stop_id for stop_id in chosen if stop_id in on_routes)
        if stops:
            self._lock(stops, locked=not all(on_routes[stop_id] for stop_id in stops))
        elif chosen:
            self._say(
                translate("Hands", "Only a stop on a route can be locked; give it to a driver first.")
            )

    def lock_many(self) -> None:
        """Choose by driver, time and priority what is locked, or unlocked."""
        if self._board is None:
            return
        chooser = LockChooser(self._board, self._selection.shift_id, self._window)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.chosen.connect(lambda stops, locked: self._lock(stops, locked=locked))
        chooser.open()

    def _lock(self, stops: tuple[str, ...], *, locked: bool) -> None:
        said = (
            translate("Hands", "{stops} locked") if locked else translate("Hands", "{stops} unlocked")
        )
        words = said.format(stops=stops_words(stops, self._board))
        work = self._controller
        work.lock(stops, locked=locked)
        self.stack.push(
            _Done(
                words,
                partial(work.lock, stops, locked=not locked),
                partial(work.lock, stops, locked=locked),
            )
        )

    def _locks(self) -> dict[str, bool]:
        """Whether each stop on a route is locked."""
        lanes = self._board.lanes if self._board is not None else ()
        return {stop.stop_id: stop.locked for lane in lanes for stop in lane.stops}

    def reverse(self) -> None:
        """The tour of the selected stop, or the selected driver's first, the other way round."""
        if shift_id := self._shift():
            self._controller.make(Reverse(shift_id, self._selection.stop_id))

    def hand_over(self) -> None:
        """Choose who takes the selected driver's whole run."""
        if shift_id := self._shift():
            self._ask(
                translate("Hands", "Who takes the run of {driver}?").format(
                    driver=self._driver(shift_id)
                )
            )
            self._controller.run_offers(shift_id, swap=False)

    def split(self) -> None:
        """Choose who takes the selected driver's run from the selected stop on."""
        shift_id, stop_id = self._selection.shift_id, self._selection.stop_id
        if not (shift_id and stop_id):
            self._say(translate("Hands", "Choose the stop from which on another driver is to go."))
            return
        name = stop_name(stop_id, self._board)
        self._ask(
            translate("Hands", "Who takes the run of {driver} from {name} on?").format(
                driver=self._driver(shift_id), name=name
            )
        )
        self._controller.run_offers(shift_id, swap=False, from_stop=stop_id)

    def swap(self) -> None:
        """Choose whose run the selected driver swaps with."""
        if shift_id := self._shift():
            self._ask(
                translate("Hands", "Who swaps runs with {driver}?").format(
                    driver=self._driver(shift_id)
                )
            )
            self._controller.run_offers(shift_id, swap=True)

    def choose_part(self, card: SuggestionCard) -> None:
        """Choose which moves of a suggestion to do."""
        if self._parts is not None:
            self._parts.reject()
        name = card.suggestion_id
        parts = self._parts = PartChooser(card, self._window)
        parts.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        parts.changed.connect(lambda stops: self._controller.try_part(name, stops))
        parts.chosen.connect(lambda stops: self._controller.make_part(name, stops))
        parts.all_chosen.connect(lambda: self._accept(name))
        parts.finished.connect(self._parts_closed)
        parts.open()

    def _parts_closed(self) -> None:
        self._parts = None

    def undo(self) -> None:
        """Take the last change back."""
        if self.stack.canUndo():
            self.stack.undo()
        else:
            self._say(translate("Hands", "There is nothing to take back."))

    def redo(self) -> None:
        """Do what was taken back once more."""
        if self.stack.canRedo():
            self.stack.redo()
        else:
            self._say(translate("Hands", "There is nothing to do once more."))

    # --- what came of it --------------------------------------------------------------------------

    def show_trial(self, wish: Wish, trial: Trial | None, refused: str) -> None:
        """See ``HandsShown``."""
        if wish == self._hovered:
            self._show_cost(drop_words(trial) if trial is not None else refused)

    def show_offers(self, offers: tuple[Offer, ...], refused: str) -> None:
        """See ``HandsShown``."""
        chooser = self._chooser
        if chooser is None:
            return
        if refused:
            chooser.reject()
            self._say(refused)
        else:
            chooser.show_offers(offers)

    def made(self, trial: Trial) -> None:
        """See ``HandsShown``."""
        words = wish_words(trial.wish, self._board)
        work = self._controller
        self.stack.push(_Done(words, partial(work.take_back, trial), partial(work.make_again, trial)))
        self._say(
            translate("Hands", "{words}: {cost} Not sent yet.").format(
                words=words, cost=cost_words(trial)
            )
        )
        self._follow(trial)

    def show_part(self, stop_ids: tuple[str, ...], trial: Trial | None, refused: str) -> None:
        """See ``HandsShown``."""
        if self._parts is not None:
            words = drop_words(trial) if trial is not None else refused
            self._parts.show_cost(stop_ids, words, can_be_done=trial is not None)

    def part_made(self, trial: Trial) -> None:
        """See ``HandsShown``."""
        done = wish_words(trial.wish, self._board)
        self._say(
            translate("Hands", "{done} done: {cost} The drivers are told.").format(
                done=done, cost=cost_words(trial)
            )
        )

    def taken_back(self, trial: Trial, refused: str) -> None:
        """See ``HandsShown``."""
        if refused:
            self._drop(self.stack.redo)
        words = wish_words(trial.wish, self._board)
        self._say(
            refused
            or self._with_unsent(translate("Hands", "Taken back: {words}.").format(words=words), trial)
        )

    def made_again(self, trial: Trial, refused: str) -> None:
        """See ``HandsShown``."""
        if refused:
            self._drop(self.stack.undo)
        words = wish_words(trial.wish, self._board)
        self._say(
            refused
            or self._with_unsent(
                translate("Hands", "Done once more: {words}.").format(words=words), trial
            )
        )

    def locked(self, stop_ids: tuple[str, ...], locked: bool) -> None:
        """See ``HandsShown``."""
        many = len(stop_ids)
        said = (
            translate("Hands", "{who} stay with their drivers.", "", many)
            if locked
            else translate("Hands", "{who} may go to others again.", "", many)
        )
        self._say(said.format(who=stops_words(stop_ids, self._board)))

    def called_off(self, off: CalledOff) -> None:
        """See ``HandsShown``."""
        if off.order_ids:
            work = self._controller
            back, again = partial(work.take_up, off), partial(work.call_off_again, off)
            self.stack.push(_Done(calling_off_words(off), back, again))
        self._say(called_off_words(off))

    def taken_up(self, off: CalledOff, refused: str) -> None:
        """See ``HandsShown``."""
        if refused:
            self._drop(self.stack.redo)
        self._say(refused or taken_up_words(off))

    def called_off_again(self, off: CalledOff, refused: str) -> None:
        """See ``HandsShown``."""
        if refused:
            self._drop(self.stack.undo)
        self._say(refused or called_off_words(off))

    def refused(self, words: str) -> None:
        """See ``HandsShown``."""
        self._say(words)

    def _drop(self, step_back: Callable[[], None]) -> None:
        """Forget a change that the stack has just stepped over, and that could not be followed."""
        at = self.stack.index() if step_back == self.stack.redo else self.stack.index() - 1
        command = self.stack.command(at)
        if command is not None:
            command.setObsolete(True)  # stepping back over it now only takes it out
            step_back()

    def _with_unsent(self, words: str, trial: Trial) -> str:
        """The words, and whether drivers have to be told."""
        touched = {route.shift_id for route in trial.change.routes}
        lanes = self._board.lanes if self._board is not None else ()
        given = any(lane.revision for lane in lanes if lane.shift.shift_id in touched)
        tells = translate("Hands", "Send tells the drivers.")
        return f"{words} {tells}" if given else words

    def _follow(self, trial: Trial) -> None:
        """Keep the moved stops chosen where they are now."""
        wish = trial.wish
        if not isinstance(wish, Put | Nudge):
            return
        first = wish.stop_ids[0]
        shift_id = next(r.shift_id for r in trial.change.routes if first in r.stop_ids)
        self._selection.choose(shift_id, first, wish.stop_ids)

    # --- small ------------------------------------------------------------------------------------

    def _let_go(self, wish: Wish) -> None:
        """What was dragged is let go of."""
        if self.takes_drops:
            self._controller.make(wish)

    def _hover(self, wish: Wish | None) -> None:
        self._hovered = wish
        if wish is None or not self.takes_drops:
            self._cost.hide()
            return
        self._show_cost(f"{wish_words(wish, self._board)} …")
        self._controller.try_out(wish)

    def _show_cost(self, words: str) -> None:
        self._cost.setText(breakable(words))
        self._cost.show()

    def _ask(self, title: str) -> None:
        """Open the chooser; it is filled when the answer is there."""
        if self._chooser is not None:
            self._chooser.reject()
        chooser = self._chooser = DriverChooser(title, self._theme, self._window)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.chosen.connect(self._controller.make)
        chooser.finished.connect(self._closed)
        chooser.open()

    def _closed(self) -> None:
        self._chooser = None

    def _chosen(self) -> tuple[str, ...]:
        stops = self._selection.stop_ids
        if not stops:
            self._say(translate("Hands", CHOOSE_FIRST))
        return stops

    def _shift(self) -> str:
        if not self._selection.shift_id:
            self._say(translate("Hands", "Choose the driver first."))
        return self._selection.shift_id

    def _driver(self, shift_id: str) -> str:
        lane = self._board.lane(shift_id) if self._board is not None else None
        return lane.shift.driver.name if lane is not None else ""


def _name(action: QAction, verb: str, words: str) -> None:
    """``Undo: Lauri K. to Ben Frick``; an ampersand in a name is one, and marks no key."""
    action.setText(f"{verb}: {words.replace('&', '&&')}" if words else verb)


class _Column(QWidget):
    """As wide as its lanes want to be."""

    def sizeHint(self) -> QSize:
        """Qt: the splitter gives what it gives."""
        return QSize(316, 400)
