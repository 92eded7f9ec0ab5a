"""What an empty day shows: three doors; before the first day of one's own, the practice day and three
steps to it. And what was said last."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.desktop.actions import Actions
from ui.desktop.labels import breakable, plain_label
from ui.desktop.language import translate


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """How far a person has come: the region that is in use ('' where none was added), whether there are
    drivers, and whether there ever was a day with orders."""

    region: str = ""
    has_fleet: bool = False
    has_days: bool = True


class EmptyDay(QWidget):
    """Import orders, type one in, or practise; at first region, fleet, orders."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._welcome = plain_label("", "welcome")
        self._ways = plain_label("", "calm")
        self._doors = _doors(actions)
        self._make_steps(actions)
        column = QVBoxLayout(self)
        column.addStretch(3)
        column.addWidget(self._welcome, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._ways, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(20)
        column.addWidget(self._doors, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._steps, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(20)
        self._said = plain_label("", "calm", wrap=True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._said.setFixedSize(640, 120)
        column.addWidget(self._said, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.show_steps(FirstSteps())

    def say(self, message: str) -> None:
        """Show what the program said last: the message area is out of sight here."""
        self._said.setText(message)

    def show_steps(self, steps: FirstSteps) -> None:
        """Show how far a person has come; the doors once there was a day."""
        self._doors.setVisible(steps.has_days)
        self._steps.setVisible(not steps.has_days)
        if steps.has_days:
            self._welcome.setText(translate("EmptyDay", "This day is empty."))
            self._ways.setText(translate("EmptyDay", "Three ways to begin."))
            return
        self._welcome.setText(translate("EmptyDay", "Welcome to Roundsman."))
        self._ways.setText(
            translate("EmptyDay", "Look at a practice day first, or take three steps to your own.")
        )
        region = (
            translate("EmptyDay", "{region} is in use").format(region=steps.region)
            if steps.region
            else translate("EmptyDay", "the built-in example is in use")
        )
        self._states["regions"].setText(breakable(f"{'✓ ' if steps.region else ''}{region}"))
        fleet = (
            translate("EmptyDay", "✓ there are drivers")
            if steps.has_fleet
            else translate("EmptyDay", "nobody drives yet")
        )
        self._states["weekly"].setText(fleet)
        self._states["import"].setText(translate("EmptyDay", "none yet"))

    def _make_steps(self, actions: Actions) -> None:
        self._states: dict[str, QLabel] = {}
        self._steps = QWidget()
        row = QHBoxLayout(self._steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(_practice(actions, first=True))
        row.addSpacing(16)
        for name, title, words in (
            (
                "regions",
                translate("EmptyDay", "1  Map region"),
                translate("EmptyDay", "Streets and addresses of where you drive, made ready once."),
            ),
            (
                "weekly",
                translate("EmptyDay", "2  Fleet"),
                translate("EmptyDay", "A depot, drivers, vehicles, and who drives when, week by week."),
            ),
            (
                "import",
                translate("EmptyDay", "3  Orders"),
                translate("EmptyDay", "A CSV, Excel or XML file, as your shop or ERP writes it."),
            ),
        ):
            self._states[name] = plain_label("", "secondary", wrap=True)
            row.addWidget(_door(actions, name, title, words, self._states[name]))


def _doors(actions: Actions) -> QWidget:
    doors = QWidget()
    row = QHBoxLayout(doors)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    file = translate("EmptyDay", "A CSV, Excel or XML file, as your shop or ERP writes it.")
    row.addWidget(_door(actions, "import", translate("EmptyDay", "Import orders"), file, primary=True))
    row.addWidget(
        _door(
            actions,
            "type_order",
            translate("EmptyDay", "Type one in"),
            translate(
                "EmptyDay",
                "A caller's order: the address is looked up, and the slots shown that can be promised.",
            ),
        )
    )
    row.addWidget(_practice(actions, first=False))
    return doors


def _practice(actions: Actions, *, first: bool) -> QFrame:
    words = translate("EmptyDay", "150 orders in Liechtenstein, six simulated drivers.")
    return _door(actions, "practise", translate("EmptyDay", "Practise"), words, primary=first)


def _door(
    actions: Actions,
    name: str,
    title: str,
    words: str,
    state: QLabel | None = None,
    *,
    primary: bool = False,
) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    card.setFixedSize(200, 164)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 16, 16, 16)
    column.addWidget(plain_label(title, "door", wrap=True))
    column.addWidget(plain_label(words, "secondary", wrap=True))
    if state is not None:
        column.addWidget(state)
    column.addStretch(1)
    action = actions[name]
    button = QPushButton(translate("EmptyDay", "Open") if state is not None else title)
    button.setAccessibleName(title)
    button.setProperty("primary", primary)
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    column.addWidget(button)
    return card
