"""The window of settings: a search above, the list at the left, the setting that is chosen right.

Driven through ``SettingsShown``; it asks for everything through its ``SettingsController``. What is
chosen is kept at once. All on the GUI thread.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMainWindow,
    QScrollArea,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import InputRefused
from app.domain.settings import Settings
from ui.desktop.actions import Actions
from ui.desktop.labels import breakable, foot, plain_label, rule
from ui.desktop.language import translate
from ui.desktop.room import open_within
from ui.desktop.settings.commands import command_specs
from ui.desktop.settings.controller import Changes, SettingsController
from ui.desktop.settings.editor import Editor
from ui.desktop.settings.rows import SettingRows
from ui.desktop.settings.seat import Seat
from ui.desktop.settings.spec import Home, Kind, SettingSpec
from ui.desktop.settings.table import BY_KEY, SETTINGS
from ui.desktop.settings.values import shown, text_in_force, text_of, usual_value, value_of
from ui.desktop.splitting import splitter
from ui.desktop.table_rows import flat_list

SIZE = (980, 640)
_NAME_PX = 260


class SettingsWindow(QMainWindow):
    """See the module. ``elsewhere`` names a command of the main window."""

    elsewhere = Signal(str)

    def __init__(
        self, controller: SettingsController, seat: Seat, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._controller = controller
        self._seat = seat
        self._settings = Settings()
        self._pending: dict[str, object] = {}
        self._undo: list[Changes] = []
        self._undoing: Changes | None = None
        self._wanted = ""
        self.search = QLineEdit()
        self.search.setPlaceholderText(translate("Settings", "Search settings"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.rows = SettingRows(self._words_of, self)
        self.list = self._make_list()
        self.editor = Editor()
        self._said = plain_label("", "secondary", wrap=True)
        self.commands = Actions(command_specs(self), self)
        for _, action in self.commands:
            self.addAction(action)
        self._lay_out()
        self._wire()
        self.setWindowTitle(translate("Settings", "Settings"))
        open_within(self, *SIZE)
        self._seek()

    # --- what is shown ---

    def show_settings(self, settings: Settings) -> None:
        """See ``SettingsShown``."""
        self._settings = settings
        self.rows.values_changed()
        self._show_chosen()

    def show_kept(self, asked: Changes, before: Changes) -> None:
        """See ``SettingsShown``."""
        for key in asked:
            self._pending.pop(key, None)
        if asked is self._undoing:
            self._undoing = None
            self._tell(translate("Settings", "Taken back: {names}."), asked)
        else:
            self._undo.append(before)
            self._tell_kept(asked)
        self.editor.show_trouble("")
        self.rows.values_changed()
        self._show_chosen()

    def show_refused(self, asked: Changes, words: str) -> None:
        """See ``SettingsShown``: what was typed waits for what it needs."""
        self._pending.update(asked)
        self.rows.values_changed()
        self.editor.show_trouble(_not_yet(_in_words(words)))

    def say(self, words: str) -> None:
        """Tell the person something, at the foot of the window."""
        self._said.setText(breakable(words))

    # --- commands ---

    def open_on(self, key: str = "") -> None:
        """Come into sight, on a setting where one is named."""
        self._wanted = key
        self.search.clear()
        if self.isVisible():
            self._controller.look()
        self.show()
        self.raise_()
        self.activateWindow()
        if key:
            self.list.setCurrentIndex(self.rows.index_of(key))
            self.list.scrollTo(self.rows.index_of(key), QTreeView.ScrollHint.PositionAtCenter)
            self.list.horizontalScrollBar().setValue(0)  # a name is read from its beginning
            self.editor.focus_field()
        else:
            self.seek()

    def seek(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def take_back(self) -> None:
        """Undo the last change that was kept."""
        if not self._undo:
            self.say(translate("Settings", "There is nothing to undo."))
            return
        before = self._undo.pop()
        (key, value), *_ = before.items()
        if BY_KEY[key].home is Home.SEAT:
            self._seat.put(key, str(value))
            self._tell(translate("Settings", "Taken back: {names}."), before)
            self.show_settings(self._settings)
        else:
            self._undoing = before
            self._controller.keep(before)

    def back_to_usual(self) -> None:
        """Let what is usual hold for the setting in sight."""
        if self.editor.spec is not None:
            self._keep(self.editor.spec, None)

    def close_window(self) -> None:
        """Close the window; what is typed is kept."""
        self.close()

    # --- what is chosen ---

    def _typed(self, key: str, text: str) -> None:
        spec = BY_KEY[key]
        try:
            value = value_of(spec, text)
        except InputRefused as refused:
            self.editor.show_trouble(_not_yet(str(refused)))
            return
        self._keep(spec, value)

    def _keep(self, spec: SettingSpec, value: object) -> None:
        if spec.home is Home.SEAT:
            self._undo.append({spec.key: self._seat[spec.key]})
            self._seat.put(spec.key, str(value or ""))
            self._tell_kept({spec.key: value})
            self.show_settings(self._settings)
            return
        beside = spec.key.rpartition(".")[0]
        waiting = {
            key: kept for key, kept in self._pending.items() if beside and key.startswith(f"{beside}.")
        }
        self._controller.keep({**waiting, spec.key: value})

    def _tell_kept(self, changes: Changes) -> None:
        self._tell(translate("Settings", "Kept: {names}. Ctrl+Z undoes it."), changes)

    def _tell(self, words: str, changes: Changes) -> None:
        self.say(words.format(names=", ".join(BY_KEY[key].name for key in changes)))

    def _text(self, spec: SettingSpec) -> str:
        """What stands in the setting's field."""
        if spec.key in self._pending:
            return text_of(spec, self._pending[spec.key])
        if spec.home is Home.SEAT:
            return self._seat[spec.key]
        return text_in_force(spec, self._settings)

    def _words_of(self, spec: SettingSpec) -> str:
        words = shown(spec, self._text(spec))
        if spec.key in self._pending:
            return translate("Settings", "{value} (not kept yet)").format(value=words)
        return words

    # --- building ---

    def _make_list(self) -> QTreeView:
        view = flat_list(self.rows, translate("Settings", "Settings"))
        view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        view.header().resizeSection(0, _NAME_PX)
        return view

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setContentsMargins(16, 10, 16, 10)
        above.addWidget(self.search)
        self._none = plain_label(
            translate("Settings", "No setting has all of these words."), "calm", wrap=True
        )
        self._none.setContentsMargins(16, 12, 16, 12)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        left = QWidget()
        left.setObjectName("panel")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self._none, 1)
        right = QScrollArea()
        right.setWidgetResizable(True)
        right.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right.setWidget(self.editor)
        ground = QWidget()
        ground.setObjectName("panel")
        whole = QVBoxLayout(ground)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(above)
        whole.addWidget(rule())
        whole.addWidget(splitter(Qt.Orientation.Horizontal, (left, right), (560, 420), 0), 1)
        whole.addWidget(foot(self._said))
        self.setCentralWidget(ground)

    def _wire(self) -> None:
        self.search.textChanged.connect(lambda _: self._seek())
        self.search.returnPressed.connect(self.editor.focus_field)
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._choose())
        self.editor.typed.connect(self._typed)
        self.editor.usual_wanted.connect(lambda _: self.back_to_usual())
        self.editor.elsewhere.connect(self.elsewhere)

    # --- what follows ---

    def _seek(self) -> None:
        chosen = self.editor.spec
        self.rows.seek(SETTINGS, self.search.text())
        at = self.rows.index_of(chosen.key) if chosen is not None else self.rows.first()
        self.list.setCurrentIndex(at if at.isValid() else self.rows.first())
        for row in range(self.rows.rowCount()):
            self.list.setFirstColumnSpanned(row, self.list.rootIndex(), self.rows.is_group(row))
        self.list.setVisible(self.rows.rowCount() > 0)
        self._none.setVisible(self.rows.rowCount() == 0)

    def _choose(self) -> None:
        """What is typed in the setting that was in sight is kept first."""
        self.editor.commit()
        self._show_chosen()

    def _show_chosen(self) -> None:
        spec = self.rows.row(self.list.currentIndex())
        if not isinstance(spec, SettingSpec):
            return
        text, usual = self._text(spec), text_of(spec, usual_value(spec))
        is_usual = text == usual or spec.kind is Kind.WINDOW
        self.editor.show_setting(spec, text, shown(spec, usual), is_usual=is_usual)

    # --- Qt ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: arrows in the search move in the list; Enter in the list goes to the field."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self.search and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                self.list.keyPressEvent(event)
                return True
            if watched is self.list and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.editor.focus_field()
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: what is set is read anew."""
        super().showEvent(event)
        self._controller.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: what is typed is kept."""
        self.editor.commit()
        super().closeEvent(event)


def _not_yet(why: str) -> str:
    return translate("Settings", "Not kept yet: {why}").format(why=why)


def _in_words(refusal: str) -> str:
    """A refusal with settings called as the list calls them, not as the file does."""
    for spec in sorted(SETTINGS, key=lambda spec: -len(spec.key)):
        if "." in spec.key or "_" in spec.key:
            refusal = refusal.replace(spec.key, f"“{spec.name}”")
    return refusal
