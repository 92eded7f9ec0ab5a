"""The suggestion in sight, answered by keys and from the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.desktop.actions import ActionSpec, DeskState
from ui.desktop.language import translate

if TYPE_CHECKING:
    from app.domain.board import Board, SuggestionCard
    from ui.desktop.controller import DeskController
    from ui.desktop.hands.hands import Hands


class FirstSuggestion:
    """What the side panel shows first; commands do nothing where there is none."""

    def __init__(self, controller: DeskController, hands: Hands) -> None:
        self._controller = controller
        self._hands = hands
        self._card: SuggestionCard | None = None

    def show_board(self, board: Board) -> None:
        """Follow the day."""
        self._card = next(iter(board.suggestions), None)

    def accept(self) -> None:
        """Do it."""
        if self._card is not None:
            self._controller.accept_suggestion(self._card.suggestion_id)

    def choose_part(self) -> None:
        """Choose which of its moves are done."""
        if self._card is not None and self._card.has_parts:
            self._hands.choose_part(self._card)

    def dismiss(self) -> None:
        """Put it aside."""
        if self._card is not None:
            self._controller.dismiss_suggestion(self._card.suggestion_id)

    def refuse(self) -> None:
        """Put it aside for today."""
        if self._card is not None:
            self._controller.refuse_suggestion(self._card.suggestion_id)


def suggestion_specs(first: FirstSuggestion) -> list[ActionSpec]:
    """Every command, in the order of the menu."""

    def is_there(state: DeskState) -> bool:
        return state.suggested

    menu = translate("FirstSuggestion", "Suggestion")
    return [
        ActionSpec(
            "accept",
            translate("FirstSuggestion", "Accept the suggestion"),
            first.accept,
            ("A",),
            is_there,
            menu,
        ),
        ActionSpec(
            "accept_part",
            translate("FirstSuggestion", "Accept the suggestion in part …"),
            first.choose_part,
            ("Shift+A",),
            is_there,
            menu,
        ),
        ActionSpec(
            "dismiss",
            translate("FirstSuggestion", "Dismiss the suggestion"),
            first.dismiss,
            ("I",),
            is_there,
            menu,
        ),
        ActionSpec(
            "refuse",
            translate("FirstSuggestion", "Do not suggest this again today"),
            first.refuse,
            ("Shift+I",),
            is_there,
            menu,
        ),
    ]
