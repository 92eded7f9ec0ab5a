"""The fields of a form, each edited its own way, all of them text outside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from ui.desktop.language import translate
from ui.desktop.phones.choice import Choice
from ui.desktop.register.screen_spec import FieldKind, FieldSpec, spoken

SHORT_PX = 92
_IN_A_ROW = 4


class Line(QLineEdit):
    """A line."""

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__()
        self.setPlaceholderText(spoken(spec.example))
        if spec.kind is FieldKind.SHORT:
            self.setFixedWidth(SHORT_PX)

    def put(self, text: str) -> None:
        """Have this stand there, from its beginning."""
        self.setText(text)
        self.setCursorPosition(0)

    def offer(self, _choices: Sequence[tuple[str, str]]) -> None:
        """A line has nothing to choose from."""


class Lines(QPlainTextEdit):
    """A few lines; Tab moves on."""

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__()
        self.setObjectName("notes")
        self.setTabChangesFocus(True)
        self.setFixedHeight(56)
        self.setPlaceholderText(spoken(spec.example))

    def text(self) -> str:
        """What stands there."""
        return self.toPlainText()

    def put(self, text: str) -> None:
        """Have this stand there."""
        self.setPlainText(text)

    def offer(self, _choices: Sequence[tuple[str, str]]) -> None:
        """Lines have nothing to choose from."""


class OneOf(Choice):
    """One of several; what is chosen and is there no more (archived) stays, and says so."""

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__()
        self._wanted = ""
        self.setMinimumContentsLength(12)
        self.offer(_choices(spec))
        self.activated.connect(self._chosen)

    def text(self) -> str:
        """The id."""
        return self._wanted

    def put(self, text: str) -> None:
        """Choose by id."""
        self._wanted = text
        at = self.findData(text)
        if at < 0 and text:
            self.addItem(translate("Register", "{text} (archived)").format(text=text), text)
            at = self.count() - 1
        self.setCurrentIndex(at)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """What there is; nothing is always one of them."""
        self.blockSignals(True)
        self.clear()
        if not any(not name for name, _ in choices):
            self.addItem("–", "")
        for name, words in choices:
            self.addItem(words, name)
        self.put(self._wanted)
        self.blockSignals(False)

    def _chosen(self, at: int) -> None:
        self._wanted = str(self.itemData(at))


class Several(QWidget):
    """Boxes to tick; ``changed`` when one was."""

    changed = Signal()

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__()
        self._boxes: dict[str, QCheckBox] = {}
        self._gone: list[str] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(_IN_A_ROW, 1)
        self.offer(_choices(spec))

    def text(self) -> str:
        """The ids of what is ticked, and of what was and is there no more."""
        ticked = [name for name, box in self._boxes.items() if box.isChecked()]
        return " ".join([*ticked, *self._gone])

    def put(self, text: str) -> None:
        """Tick by id."""
        wanted = text.split()
        self._gone = [name for name in wanted if name not in self._boxes]
        for name, box in self._boxes.items():
            box.setChecked(name in wanted)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """What there is to tick."""
        if list(self._boxes) == [name for name, _ in choices]:
            for name, words in choices:
                self._boxes[name].setText(words)
            return
        chosen = self.text()
        for box in self._boxes.values():
            box.deleteLater()
        self._boxes = {}
        for n, (name, words) in enumerate(choices):
            box = QCheckBox(words)
            box.toggled.connect(self.changed)
            self._boxes[name] = box
            self._grid.addWidget(box, n // _IN_A_ROW, n % _IN_A_ROW)
        for box in list(self._boxes.values())[:1]:
            self.setFocusProxy(box)
        self.put(chosen)


class Tick(QCheckBox):
    """Yes or no."""

    def text(self) -> str:
        """``yes``, or '' where it is not ticked; the box itself bears no words."""
        return "yes" if self.isChecked() else ""

    def put(self, text: str) -> None:
        """Tick it, or not."""
        self.setChecked(bool(text))

    def offer(self, _choices: Sequence[tuple[str, str]]) -> None:
        """A box has nothing to choose from."""


type Edited = Line | Lines | OneOf | Several | Tick
"""A field as the form knows it: ``text``, ``put``, ``offer``."""


def make_field(spec: FieldSpec) -> Edited:
    """The field that a spec asks for, with its name for screen readers."""
    match spec.kind:
        case FieldKind.LINES:
            made: Edited = Lines(spec)
        case FieldKind.CHOICE:
            made = OneOf(spec)
        case FieldKind.SEVERAL:
            made = Several(spec)
        case FieldKind.TICK:
            made = Tick()
        case _:
            made = Line(spec)
    made.setAccessibleName(spoken(spec.title or spec.example or spec.key))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def _choices(spec: FieldSpec) -> list[tuple[str, str]]:
    return [(name, spoken(words)) for name, words in spec.choices]
