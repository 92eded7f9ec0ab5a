"""The list of settings: groups as headings, each setting with its name and value."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont

from ui.desktop.language import translate
from ui.desktop.settings.spec import Group, SettingSpec
from ui.desktop.table_rows import Index, TableRows

type Row = Group | SettingSpec


class SettingRows(TableRows[Row]):
    """``words_of`` says what a setting's value is."""

    def __init__(self, words_of: Callable[[SettingSpec], str], parent: QObject | None = None) -> None:
        super().__init__((translate("Settings", "Setting"), translate("Settings", "Value")), parent)
        self._words_of = words_of

    def seek(self, specs: tuple[SettingSpec, ...], text: str) -> None:
        """Show those in which all words of a text are found."""
        words = text.casefold().split()
        found = [spec for spec in specs if all(word in spec.sought for word in words)]
        self.show(tuple(_with_groups(found)))

    def values_changed(self) -> None:
        """Values are to be read anew."""
        if self._shown:
            self.dataChanged.emit(self.index(0, 1), self.index(len(self._shown) - 1, 1))

    def index_of(self, key: str) -> Index:
        """Where a setting stands; nowhere when it is not shown."""
        for n, row in enumerate(self._shown):
            if isinstance(row, SettingSpec) and row.key == key:
                return self.index(n, 0)
        return self.index(-1, 0)

    def first(self) -> Index:
        """Where the uppermost setting stands."""
        rows = (n for n, row in enumerate(self._shown) if isinstance(row, SettingSpec))
        return self.index(next(rows, -1), 0)

    def is_group(self, row: int) -> bool:
        """Whether a heading stands there."""
        return not isinstance(self._shown[row], SettingSpec)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: headings are gone past."""
        return (
            super().flags(index)
            if isinstance(self.row(index), SettingSpec)
            else Qt.ItemFlag.NoItemFlags
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: words; a heading is bold."""
        row = self.row(index)
        if isinstance(row, SettingSpec):
            match role:
                case Qt.ItemDataRole.DisplayRole:
                    return row.name if index.column() == 0 else self._words_of(row)
                case Qt.ItemDataRole.AccessibleTextRole:
                    return f"{row.name}: {self._words_of(row)}" if index.column() == 0 else None
            return None
        if row is None or index.column():
            return None
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return translate("Settings", row.value) if role == Qt.ItemDataRole.DisplayRole else None


def _with_groups(specs: list[SettingSpec]) -> Iterator[Row]:
    group = None
    for spec in specs:
        if spec.group is not group:
            group = spec.group
            yield group
        yield spec
