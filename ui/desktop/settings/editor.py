"""One setting with its words and a field fitting it; what is typed is kept when the field is left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.desktop.labels import breakable, plain_label
from ui.desktop.language import translate
from ui.desktop.register.fields import Edited, Line, Lines, OneOf, Several, Tick, make_field
from ui.desktop.register.screen_spec import FieldKind, FieldSpec
from ui.desktop.settings.spec import Kind, SettingSpec

_FIELDS = {
    Kind.SWITCH: FieldKind.TICK,
    Kind.CHOICE: FieldKind.CHOICE,
    Kind.NUMBER: FieldKind.SHORT,
    Kind.AMOUNT: FieldKind.SHORT,
    Kind.TIME: FieldKind.SHORT,
    Kind.LINES: FieldKind.LINES,
    Kind.VEHICLE_TYPES: FieldKind.LINES,
    Kind.SEVERAL: FieldKind.SEVERAL,
}
_LINES_PX = 120


class Editor(QWidget):
    """``typed`` carries a key and the text that is to be kept, ``usual_wanted`` a key, ``elsewhere``
    the command that opens another window."""

    typed = Signal(str, str)
    usual_wanted = Signal(str)
    elsewhere = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._spec: SettingSpec | None = None
        self._before = ""
        self.field: Edited | None = None
        self._name = plain_label("", "title", wrap=True)
        self._words = plain_label("", "", wrap=True)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self.trouble = plain_label("", "trouble", wrap=True)
        self._usual = QPushButton()
        self._usual.setAutoDefault(False)
        self._usual.clicked.connect(self._ask_for_usual)
        self._usual_words = plain_label("", "secondary", wrap=True)
        self._home = plain_label("", "secondary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for part in (self._name, self._words):
            column.addWidget(part)
        column.addLayout(self._row)
        column.addWidget(self.trouble)
        column.addWidget(self._usual_words)
        column.addWidget(self._usual, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        column.addWidget(self._home)

    @property
    def spec(self) -> SettingSpec | None:
        """The setting in sight."""
        return self._spec

    def show_setting(self, spec: SettingSpec, text: str, usual: str, *, is_usual: bool) -> None:
        """Show a setting and its value; of one that is in sight already, what is being typed stays
        unless another value is in force by now. ``usual`` is what holds unless set, in words."""
        if self._spec is not spec:
            self._spec = spec
            self._make_field(spec)
            self._put(text)
            self.show_trouble("")
        elif text != self._before:
            self._put(text)
        self._name.setText(breakable(spec.name))
        self._words.setText(breakable(spec.words))
        usual = usual or translate("Settings", "nothing")
        self._usual_words.setText(
            breakable(translate("Settings", "Usual: {usual}.").format(usual=usual))
        )
        self._usual.setText(translate("Settings", "Back to usual: {usual}").format(usual=usual))
        self._usual.setVisible(not is_usual)
        self._usual_words.setVisible(is_usual and spec.kind is not Kind.WINDOW)
        place = translate("Settings", spec.home.value)
        self._home.setText(translate("Settings", "Kept in: {place}.").format(place=place))

    def show_trouble(self, words: str) -> None:
        """Say why what is typed is not kept; '' for nothing."""
        self.trouble.setText(breakable(f"⚠ {words}" if words else ""))
        self.trouble.setVisible(bool(words))

    def commit(self) -> None:
        """Have what is typed kept, where it is something else."""
        if self._spec is not None and self.field is not None and self.field.text() != self._before:
            self._before = self.field.text()
            self.typed.emit(self._spec.key, self._before)

    def focus_field(self) -> None:
        """Put the cursor into the field."""
        target: QWidget | None = self.field
        if target is None and (item := self._row.itemAt(0)) is not None:
            target = item.widget()
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(self.field, Line):
            self.field.selectAll()

    # --- building ---

    def _make_field(self, spec: SettingSpec) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.field = None
        if spec.kind is Kind.WINDOW:
            opening = QPushButton(translate("Settings", "Open"))
            opening.setAccessibleName(f"{opening.text()} {spec.name}")
            opening.clicked.connect(lambda: self.elsewhere.emit(spec.key))
            self._row.addWidget(opening)
            self._row.addStretch(1)
            return
        kind = _FIELDS.get(spec.kind, FieldKind.LINE)
        self.field = field = make_field(FieldSpec(spec.key, spec.name, kind, choices=spec.said_choices))
        field.installEventFilter(self)
        self._row.addWidget(field, 0 if kind is FieldKind.SHORT else 1)
        if spec.unit:
            self._row.addWidget(plain_label(spec.unit, "calm"))
        if spec.kind is Kind.FOLDER:
            choose = QPushButton(translate("Settings", "Choose …"))
            choose.setAutoDefault(False)
            choose.clicked.connect(self._choose_folder)
            self._row.addWidget(choose)
        if kind is FieldKind.SHORT:
            self._row.addStretch(1)
        field.show()  # at once, so that it can take the cursor
        self._wire(field, spec)

    def _wire(self, field: Edited, spec: SettingSpec) -> None:
        match field:
            case Line():
                field.editingFinished.connect(self.commit)
                if spec.kind is Kind.SECRET:
                    field.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
            case Lines():
                field.setFixedHeight(_LINES_PX)
            case OneOf():
                field.removeItem(field.findData(""))  # one of them always holds
                field.activated.connect(self.commit)
            case Several():
                field.changed.connect(self.commit)
            case Tick():
                field.setText(translate("Settings", "on"))
                field.toggled.connect(self.commit)

    def _put(self, text: str) -> None:
        self._before = text
        if self.field is not None:
            self.field.blockSignals(True)
            self.field.put(text)
            self.field.blockSignals(False)
            self._before = self.field.text()

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, translate("Settings", "Choose a folder"))
        if name and self.field is not None:
            self.field.put(name)
            self.commit()

    def _ask_for_usual(self) -> None:
        if self._spec is not None:
            self.usual_wanted.emit(self._spec.key)

    # --- Qt ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: lines are kept when they are left; with nothing typed Ctrl+Z is the window's."""
        if watched is self.field and self.field is not None:
            if event.type() is QEvent.Type.FocusOut and isinstance(self.field, Lines):
                self.commit()
            elif (
                isinstance(event, QKeyEvent)
                and event.type() is QEvent.Type.ShortcutOverride
                and event.matches(QKeySequence.StandardKey.Undo)
                and self.field.text() == self._before
            ):
                event.ignore()
                return True
        return super().eventFilter(watched, event)
