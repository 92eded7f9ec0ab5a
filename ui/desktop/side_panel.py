"""The right panel: what needs a person. Empty most of the time, and it says so."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.board import Board, BoardStop, DayIssue, DoneSuggestion, SuggestionCard
from app.domain.proofs import StopProof
from ui.desktop.distances import more_distance
from ui.desktop.formats import clock, money
from ui.desktop.issues_view import BESIDE_PX, IssuesView
from ui.desktop.labels import plain_label, plain_tip
from ui.desktop.language import marked, translate
from ui.desktop.proof_card import ProofCard, has_something_to_show
from ui.desktop.theme import Theme
from ui.desktop.vocabulary import said

NOTHING = marked("SidePanel", "Nothing needs you.")
ABOUT_PHONES = ("call", "set_aside")
"""Kinds of issues (``app.alarms``) whose rest is told in the phones window."""
SUGGESTIONS_SHOWN, DONE_SHOWN = 1, 1
"""The others follow when these are decided; what was done longer ago is in the day's log."""
MOVES_SHOWN = 4
"""So many that a card's buttons are in sight; the others are in a tip."""


class SuggestionPanel(QFrame):
    """A proposal with its reasons and figures, to accept or to put aside."""

    accepted = Signal(str)
    part_wanted = Signal(object)
    dismissed = Signal(str)
    refused = Signal(str)

    def __init__(self, card: SuggestionCard) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setProperty("proposal", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(4)
        column.addWidget(plain_label(said(card.title), "title", wrap=True))
        column.addWidget(plain_label(said(card.reason), "secondary", wrap=True))
        column.addWidget(plain_label(gains(card), "title", wrap=True))
        for move in card.moves[:MOVES_SHOWN]:
            column.addWidget(plain_label(f"·  {said(move.words)}", "move", wrap=True))
        rest = [said(move.words) for move in card.moves[MOVES_SHOWN:]]
        if rest:
            more = plain_label(
                translate("SidePanel", "and {count} more").format(count=len(rest)), "secondary"
            )
            more.setToolTip(plain_tip(rest))
            column.addWidget(more)
        promised = later_words(card)
        if promised:
            column.addWidget(plain_label(promised, "secondary", wrap=True))
        buttons = QGridLayout()
        buttons.setSpacing(6)
        accept = QPushButton(translate("SidePanel", "Accept"))
        accept.setProperty("primary", True)
        dismiss = QPushButton(translate("SidePanel", "Dismiss"))
        refuse = QPushButton(translate("SidePanel", "Not today"))
        refuse.setToolTip(translate("SidePanel", "Dismiss it, and do not suggest the same again today"))
        accept.clicked.connect(lambda: self.accepted.emit(card.suggestion_id))
        dismiss.clicked.connect(lambda: self.dismissed.emit(card.suggestion_id))
        refuse.clicked.connect(lambda: self.refused.emit(card.suggestion_id))
        answers = [accept, dismiss, refuse]
        if card.has_parts:
            part = QPushButton(translate("SidePanel", "In part …"))
            part.setToolTip(translate("SidePanel", "Choose which of the moves are done"))
            part.clicked.connect(lambda: self.part_wanted.emit(card))
            answers.insert(1, part)
        for place, answer in enumerate(answers):
            row, column_ = divmod(place, 2 if len(answers) == 4 else 3)
            buttons.addWidget(answer, row, column_)
        column.addSpacing(4)
        column.addLayout(buttons)


class DonePanel(QFrame):
    """A proposal that was done, to be taken back while it can be."""

    undone = Signal(str)

    def __init__(self, done: DoneSuggestion, zone: ZoneInfo) -> None:
        super().__init__()
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(4)
        words = (
            translate("SidePanel", "{title}: done by itself at {time}")
            if done.by_itself
            else translate("SidePanel", "{title}: done at {time}")
        )
        at = done.at.astimezone(zone)
        column.addWidget(
            plain_label(words.format(title=said(done.card.title), time=clock(at)), wrap=True)
        )
        column.addWidget(plain_label(said(done.card.reason), "secondary", wrap=True))
        undo = QPushButton(translate("SidePanel", "Undo"))
        undo.clicked.connect(lambda: self.undone.emit(done.card.suggestion_id))
        buttons = QHBoxLayout()
        buttons.addWidget(undo)
        buttons.addStretch(1)
        column.addLayout(buttons)


def later_words(card: SuggestionCard) -> str:
    """``3 customers come later than they were told, one of them too late``."""
    later, late = len(card.later), len(card.newly_late)
    if not later:
        return ""
    words = translate("SidePanel", "%n customers come later than expected so far", "", later)
    if not late:
        return f"{words}."
    if later == 1:
        return translate("SidePanel", "{words}, too late.").format(words=words)
    return translate("SidePanel", "{words}, {late} of them too late.").format(words=words, late=late)


def gains(card: SuggestionCard) -> str:
    """``−22 min late   +3.1 km   cost −12.40``: before and after, in one line."""
    parts = []
    if card.late_s_saved:
        minutes = round(abs(card.late_s_saved) / 60)
        parts.append(
            translate("SidePanel", "{sign}{minutes} min late").format(
                sign=_sign(-card.late_s_saved), minutes=minutes
            )
        )
    if card.extra_m:
        parts.append(more_distance(card.extra_m))
    if card.cost_saved:
        parts.append(
            translate("SidePanel", "cost {sign}{cost}").format(
                sign=_sign(-card.cost_saved), cost=money(abs(card.cost_saved))
            )
        )
    return "   ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts)


def _sign(value: int) -> str:
    return "−" if value < 0 else "+"


class SidePanel(QScrollArea):
    """The selected stop's proof, issues by weight, then suggestions; each is made anew only when it has
    changed. ``picture_wanted`` names a picture to be given to ``show_picture``, ``phones_wanted`` the
    kind of an issue that is chosen and is about phones, ``part_wanted`` the card of a suggestion that
    is to be done in part."""

    accepted = Signal(str)
    part_wanted = Signal(object)
    dismissed = Signal(str)
    refused = Signal(str)
    undone = Signal(str)
    chosen = Signal(str, str)
    picture_wanted = Signal(str)
    phones_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("SidePanel", "Issues and suggestions"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.issues = IssuesView(theme)
        self.issues.chosen.connect(self._issue_chosen)
        self._board: Board | None = None
        self._stop_id = ""
        self._shown_stop: tuple[str, str, StopProof] | None = None
        self._shown_suggestions: tuple[SuggestionCard, ...] = ()
        self._shown_done: tuple[DoneSuggestion, ...] = ()
        self._pictures: dict[str, QImage] = {}
        self._proof: ProofCard | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        inner = _Column()
        inner.setObjectName("panel")
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 10, 0, 10)
        column.setSpacing(8)
        self._proof_place, self._suggestions, self._done = _Place(), _Place(), _Place()
        self._heading = plain_label(translate("SidePanel", "Issues of the day"), "heading")
        self._calm = plain_label("", "calm")
        column.addWidget(self._proof_place)
        column.addWidget(self._heading)
        column.addWidget(self._calm)
        column.addWidget(self.issues, 1)
        column.addWidget(self._suggestions)
        column.addWidget(self._done)
        column.addStretch(0)
        self.setWidget(inner)
        self._show_headings()

    def show_board(self, board: Board) -> None:
        """Take a new picture of the day in."""
        self._board = board
        self._show_proof(self._stop())
        self.issues.cards.show(board.issues)
        if board.suggestions != self._shown_suggestions:
            self._show_suggestions(board.suggestions)
        if board.done != self._shown_done:
            self._show_done(board)
        self._show_headings()

    def say_anew(self) -> None:
        """Say everything again: distances are said in other units from now on."""
        self._shown_stop = None
        self._show_proof(self._stop())
        self._show_suggestions(self._shown_suggestions)
        if self._board is not None:
            self._show_done(self._board)
        self.issues.viewport().update()

    def take_answers(self, taken: bool) -> None:
        """Whether suggestions can be answered now, and what was done be taken back."""
        self._suggestions.setEnabled(taken)
        self._done.setEnabled(taken)

    def select(self, stop_id: str) -> None:
        """Show what this stop has to show; '' for none."""
        if stop_id != self._stop_id:
            self._stop_id = stop_id
            self._pictures.clear()
            self._show_proof(self._stop())

    def show_picture(self, sha256: str, image: QImage) -> None:
        """A picture that was wanted; one of a stop that is not selected any more is dropped."""
        stop = self._stop()
        if stop is not None and sha256 in {picture.sha256 for picture in stop.proof.pictures}:
            self._pictures[sha256] = image
            if self._proof is not None:
                self._proof.show_picture(sha256)

    def _stop(self) -> BoardStop | None:
        """The selected stop, where it has something to show."""
        lanes = self._board.lanes if self._board is not None and self._stop_id else ()
        found = (stop for lane in lanes for stop in lane.stops if stop.stop_id == self._stop_id)
        return next((stop for stop in found if has_something_to_show(stop)), None)

    def _show_proof(self, stop: BoardStop | None) -> None:
        shown = (stop.stop_id, stop.name, stop.proof) if stop is not None else None
        if shown == self._shown_stop:
            return
        self._shown_stop, self._proof = shown, None
        if stop is None:
            self._proof_place.fill()
            return
        self._proof = ProofCard(stop, self._pictures)
        self._proof.wanted.connect(self.picture_wanted)
        self._proof_place.fill(plain_label(translate("SidePanel", "Proof"), "heading"), self._proof)
        self._proof.ask()

    def _show_suggestions(self, suggestions: tuple[SuggestionCard, ...]) -> None:
        self._shown_suggestions = suggestions
        parts: list[QWidget] = []
        for suggestion in suggestions[:SUGGESTIONS_SHOWN]:
            panel = SuggestionPanel(suggestion)
            panel.accepted.connect(self.accepted)
            panel.part_wanted.connect(self.part_wanted)
            panel.dismissed.connect(self.dismissed)
            panel.refused.connect(self.refused)
            parts += [plain_label(translate("SidePanel", "Suggestion"), "heading"), panel]
        waiting = len(suggestions) - SUGGESTIONS_SHOWN
        if waiting > 0:
            words = translate("SidePanel", "%n more suggestions wait", "", waiting)
            parts.append(plain_label(words, "secondary"))
        self._suggestions.fill(*parts)

    def _show_done(self, board: Board) -> None:
        self._shown_done = board.done
        zone = board.lanes[0].shift.depot.zone if board.lanes else ZoneInfo("UTC")
        parts = []
        for done in board.done[:DONE_SHOWN]:
            panel = DonePanel(done, zone)
            panel.undone.connect(self.undone)
            parts.append(panel)
        self._done.fill(*parts)

    def _show_headings(self) -> None:
        has_issues = bool(self.issues.cards.issues)
        is_calm = not (has_issues or self._shown_suggestions or self._shown_done)
        self.issues.setVisible(has_issues)
        self._heading.setVisible(has_issues or is_calm)
        self._calm.setText(translate("SidePanel", NOTHING) if is_calm else "")
        self._calm.setVisible(is_calm)

    def _issue_chosen(self, issue: DayIssue) -> None:
        self.chosen.emit(issue.shift_id, issue.stop_id)
        if issue.kind in ABOUT_PHONES:
            self.phones_wanted.emit(issue.kind)


class _Column(QWidget):
    """What the panel scrolls where there is no room for the least of it: the issues, which scroll by
    themselves, take what the rest leaves of the panel's height."""

    def heightForWidth(self, width: int) -> int:
        """Qt: the least height in a width."""
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else -1

    def minimumSizeHint(self) -> QSize:
        """Qt: the same; words that wrap would ask for more."""
        return QSize(super().minimumSizeHint().width(), self.heightForWidth(self.width()))


class _Place(QWidget):
    """A part of the column that comes and goes."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, BESIDE_PX, 0)
        self._column.setSpacing(8)
        self.hide()

    def fill(self, *parts: QWidget) -> None:
        """Show these instead of what was there; nothing hides the place."""
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        for part in parts:
            self._column.addWidget(part)
        self.setVisible(bool(parts))
