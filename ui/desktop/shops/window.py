"""The window of shops: keys with which their programs order, made, looked at and revoked."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QWidget,
)

from app.domain.shop import ShopKey
from ui.desktop.asking import is_sure
from ui.desktop.labels import plain_label
from ui.desktop.language import marked, translate, translated
from ui.desktop.room import open_within, scrolling_column
from ui.desktop.shops.controller import ShopsController, ShopsNow
from ui.desktop.table_rows import Index, TableRows, flat_list

HEADER = (
    marked("Shops", "Sender"),
    marked("Shops", "Key"),
    marked("Shops", "What for"),
    marked("Shops", "Made"),
    marked("Shops", "State"),
    marked("Shops", "Orders"),
)
WIDTHS = (170, 60, 170, 110, 150)


def _what_for() -> str:
    return translate(
        "Shops",
        "A shop's program with a key puts its orders here by itself and reads how they stand. It sees"
        " only the orders of its own sender.",
    )


def _where(url: str) -> str:
    if not url:
        return translate("Shops", "Where orders go is said here once the sync server runs.")
    words = translate("Shops", "Orders go to {url}/v1/shop/orders, as {url}/openapi.json says.")
    return words.format(url=url)


class KeysModel(TableRows[ShopKey]):
    """In the order they were made, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(translated("Shops", HEADER), parent)
        self._orders: dict[str, int] = {}

    def show_now(self, now: ShopsNow) -> None:
        """Take keys in."""
        self._orders = now.orders
        self.show(tuple(reversed(now.keys)))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: words."""
        key = self.row(index)
        if key is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        revoked = key.revoked_at
        return (
            key.sender,
            key.key_id,
            key.label,
            f"{key.made_at.astimezone():%d.%m.%Y}",
            _state(revoked),
            str(self._orders.get(key.sender, 0)),
        )[index.column()]


def _state(revoked: datetime | None) -> str:
    if revoked is None:
        return translate("Shops", "in force")
    return translate("Shops", "revoked {day}").format(day=f"{revoked.astimezone():%d.%m.%Y}")


class ShopsWindow(QDialog):
    """See the module."""

    def __init__(self, controller: ShopsController, parent: QWidget) -> None:
        super().__init__(parent)
        self._controller = controller
        self._forbidden = ""
        self.setWindowTitle(translate("Shops", "Shops"))
        open_within(self, 820, 520)
        self._url = plain_label("", "secondary", wrap=True)
        self._url.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.rows = KeysModel(self)
        self.table = flat_list(self.rows, translate("Shops", "Keys of shops, the newest first"))
        heads = self.table.header()
        for column, width in enumerate(WIDTHS):
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            heads.resizeSection(column, width)
        self.called = QLineEdit()
        self.called.setAccessibleName(translate("Shops", "Sender"))
        self.called.setPlaceholderText(translate("Shops", "as its orders name it"))
        self.label = QLineEdit()
        self.label.setAccessibleName(translate("Shops", "What for"))
        self.label.setPlaceholderText(translate("Shops", "the web shop, the till ... (may stay empty)"))
        self.make = QPushButton(translate("Shops", "Make a key"))
        self.make.clicked.connect(self._make)
        self.called.returnPressed.connect(self._make)
        self.label.returnPressed.connect(self._make)
        self.revoke = QPushButton(translate("Shops", "Revoke …"))
        self.revoke.clicked.connect(self._revoke)
        self.secret = QLineEdit()
        self.secret.setReadOnly(True)
        self.secret.setAccessibleName(translate("Shops", "The new key"))
        self._once = plain_label("", "secondary", wrap=True)
        self._lay_out()
        self.called.textChanged.connect(lambda _: self._enable())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._enable())
        self._enable()
        controller.attach(self)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(plain_label(translate("Shops", "Sender")), self.called)
        form.addRow(plain_label(translate("Shops", "What for")), self.label)
        close = QPushButton(translate("Shops", "Close"))
        close.clicked.connect(self.reject)
        for button in (self.make, self.revoke, close):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.make)
        buttons.addWidget(self.revoke)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = scrolling_column(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(plain_label(translate("Shops", "Keys for shops' programs"), "title"))
        column.addWidget(plain_label(_what_for(), "secondary", wrap=True))
        column.addWidget(self._url)
        column.addWidget(self.table, 1)
        column.addLayout(form)
        column.addWidget(self._once)
        column.addWidget(self.secret)
        column.addLayout(buttons)
        self._once.hide()
        self.secret.hide()

    def only_look(self, reason: str) -> None:
        """Nothing can be made or revoked from here, for this reason."""
        self._forbidden = reason
        self._enable()

    def open_now(self) -> None:
        """Show the keys as they stand."""
        self._controller.look()
        self.show()
        self.raise_()
        self.activateWindow()
        self.called.setFocus()

    def done(self, result: int) -> None:
        """Qt: closed; a key that was just made is not shown again."""
        self.secret.clear()
        self.secret.hide()
        self._once.hide()
        super().done(result)

    def show_shops(self, now: ShopsNow) -> None:
        """See ``ShopsShown``; what is chosen stays chosen."""
        chosen = self.rows.row(self.table.currentIndex())
        self.rows.show_now(now)
        self._url.setText(_where(now.url))
        names = [key.key_id for key in reversed(now.keys)]
        row = names.index(chosen.key_id) if chosen is not None and chosen.key_id in names else 0
        self.table.setCurrentIndex(self.rows.index(row, 0))
        self._enable()

    def show_secret(self, key: ShopKey, secret: str) -> None:
        """See ``ShopsShown``."""
        self.called.clear()
        self.label.clear()
        once = translate(
            "Shops",
            "Key {key} for {sender}. Copy it now: it is shown this once and kept nowhere.",
        )
        self._once.setText(once.format(key=key.key_id, sender=key.sender))
        self.secret.setText(secret)
        self._once.show()
        self.secret.show()
        self.secret.setFocus()
        self.secret.selectAll()

    def _enable(self) -> None:
        key = self.rows.row(self.table.currentIndex())
        in_force = key is not None and key.revoked_at is None
        self.make.setEnabled(bool(self.called.text().strip()) and not self._forbidden)
        self.revoke.setEnabled(in_force and not self._forbidden)
        for button in (self.make, self.revoke):
            button.setToolTip(self._forbidden)

    def _make(self) -> None:
        if self.make.isEnabled():
            self._controller.make_key(self.called.text(), self.label.text())

    def _revoke(self) -> None:
        key = self.rows.row(self.table.currentIndex())
        if key is not None and is_sure(
            self,
            translate("Shops", "Revoke a key"),
            translate("Shops", "Revoke the key {key} of {sender}?").format(
                key=key.key_id, sender=key.sender
            ),
            translate(
                "Shops",
                "Whoever uses it can neither order nor look any more. Orders that came stay.",
            ),
            translate("Shops", "Revoke it"),
        ):
            self._controller.revoke_key(key.key_id)
