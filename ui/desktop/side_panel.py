"""The right panel: what needs a person. Empty most of the time, and it says so."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.domain.board import Board, BoardStop, DayIssue, SuggestionCard
from ui.desktop.labels import plain_label, plain_tip
from ui.desktop.proof_card import ProofCard, has_something_to_show
from ui.desktop.words import money

NOTHING = "Nothing needs you."
ABOUT_PHONES = ("call", "set_aside")
"""Kinds of issues (``app.alarms``) whose rest is told in the phones window."""
MOVES_SHOWN = 4
"""So many that a card's buttons are in sight; the others are in a tip."""


class IssueCard(QFrame):
    """An issue; clicking it (or Enter) selects what it is about."""

    chosen = Signal(str, str)

    def __init__(self, issue: DayIssue) -> None:
        super().__init__()
        self._issue = issue
        self.setObjectName("card")
        self.setProperty("urgent", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{issue.title}. {issue.detail}")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(4)
        column.addWidget(plain_label(issue.title, "title", wrap=True))
        if issue.detail:
            column.addWidget(plain_label(issue.detail, "secondary", wrap=True))

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Qt: chosen by the mouse."""
        self.chosen.emit(self._issue.shift_id, self._issue.stop_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: chosen by the keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._issue.shift_id, self._issue.stop_id)
        else:
            super().keyPressEvent(event)


class SuggestionPanel(QFrame):
    """A proposal with its reasons and figures, to accept or to put aside."""

    accepted = Signal(str)
    dismissed = Signal(str)

    def __init__(self, card: SuggestionCard) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setProperty("proposal", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(4)
        column.addWidget(plain_label(card.title, "title", wrap=True))
        column.addWidget(plain_label(card.reason, "secondary", wrap=True))
        column.addWidget(plain_label(gains(card), "title", wrap=True))
        for move in card.moves[:MOVES_SHOWN]:
            column.addWidget(plain_label(f"·  {move.words}", "move", wrap=True))
        rest = [move.words for move in card.moves[MOVES_SHOWN:]]
        if rest:
            more = plain_label(f"and {len(rest)} more", "secondary")
            more.setToolTip(plain_tip(rest))
            column.addWidget(more)
        buttons = QHBoxLayout()
        accept = QPushButton("Accept")
        accept.setProperty("primary", True)
        dismiss = QPushButton("Dismiss")
        accept.clicked.connect(lambda: self.accepted.emit(card.suggestion_id))
        dismiss.clicked.connect(lambda: self.dismissed.emit(card.suggestion_id))
        buttons.addWidget(accept)
        buttons.addWidget(dismiss)
        buttons.addStretch(1)
        column.addSpacing(4)
        column.addLayout(buttons)


def gains(card: SuggestionCard) -> str:
    """``−22 min late   +3.1 km   cost −12.40``: before and after, in one line."""
    parts = []
    if card.late_s_saved:
        minutes = round(abs(card.late_s_saved) / 60)
        parts.append(f"{_sign(-card.late_s_saved)}{minutes} min late")
    if card.extra_m:
        parts.append(f"{_sign(card.extra_m)}{abs(card.extra_m) / 1000:.1f} km")
    if card.cost_saved:
        parts.append(f"cost {_sign(-card.cost_saved)}{money(abs(card.cost_saved))}")
    return "   ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts)


def _sign(value: int) -> str:
    return "−" if value < 0 else "+"


class SidePanel(QScrollArea):
    """The selected stop's proof, issues by weight, then suggestions. Cards are made anew only when they
    change. ``picture_wanted`` names a picture to be given to ``show_picture``, ``phones_wanted`` the
    kind of an issue that is chosen and is about phones."""

    accepted = Signal(str)
    dismissed = Signal(str)
    chosen = Signal(str, str)
    picture_wanted = Signal(str)
    phones_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: tuple[object, ...] | None = None
        self._board: Board | None = None
        self._stop_id = ""
        self._pictures: dict[str, QImage] = {}
        self._proof: ProofCard | None = None
        self._build((), (), None)

    def show_board(self, board: Board) -> None:
        """Take a new picture of the day in."""
        self._board = board
        self._build(board.issues, board.suggestions, self._stop())

    def select(self, stop_id: str) -> None:
        """Show what this stop has to show; '' for none."""
        if stop_id != self._stop_id:
            self._stop_id = stop_id
            self._pictures.clear()
            if self._board is not None:
                self.show_board(self._board)

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

    def _build(
        self,
        issues: tuple[DayIssue, ...],
        suggestions: tuple[SuggestionCard, ...],
        stop: BoardStop | None,
    ) -> None:
        shown = (issues, suggestions, stop and (stop.stop_id, stop.name, stop.proof))
        if self._shown == shown:
            return
        self._shown = shown
        inner = QWidget()
        inner.setObjectName("panel")
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        self._proof = None
        if stop is not None:
            column.addWidget(plain_label("Proof", "heading"))
            self._proof = ProofCard(stop, self._pictures)
            self._proof.wanted.connect(self.picture_wanted)
            column.addWidget(self._proof)
            self._proof.ask()
        if issues or not suggestions:
            column.addWidget(plain_label("Issues of the day", "heading"))
        if not issues and not suggestions:
            column.addWidget(plain_label(NOTHING, "calm"))
        for issue in sorted(issues, key=lambda i: -i.weight):
            card = IssueCard(issue)
            card.chosen.connect(self.chosen)
            if issue.kind in ABOUT_PHONES:
                card.chosen.connect(lambda *_, kind=issue.kind: self.phones_wanted.emit(kind))
            column.addWidget(card)
        for suggestion in suggestions:
            column.addWidget(plain_label("Suggestion", "heading"))
            panel = SuggestionPanel(suggestion)
            panel.accepted.connect(self.accepted)
            panel.dismissed.connect(self.dismissed)
            column.addWidget(panel)
        column.addStretch(1)
        self.setWidget(inner)
