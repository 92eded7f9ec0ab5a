"""The columns of the file: what each was taken for, to be chosen, and some of its values."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from app.domain.import_choices import ColumnUse
from app.importing.preview import Preview, PreviewColumn
from ui.desktop.importing.words import LEAVE_OUT, MEANINGS, by_words
from ui.desktop.labels import plain_label
from ui.desktop.language import marked, translate, translated
from ui.desktop.phones.choice import Choice

_ASK = marked("Importing", "Choose …")
_MEANINGS = (("", 1.0), *MEANINGS)


class ColumnsPanel(QScrollArea):
    """``chosen`` when a person said what a column is. Columns to be looked at stand first."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(252)
        self._offers = QStandardItemModel(self)
        for words in translated("Importing", (LEAVE_OUT, *MEANINGS.values())):
            self._offers.appendRow(QStandardItem(words))
        self._blocks: dict[str, _Block] = {}
        self._said: dict[str, ColumnUse] = {}
        self._preview = Preview((), ())

    @property
    def uses(self) -> tuple[ColumnUse, ...]:
        """What a person said of columns; columns nobody asked about are not in it."""
        return tuple(self._said.values())

    @property
    def all_uses(self) -> tuple[ColumnUse, ...]:
        """Every column as it stands: what is left unsaid is left out, and not asked about again."""
        return tuple(
            self._said.get(c.taken.column.title)
            or ColumnUse(c.taken.column.title, c.taken.field, c.taken.column.factor)
            for c in self._preview.columns
        )

    def open_on(self, preview: Preview) -> None:
        """The columns of another file."""
        self._said.clear()
        self._blocks.clear()
        inner = QWidget()
        inner.setObjectName("panel")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(plain_label(translate("Importing", "Columns"), "heading"))
        doubtful = [c for c in preview.columns if c in preview.open_columns]
        for each in (*doubtful, *(c for c in preview.columns if c not in doubtful)):
            block = _Block(each, self._offers)
            block.choice.activated.connect(lambda at, b=block: self._say(b, at))
            self._blocks[each.taken.column.title] = block
            column.addWidget(block)
        column.addStretch(1)
        self.setWidget(inner)
        self.show_preview(preview)

    def show_preview(self, preview: Preview) -> None:
        """The columns as they are taken now."""
        self._preview = preview
        for column in preview.columns:
            self._blocks[column.taken.column.title].show_column(column)

    def focus_first(self) -> bool:
        """Go to the first column that is to be looked at; False where there is none."""
        first = next(iter(self._preview.open_columns), None)
        if first is None:
            return False
        self._blocks[first.taken.column.title].choice.setFocus()
        return True

    def choice_of(self, title: str) -> Choice:
        """Where the meaning of a column is chosen."""
        return self._blocks[title].choice

    def _say(self, block: _Block, at: int) -> None:
        field, factor = _MEANINGS[at]
        self._said[block.title] = ColumnUse(block.title, field, factor)
        self.chosen.emit()


class _Block(QWidget):
    """One column: its title, what it is, and values."""

    def __init__(self, column: PreviewColumn, offers: QStandardItemModel) -> None:
        super().__init__()
        self.title = column.taken.column.title
        self.choice = Choice()
        self.choice.setModel(offers)
        self.choice.setAccessibleName(
            translate("Importing", "What {title} is").format(title=self.title)
        )
        self.choice.setPlaceholderText(translate("Importing", _ASK))
        self.choice.setMinimumContentsLength(8)
        self.choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._doubt = plain_label("", "trouble", wrap=True)
        samples = ", ".join(text[:40] for text in column.samples)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        heading: QLabel = plain_label(self.title, "title", wrap=True)
        for part in (
            heading,
            self.choice,
            self._doubt,
            plain_label(samples or translate("Importing", "empty"), "secondary", wrap=True),
        ):
            box.addWidget(part)

    def show_column(self, column: PreviewColumn) -> None:
        """How the column is taken now."""
        taken = column.taken
        key = (taken.field, taken.column.factor)
        at = -1 if taken.is_open else _at(key)
        self.choice.setCurrentIndex(at)
        words = by_words(column) if column.samples else ""
        self._doubt.setText(words)
        self._doubt.setVisible(bool(words) and taken.is_open)


def _at(key: tuple[str, float]) -> int:
    """The place of a meaning among those offered, by its nearest factor: a third of a minute is not
    written exactly."""
    same = [n for n, (field, _) in enumerate(_MEANINGS) if field == key[0]]
    return min(same, key=lambda n: abs(_MEANINGS[n][1] - key[1]), default=0)
