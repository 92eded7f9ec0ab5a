"""A page of the register: what is sought, the list, and the form of the entry that is chosen.

What is typed and not saved stays with its entry while others are looked at.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.register.kinds import fields_of
from app.register.reading import Fields
from ui.desktop.labels import breakable, plain_label, rule
from ui.desktop.language import translate
from ui.desktop.register.controller import RegisterPicture, RegisterRow
from ui.desktop.register.form import RecordForm
from ui.desktop.register.rows_model import RegisterModel
from ui.desktop.register.screen_spec import ScreenSpec, spoken
from ui.desktop.splitting import splitter
from ui.desktop.table_rows import flat_list, give_widths
from ui.desktop.theme import Theme

NEW = ""
"""The id of an entry that is being typed for the first time."""


class RegisterPage(QWidget):
    """``kept`` carries an id and the fields to keep, ``archived`` an id and whether; ``changed`` when
    what can be done has changed."""

    kept = Signal(str, object)
    archived = Signal(str, bool)
    changed = Signal()

    def __init__(self, screen: ScreenSpec, theme: Theme) -> None:
        super().__init__()
        self.spec = screen
        self._begins: Fields = {}
        self._drafts: dict[str, Fields] = {}
        self._chosen: str | None = None
        self.rows = RegisterModel(screen, theme, self)
        self.form = RecordForm(screen)
        self.search = QLineEdit()
        self.search.setPlaceholderText(
            translate("Register", "Search {page}").format(page=spoken(screen.title))
        )
        self.search.setAccessibleName(self.search.placeholderText())
        self.with_archived = QCheckBox(translate("Register", "Archived too"))
        self.list = self._make_list()
        self._title = plain_label("", "title", wrap=True)
        self.save = self._button(
            translate("Register", "Save"),
            translate("Register", "Keep what is typed (Ctrl+S)"),
            primary=True,
        )
        self.revert = self._button(
            translate("Register", "Undo changes"), translate("Register", "Back to what is kept")
        )
        self.archive = self._button(translate("Register", "Archive"), spoken(screen.archiving))
        self.add = self._button(self._new_words(), "Ctrl+N")
        self._lay_out()
        self._wire()
        self._show_chosen()

    # --- what is shown ---

    def show_picture(self, picture: RegisterPicture) -> None:
        """Show how everything stands; what is typed stays."""
        self._begins = picture.begins.get(self.spec.kind, {})
        self.form.show_picture(picture)
        self.rows.show_rows(picture.rows.get(self.spec.kind, ()))
        self._choose_again()

    def show_kept(self, asked_id: str, record_id: str) -> None:
        """What was typed is kept: it is no draft any more."""
        self._drafts.pop(asked_id, None)
        if self._chosen == asked_id:
            self._chosen = record_id

    def show_troubles(self, record_id: str, troubles: Mapping[str, str]) -> None:
        """What is wrong with what was typed, where it is still in sight."""
        if self._chosen == record_id:
            self.form.show_troubles(troubles)

    # --- commands ---

    def begin_new(self) -> None:
        """An empty form; what was typed for a new entry before is still there."""
        self.list.selectionModel().clear()
        self._choose(NEW)
        self.form.focus_first()

    def keep(self) -> None:
        """Have what is typed kept."""
        if self._chosen is not None and self.is_changed:
            self.kept.emit(self._chosen, self.form.typed)

    def undo_changes(self) -> None:
        """Back to what is kept."""
        if self._chosen is not None:
            self._drafts.pop(self._chosen, None)
            self._fill()

    def toggle_archived(self) -> None:
        """Archive what is chosen, or bring it back."""
        row = self.row
        if row is not None:
            self.archived.emit(row.record_id, not row.entry.archived)

    def seek(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @property
    def row(self) -> RegisterRow | None:
        """The entry that is chosen; None for a new one and for nothing."""
        rows = (row for row in self.rows.all_rows if row.record_id == self._chosen)
        return next(rows, None) if self._chosen else None

    @property
    def is_changed(self) -> bool:
        """Whether something is typed that is not kept."""
        return self._chosen is not None and self._chosen in self._drafts

    # --- building ---

    def _make_list(self) -> QTreeView:
        view = flat_list(self.rows, spoken(self.spec.title))
        give_widths(view.header(), (width for _, width in self.spec.columns))
        return view

    def _button(self, text: str, tip: str, *, primary: bool = False) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("primary", primary)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setContentsMargins(12, 10, 12, 10)
        above.setSpacing(12)
        above.addWidget(self.search, 1)
        above.addWidget(self.with_archived)
        left = QWidget()
        left.setObjectName("panel")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        self._empty = plain_label(spoken(self.spec.empty), "calm", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setMargin(16)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.list)
        self._lists.addWidget(self._empty)
        column.addWidget(self._lists, 1)
        below = QHBoxLayout()
        below.setContentsMargins(12, 10, 12, 10)
        below.addWidget(self.add)
        below.addStretch(1)
        column.addWidget(rule())
        column.addLayout(below)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 10, 16, 10)
        buttons.setSpacing(8)
        for button in (self.save, self.revert):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.archive)
        right = QWidget()
        right.setObjectName("panel")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._title.setContentsMargins(16, 14, 16, 2)
        column.addWidget(self._title)
        column.addWidget(self.form, 1)
        column.addWidget(rule())
        column.addLayout(buttons)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        parts = splitter(Qt.Orientation.Horizontal, (left, right), (500, 440), growing=0)
        whole.addWidget(parts)

    def _wire(self) -> None:
        self.search.textChanged.connect(lambda _: self._seek())
        self.search.returnPressed.connect(self._into_list)
        self.with_archived.toggled.connect(lambda _: self._seek())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._take_chosen())
        self.form.changed.connect(self._typed)
        self.save.clicked.connect(self.keep)
        self.revert.clicked.connect(self.undo_changes)
        self.archive.clicked.connect(self.toggle_archived)
        self.add.clicked.connect(self.begin_new)

    # --- what follows ---

    def _seek(self) -> None:
        self.rows.seek(self.search.text(), archived=self.with_archived.isChecked())
        self._choose_again()

    def _into_list(self) -> None:
        """Enter in the search goes to the first that was found."""
        if not self.list.currentIndex().isValid() and self.rows.rowCount():
            self.list.setCurrentIndex(self.rows.index(0, 0))
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_chosen(self) -> None:
        row = self.rows.row(self.list.currentIndex())
        if row is not None:
            self._choose(row.record_id)

    def _choose(self, record_id: str) -> None:
        self._chosen = record_id
        self._fill()

    def _choose_again(self) -> None:
        """The list is new: what was chosen stays, though it may be out of sight."""
        if self._chosen is None and self.rows.rowCount():
            self._chosen = self.rows.all_rows[0].record_id
        at = self.rows.index_of(self._chosen or "")
        chosen = self.list.selectionModel()
        chosen.blockSignals(True)
        self.list.setCurrentIndex(at)
        chosen.blockSignals(False)
        self.list.viewport().update()
        self._lists.setCurrentIndex(0 if self.rows.all_rows else 1)
        self.rows.mark_unsaved(self._drafts)
        if not self.is_changed:
            self._fill()
        self._show_chosen()

    def _fill(self) -> None:
        if self._chosen is not None:
            row = self.row
            kept = fields_of(row.entry.record) if row is not None else self._begins
            self.form.fill(self._drafts.get(self._chosen, kept))
        self._show_chosen()

    def _typed(self) -> None:
        if self._chosen is not None:
            self._drafts[self._chosen] = self.form.typed
        self._show_chosen()

    def _new_words(self) -> str:
        one = spoken(self.spec.one)
        return translate("Register", "New {entry}").format(entry=one)

    def _title_words(self) -> str:
        row = self.row
        if row is None:
            return self._new_words()
        if row.entry.archived:
            return translate("Register", "{text} (archived)").format(text=row.cells[0])
        return row.cells[0]

    def _show_chosen(self) -> None:
        row = self.row
        self.form.setEnabled(self._chosen is not None)
        archived = row is not None and row.entry.archived
        self._title.setText(breakable(self._title_words()) if self._chosen is not None else "")
        self.save.setEnabled(self.is_changed)
        self.revert.setEnabled(self.is_changed)
        self.archive.setEnabled(row is not None)
        self.archive.setText(
            translate("Register", "Bring back") if archived else translate("Register", "Archive")
        )
        self.rows.mark_unsaved(self._drafts)
        self.changed.emit()
