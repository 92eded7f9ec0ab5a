"""The one door for every command a person can give: menu, buttons, palette and keys come from here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from ui.desktop.language import marked, translate


@dataclass(frozen=True, slots=True)
class DeskState:
    """What decides whether a command can be given now."""

    has_board: bool = False
    has_orders: bool = False
    planning: bool = False
    unsent: bool = False
    selected: bool = False
    filtered: bool = False
    practising: bool = False
    suggested: bool = False
    looking_back: bool = False
    roads_closed: bool = False
    only_looks: bool = False
    preparing: bool = False


ONLY_LOOKS = marked("Actions", "not here, this window was opened only to look (desktop --read-only)")
"""Why a command that changes something cannot be given."""


def always(_: DeskState) -> bool:
    """Can always be given."""
    return True


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """A command: its name in the program, its words, its keys, when it is possible, what it calls.

    While the past is shown only those that are at home ``in_the_past`` can be given: no command about
    the day as it is now is given by mistake.
    """

    name: str
    text: str
    call: Callable[[], None]
    keys: tuple[str, ...] = ()
    enabled: Callable[[DeskState], bool] = always
    menu: str = field(default_factory=lambda: translate("Actions", "View"))
    in_the_past: bool = False
    changes: bool = True
    """Whether it can change anything that is kept; what cannot may be given by who only looks."""

    def is_possible(self, state: DeskState) -> bool:
        """Whether it can be given now."""
        return self.enabled(state) and (self.in_the_past or not state.looking_back)


class Actions(QObject):
    """Every command as a QAction, by name."""

    def __init__(self, specs: Iterable[ActionSpec], parent: QObject) -> None:
        super().__init__(parent)
        self._specs = {spec.name: spec for spec in specs}
        self._actions = {name: self._make(spec) for name, spec in self._specs.items()}
        self.update(DeskState())

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[tuple[ActionSpec, QAction]]:
        for name, spec in self._specs.items():
            yield spec, self._actions[name]

    def update(self, state: DeskState) -> None:
        """Switch commands on and off."""
        for name, spec in self._specs.items():
            action, forbidden = self._actions[name], spec.changes and state.only_looks
            action.setEnabled(spec.is_possible(state) and not forbidden)
            action.setToolTip(
                f"{spec.text}: {translate('Actions', ONLY_LOOKS)}" if forbidden else spec.text
            )

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.name)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _checked=False: spec.call())
        return action
