"""One row of the file: why it is refused, what it changes, or where its address could be."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.geo import LonLat
from app.domain.import_choices import SettledPlace
from app.importing.preview import PreviewRow, RowState, Vanished
from app.ports.addresses import AddressHit
from app.typed_orders import pinned
from ui.desktop.importing.rows_model import ShownRow
from ui.desktop.importing.words import change_words, state_words, vanished_words
from ui.desktop.labels import breakable, plain_label
from ui.desktop.language import marked, translate
from ui.desktop.vocabulary import said

_HIT = int(Qt.ItemDataRole.UserRole) + 1
_FIND_AFTER_MS = 200
_NOTHING = marked("Importing", "Choose a row to see what it does.")
_NO_HITS = marked("Importing", "No place of the region fits; type another spelling, or set a pin.")


class RowPanel(QWidget):
    """``settled`` and ``unsettled`` carry a SettledPlace; ``wanted`` the text of an address to look
    for; ``pin_wanted`` asks for a place on the map; ``left_out`` carries a line and whether it is left
    out, ``called_off`` a Vanished and whether it is to be called off, and ``all_called_off`` asks that
    for all that no driver has."""

    settled = Signal(object)
    unsettled = Signal(object)
    wanted = Signal(str)
    pin_wanted = Signal()
    left_out = Signal(int, bool)
    called_off = Signal(object, bool)
    all_called_off = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row: PreviewRow | None = None
        self._vanished: Vanished | None = None
        self._is_off = False
        self._settled: SettledPlace | None = None
        self._hits_fit = False
        self.title = plain_label(translate("Importing", _NOTHING), "title", wrap=True)
        self.words = plain_label("", wrap=True)
        self.search = QLineEdit()
        self.search.setAccessibleName(translate("Importing", "Address to look for"))
        self.search.setPlaceholderText(translate("Importing", "Street and number, town"))
        self.hits = _Hits()
        self.hits.setObjectName("table")
        self.hits.setAccessibleName(translate("Importing", "Places that may be meant; Enter takes one"))
        self.no_hits = plain_label(translate("Importing", _NO_HITS), "secondary", wrap=True)
        self.pin = _button(translate("Importing", "Set a pin on the map"), "Alt+M")
        self.again = _button(translate("Importing", "Choose another place"), "Alt+P")
        self.leave_out = _button(translate("Importing", "Leave this row out"), "Alt+L")
        self.call_off = _button(translate("Importing", "Call this order off"), "Alt+O")
        self.call_all_off = _button(translate("Importing", "Call off all that no driver has"), "Alt+A")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_FIND_AFTER_MS)
        self._pause.timeout.connect(lambda: self.wanted.emit(self.search.text()))
        self._lay_out()
        self.search.textEdited.connect(self._typed)
        self.search.returnPressed.connect(self._take_first)
        self.hits.itemActivated.connect(self._take)
        self.pin.clicked.connect(self.pin_wanted)
        self.again.clicked.connect(lambda: self.unsettled.emit(self._settled))
        self.leave_out.clicked.connect(self._leave_out)
        self.call_off.clicked.connect(lambda: self.called_off.emit(self._vanished, not self._is_off))
        self.call_all_off.clicked.connect(self.all_called_off)
        self.show_row(None)

    def _lay_out(self) -> None:
        self._places = QWidget()
        where = QVBoxLayout(self._places)
        where.setContentsMargins(0, 0, 0, 0)
        where.setSpacing(6)
        where.addWidget(
            plain_label(
                translate("Importing", "Where it is, for every row with this address"),
                "heading",
                wrap=True,
            )
        )
        for part in (self.search, self.hits, self.no_hits):
            where.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.pin)
        buttons.addWidget(self.again)
        buttons.addWidget(self.leave_out)
        buttons.addWidget(self.call_off)
        buttons.addWidget(self.call_all_off)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addWidget(self._places, 1)
        column.addLayout(buttons)
        column.addStretch(0)

    # --- what is shown ---

    def show_row(
        self,
        shown: ShownRow | None,
        settled: SettledPlace | None = None,
        off: tuple[Vanished, ...] = (),
    ) -> None:
        """Show a row of the table, or none; ``settled`` is where the person put its place, ``off`` what
        is to be called off."""
        self._settled = settled
        self.again.setVisible(settled is not None)
        row = shown.row if shown is not None else None
        before, self._row = self._row, row
        self._vanished = shown.vanished if shown is not None else None
        self._is_off = self._vanished is not None and self._vanished in off
        self.call_off.setVisible(self._vanished is not None)
        self.call_off.setText(
            translate("Importing", "Leave it as it is")
            if self._is_off
            else translate("Importing", "Call this order off")
        )
        self.call_off.setShortcut("Alt+O")
        self.call_all_off.setVisible(self._vanished is not None)
        self.leave_out.setVisible(row is not None and row.state is not RowState.JOINED)
        is_out = row is not None and row.state is RowState.LEFT_OUT
        self.leave_out.setText(
            translate("Importing", "Take this row in again")
            if is_out
            else translate("Importing", "Leave this row out")
        )
        self.leave_out.setShortcut("Alt+L")  # a new text takes the key away
        if shown is None:
            self._say(translate("Importing", _NOTHING), "")
        elif shown.vanished is not None:
            gone = shown.vanished.order
            self._say(gone.tasks[-1].place.label, vanished_words(shown.vanished, is_off=self._is_off))
        elif row is not None:
            self._say(_title(row), _words(row, settled))
        unlocated = row.unlocated if row is not None else None
        self._places.setVisible(unlocated is not None)
        self.pin.setVisible(unlocated is not None)
        if unlocated is None:
            return
        same = before is not None and before.unlocated == unlocated
        if not same:
            self.search.setText(unlocated.place.where)
            self.show_hits(unlocated.candidates)
            if not unlocated.candidates:
                self.wanted.emit(unlocated.place.where)

    def show_hits(self, hits: tuple[AddressHit, ...]) -> None:
        """Places to choose from."""
        self._hits_fit = True
        self.hits.clear()
        for hit in hits:
            item = QListWidgetItem(
                hit.label if hit.kind == "house" else f"{hit.label}  ({said(hit.kind)})"
            )
            item.setData(_HIT, hit)
            self.hits.addItem(item)
        self.hits.setVisible(bool(hits))
        self.no_hits.setVisible(not hits)

    @property
    def asked(self) -> str:
        """The text that places are looked for by."""
        return self.search.text()

    def pin_at(self, place: LonLat) -> None:
        """The place of the row that is shown, for good."""
        if self._row is not None and self._row.unlocated is not None:
            where = self._row.unlocated.place
            self.settled.emit(SettledPlace(where.address, where.postcode, where.city, place))

    def _typed(self) -> None:
        self._hits_fit = False
        self._pause.start()

    def _take_first(self) -> None:
        """By Enter in the search: never a place that was found for other words."""
        if self._hits_fit:
            self._take(self.hits.item(0))

    def _take(self, item: QListWidgetItem | None) -> None:
        hit = item.data(_HIT) if item is not None else None
        if isinstance(hit, AddressHit):
            self.pin_at(LonLat(hit.lon, hit.lat))

    def _leave_out(self) -> None:
        if self._row is not None:
            self.left_out.emit(self._row.line, self._row.state is not RowState.LEFT_OUT)

    def _say(self, title: str, words: str) -> None:
        self.title.setText(breakable(title))
        self.words.setText(breakable(words))
        self.words.setVisible(bool(words))


class _Hits(QListWidget):
    """Enter takes the place it is on, also where a dialog has a button of its own for that key."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: see the class."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
            event.accept()
            return
        super().keyPressEvent(event)


def _button(text: str, key: str) -> QPushButton:
    button = QPushButton(text)
    button.setShortcut(key)
    button.setToolTip(f"{text} ({key})")
    button.setAutoDefault(False)
    return button


def _title(row: PreviewRow) -> str:
    name = row.order.tasks[-1].place.label if row.order is not None else ""
    return translate("Importing", "Line {line}: {state}").format(
        line=row.line, state=state_words(row)
    ) + (f". {name}" if name else "")


def _words(row: PreviewRow, settled: SettledPlace | None) -> str:
    told = [row.words[:1].upper() + row.words[1:]] if row.words else []
    if settled is not None:
        told.append(
            translate("Importing", "Placed by you at {pinned}; so it is from now on.").format(
                pinned=pinned(settled.location)
            )
        )
    told += [change_words(change) for change in row.changes]
    return "\n".join(told)
