"""The form of one record: its fields, and below each what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.geo import LonLat
from app.register.reading import Fields
from ui.desktop.labels import breakable, plain_label
from ui.desktop.language import translate
from ui.desktop.register.controller import RegisterPicture
from ui.desktop.register.fields import Edited, Line, Lines, OneOf, Several, make_field
from ui.desktop.register.screen_spec import FieldKind, FieldSpec, ScreenSpec, spoken

_GROWS = (FieldKind.LINE, FieldKind.PLACE, FieldKind.LINES, FieldKind.SEVERAL, FieldKind.CHOICE)


class RecordForm(QScrollArea):
    """``changed`` when a person typed or chose something; ``place_wanted`` carries the field that a
    place on the map is to fill."""

    changed = Signal()
    place_wanted = Signal(str)

    def __init__(self, screen: ScreenSpec) -> None:
        super().__init__()
        self._screen = screen
        self._filling = False
        self.fields: dict[str, Edited] = {spec.key: make_field(spec) for spec in screen.fields}
        self._words: dict[str, QLabel] = {}
        self._skills: list[QLabel] = []
        self._lay_out()
        for each in self.fields.values():
            self._wire(each)

    def fill(self, fields: Fields) -> None:
        """Put a record into the fields; nothing is wrong with it yet."""
        self._filling = True
        for key, each in self.fields.items():
            each.put(fields.get(key, ""))
        self._filling = False
        self.show_troubles({})

    @property
    def typed(self) -> dict[str, str]:
        """Everything as it stands."""
        return {key: each.text() for key, each in self.fields.items()}

    def show_picture(self, picture: RegisterPicture) -> None:
        """Offer what there is to choose from; what is typed stays."""
        self._filling = True
        for spec in self._screen.fields:
            if spec.key in picture.choices and not spec.choices:
                self.fields[spec.key].offer(picture.choices[spec.key])
        skills = ", ".join(picture.skills)
        words = translate("Register", "In use: {skills}").format(skills=skills) if skills else ""
        for label in self._skills:
            _tell(label, words)
        self._filling = False

    def show_troubles(self, troubles: Mapping[str, str]) -> None:
        """Say at each field what is wrong with it, and put the cursor into the uppermost."""
        for label in self._words.values():
            of_row = [
                troubles[key] for key, its in self._words.items() if its is label and key in troubles
            ]
            _tell(label, f"⚠ {' '.join(of_row)}" if of_row else "")
        first = next((key for key in self.fields if key in troubles), None)
        if first is not None:
            self.fields[first].setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(self.fields[first])

    @property
    def place_key(self) -> str:
        """The field that a place on the map can fill; '' for none."""
        return next((s.key for s in self._screen.fields if s.kind is FieldKind.PLACE), "")

    def type_place(self, key: str, place: LonLat) -> None:
        """Fill a field with a place, as if it had been typed."""
        self.fields[key].put(f"{place.lat:.5f}, {place.lon:.5f}")
        self.fields[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.TabFocusReason)

    # --- building ---

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("panel")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 16)
        form = QFormLayout()
        column.addLayout(form)
        column.addStretch(1)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for specs in rows_of(self._screen.fields):
            form.addRow(plain_label(spoken(specs[0].title), "calm"), self._row_of(specs))
        self.setWidgetResizable(True)
        self.setWidget(inner)

    def _row_of(self, specs: Sequence[FieldSpec]) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for spec in specs:
            row.addWidget(self.fields[spec.key], 1 if spec.kind in _GROWS else 0)
            if spec.kind is FieldKind.PLACE:
                row.addWidget(self._picking(spec))
            if spec.unit:
                row.addWidget(plain_label(spoken(spec.unit), "calm"))
        if not any(spec.kind in _GROWS for spec in specs):
            row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addLayout(row)
        words = plain_label("", "trouble", wrap=True)
        words.hide()
        self._words.update((spec.key, words) for spec in specs)
        if specs[0].skills:
            hint = plain_label("", "secondary", wrap=True)
            hint.hide()
            self._skills.append(hint)
            column.addWidget(hint)
        column.addWidget(words)
        return column

    def _picking(self, spec: FieldSpec) -> QPushButton:
        button = QPushButton(translate("Register", "Pick on map"))
        button.setToolTip("Alt+M")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.place_wanted.emit(spec.key))
        return button

    def _wire(self, field: Edited) -> None:
        match field:
            case Line() | Lines():
                field.textChanged.connect(self._changed)
            case OneOf():
                field.activated.connect(self._changed)
            case Several():
                field.changed.connect(self._changed)
            case QCheckBox():
                field.toggled.connect(self._changed)

    def _changed(self) -> None:
        if not self._filling:
            self.changed.emit()


def rows_of(fields: Sequence[FieldSpec]) -> list[list[FieldSpec]]:
    """The fields that stand in one row, row by row."""
    rows: list[list[FieldSpec]] = []
    for spec in fields:
        if spec.beside:
            rows[-1].append(spec)
        else:
            rows.append([spec])
    return rows


def _tell(label: QLabel, words: str) -> None:
    label.setText(breakable(words))
    label.setVisible(bool(words))
