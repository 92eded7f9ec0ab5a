"""What can be promised to the caller: every slot with who comes and what it costs, or why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.load import DEFAULT_DIMENSIONS, LoadDimension
from app.domain.timing import TimeWindow, clock_text
from app.promising import Offers, Slot, WayIn
from ui.desktop.formats import money
from ui.desktop.intake.words import late_words, offer_words, way_words
from ui.desktop.labels import plain_label
from ui.desktop.language import marked, translate
from ui.desktop.theme import Theme, interface_font

ROW_PX = 44
LATE_PX = 16
_PAD = 12
_ROW = Qt.ItemDataRole.UserRole
_EMPTY = marked(
    "Intake", "Type an address: the slots that could be promised show here, with what each costs."
)
_LEFT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One row: a window or what would have to give way, its price, how it would be done, and whom it
    makes late. ``window`` is what choosing it puts into the form, None for nothing; what is not
    ``is_possible`` is muted."""

    title: str
    price: str
    words: str
    late: str = ""
    window: TimeWindow | None = None
    is_possible: bool = True


class OfferDelegate(QStyledItemDelegate):
    """Paints a row in two lines; what cannot be promised is muted."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bold = interface_font(theme.sizes.base, QFont.Weight.DemiBold)
        self._font = interface_font(theme.sizes.base)
        self._small = interface_font(theme.sizes.secondary)

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Qt: two lines, and a third where somebody is made late."""
        return QSize(100, ROW_PX + (LATE_PX if index.data(_ROW).late else 0))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Qt: one row."""
        row: OfferRow = index.data(_ROW)
        palette, box = self._theme.palette, QRect(option.rect)
        can = row.is_possible and bool(option.state & QStyle.StateFlag.State_Enabled)
        painter.save()
        if can and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(palette.selection))
        inner = box.adjusted(_PAD, 5, -_PAD, -4)
        width = QFontMetrics(self._font).horizontalAdvance(row.price)
        strong = palette.text if can else palette.muted
        painter.setFont(self._font)
        painter.setPen(QColor(strong))
        painter.drawText(inner, int(_RIGHT), row.price)
        self._write(painter, inner.adjusted(0, 0, -width - 8, 0), row.title, self._bold, strong)
        below = inner.adjusted(0, 19, 0, 0)
        self._write(painter, below, row.words, self._small, palette.muted)
        self._write(painter, below.adjusted(0, LATE_PX, 0, 0), row.late, self._small, palette.late)
        painter.setPen(QColor(palette.line))
        painter.drawLine(box.left() + _PAD, box.bottom(), box.right() - _PAD, box.bottom())
        painter.restore()

    def _write(self, painter: QPainter, box: QRect, words: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(_LEFT), cut)


class OffersList(QListWidget):
    """``chosen`` carries the window of a row, by Enter or a click."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setItemDelegate(OfferDelegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.itemClicked.connect(self._choose)

    def show_rows(self, rows: Sequence[OfferRow]) -> None:
        """Show these rows, the current one where it was."""
        at = self.currentRow()
        self.clear()
        for row in rows:
            said = (row.title, row.price, row.words, row.late)
            item = QListWidgetItem(", ".join(part for part in said if part))
            item.setData(_ROW, row)
            if row.window is None:  # to be read, not to be chosen
                readable = row.is_possible
                item.setFlags(Qt.ItemFlag.ItemIsEnabled if readable else Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        self.setCurrentRow(min(at, self.count() - 1))

    @property
    def rows(self) -> tuple[OfferRow, ...]:
        """What is shown."""
        return tuple(self.item(n).data(_ROW) for n in range(self.count()))

    def _choose(self, item: QListWidgetItem | None) -> None:
        row = item.data(_ROW) if item is not None else None
        if row is not None and row.window is not None:
            self.chosen.emit(row.window)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter chooses the row rather than saving the order."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._choose(self.currentItem())
            event.accept()
        else:
            super().keyPressEvent(event)


class OffersPanel(QWidget):
    """``window_chosen`` carries the window that a person would promise."""

    window_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.dimensions: tuple[LoadDimension, ...] = DEFAULT_DIMENSIONS
        self.asked = plain_label("", "title", wrap=True)
        self.words = plain_label(translate("Intake", _EMPTY), "calm", wrap=True)
        self.ways = OffersList(theme, translate("Intake", "What would make it fit"))
        self.slots = OffersList(theme, translate("Intake", "Slots that could be promised"))
        self._ways_head = plain_label(translate("Intake", "It would fit"), "heading")
        self._slots_head = plain_label(
            translate("Intake", "Slots, with what each adds to the cost"), "heading"
        )
        for each in (self.ways, self.slots):
            each.chosen.connect(self.window_chosen)
        self._lay_out()
        self.clear()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 8)
        column.setSpacing(8)
        head = QVBoxLayout()
        head.setContentsMargins(_PAD, 0, _PAD, 0)
        head.setSpacing(6)
        head.addWidget(plain_label(translate("Intake", "What can be promised"), "door"))
        head.addWidget(self.asked)
        head.addWidget(self.words)
        column.addLayout(head)
        for title, rows, stretch in (
            (self._ways_head, self.ways, 0),
            (self._slots_head, self.slots, 1),
        ):
            title.setContentsMargins(_PAD, 6, _PAD, 0)
            column.addWidget(title)
            column.addWidget(rows, stretch)
        column.addStretch(0)

    def clear(self) -> None:
        """Nothing is asked."""
        self._show("", translate("Intake", _EMPTY), (), ())

    def show_waiting(self) -> None:
        """An answer is on its way; the last one is not true any more."""
        if not self.slots.count():
            self._show(translate("Intake", "Looking …"), "", (), ())
        self.asked.setText(translate("Intake", "Looking …"))
        for rows in (self.ways, self.slots):
            rows.setEnabled(False)

    def show_words(self, words: str) -> None:
        """Say why nothing is shown."""
        self._show("", words, (), ())

    def show_offers(self, offers: Offers, window: str, zone: ZoneInfo) -> None:
        """Show what could be promised, and whether the order fits; ``window`` as it is understood."""
        if offers.words and not offers.slots:
            self.show_words(offers.words)
            return
        when = f" {window}" if window else ""
        if offers.asked is not None:
            late = late_words(offers.asked)
            title = translate("Intake", "It fits{when}: {offer}, +{cost}").format(
                when=when, offer=offer_words(offers.asked, zone), cost=money(offers.asked.cost)
            )
            words = f"{late[:1].upper()}{late[1:]}." if late else ""
        else:
            title = translate("Intake", "It does not fit{when}.").format(when=when)
            words = offers.words or (
                "" if offers.ways else translate("Intake", "No single change would make it fit.")
            )
        ways = [_way_row(way, self.dimensions) for way in offers.ways]
        self._show(title, words, ways, [_slot_row(slot, zone) for slot in offers.slots])

    def _show(
        self, asked: str, words: str, ways: Sequence[OfferRow], slots: Sequence[OfferRow]
    ) -> None:
        self.asked.setText(asked)
        self.asked.setVisible(bool(asked))
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.ways.show_rows(ways)
        self.ways.setFixedHeight(min(len(ways), 4) * ROW_PX)
        self.slots.show_rows(slots)
        for each in (self.ways, self.slots):
            each.setEnabled(True)
        for part, rows in ((self._ways_head, ways), (self.ways, ways)):
            part.setVisible(bool(rows))
        self._slots_head.setVisible(bool(slots))


def _slot_row(slot: Slot, zone: ZoneInfo) -> OfferRow:
    title = f"{clock_text(slot.window.start)}–{clock_text(slot.window.end)}"
    if slot.offer is None:
        return OfferRow(title, "", translate("Intake", "nobody can make it"), is_possible=False)
    offer = slot.offer
    return OfferRow(
        title, f"+{money(offer.cost)}", offer_words(offer, zone), late_words(offer), slot.window
    )


def _way_row(way: WayIn, dimensions: Sequence[LoadDimension]) -> OfferRow:
    price = f"+{money(way.relaxation.cost)}"
    return OfferRow(
        way_words(way, dimensions),
        price,
        translate("Intake", "with {driver}").format(driver=way.driver),
        "",
        way.window,
    )
