"""How phones get in: the choices, what they mean, and the server started again with them."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import InputRefused
from app.sync.hosts import is_loopback
from app.sync.options import ServerOptions
from ui.desktop.labels import plain_label, rule
from ui.desktop.language import marked, translate
from ui.desktop.numbers import with_room
from ui.desktop.phones.choice import Choice
from ui.desktop.phones.controller import Network, Reach
from ui.desktop.phones.reach_words import (
    ENCRYPTION,
    EVERY_NETWORK,
    MEANS,
    STOCK_PORT,
    changes_address,
    checked,
    state_words,
)

_SAME_PORT = 0
_LOST = marked(
    "Phones",
    "Phones that are paired look for the server at its old address: they "
    "keep their reports, and must be paired again at the new one.",
)


class ReachForm(QScrollArea):
    """``applied`` carries options that can be tried; until they are in force the form is closed."""

    applied = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reach: Reach | None = None
        self._state = plain_label("", "title", wrap=True)
        self._words = plain_label("", "", wrap=True)
        self._make_fields()
        self._apply = QPushButton(translate("Phones", "Apply and restart the server"))
        self._apply.setProperty("primary", True)
        self._apply.clicked.connect(self._try)
        self._undo = QPushButton(translate("Phones", "Undo changes"))
        self._undo.clicked.connect(self._fill)
        self._lay_out()
        self.setEnabled(False)

    def _make_fields(self) -> None:
        self.open = QCheckBox(translate("Phones", "Let phones in"))
        self.network = Choice()
        self.tls = Choice()
        for key, words in ENCRYPTION.items():
            self.tls.addItem(translate("Phones", words), key)
        self._means = plain_label("", "secondary", wrap=True)
        self.certificate = _FileLine(translate("Phones", "Certificate file"))
        self.key = _FileLine(translate("Phones", "Key file"))
        self.port = _port(
            translate("Phones", "The server's port"),
            _SAME_PORT,
            translate("Phones", "the same as last time"),
        )
        self.stock = QCheckBox(
            translate("Phones", "Without encryption for tracking apps and the certificate, at port")
        )
        self.stock_port = _port(translate("Phones", "Port without encryption"), 1)
        self.public = QLineEdit()
        self.public.setPlaceholderText(
            translate("Phones", "https://phones.example.org, only if phones come from outside")
        )
        self.public.setAccessibleName(translate("Phones", "Public address"))
        for changed in (
            self.open.toggled,
            self.network.currentIndexChanged,
            self.tls.currentIndexChanged,
            self.stock.toggled,
            self.port.valueChanged,
            self.stock_port.valueChanged,
            self.public.textChanged,
            self.certificate.line.textChanged,
            self.key.line.textChanged,
        ):
            changed.connect(self._changed)

    def _lay_out(self) -> None:
        plain = QHBoxLayout()
        plain.setSpacing(8)
        plain.addWidget(self.stock)
        plain.addWidget(self.stock_port)
        plain.addStretch(1)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow("", self.open)
        form.addRow(_name(translate("Phones", "Network")), self.network)
        encryption = QVBoxLayout()
        encryption.setSpacing(4)
        encryption.addWidget(self.tls)
        encryption.addWidget(self._means)
        form.addRow(_name(translate("Phones", "Encryption")), encryption)
        form.addRow(_name(translate("Phones", "Certificate")), self.certificate)
        form.addRow(_name(translate("Phones", "Key")), self.key)
        self._form = form
        form.addRow(_name(translate("Phones", "Port")), _left(self.port))
        form.addRow(_name(translate("Phones", "Tracking apps")), plain)
        form.addRow(_name(translate("Phones", "Public address")), self.public)
        buttons = QHBoxLayout()
        buttons.addWidget(self._apply)
        buttons.addWidget(self._undo)
        buttons.addStretch(1)
        inner = QWidget()
        inner.setObjectName("panel")
        inner.setMaximumWidth(760)
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._state)
        column.addWidget(rule())
        column.addLayout(form)
        column.addWidget(self._words)
        column.addLayout(buttons)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setWidget(inner)

    # --- what is shown ---

    def show_reach(self, reach: Reach) -> None:
        """Show what is in force. What a person is about to change stays, unless something else is in
        force by now."""
        before, self._reach = self._reach, reach
        self._state.setText(state_words(reach))
        self.setEnabled(reach.options is not None)
        fresh = before is None or before.options != reach.options or before.networks != reach.networks
        if fresh or not self.isEnabled():
            self._fill()

    def show_trying(self) -> None:
        """The server is being started again."""
        self._words.setText(
            translate("Phones", "Starting the server again; phones wait a moment and lose nothing …")
        )
        self._apply.setEnabled(False)
        self._undo.setEnabled(False)

    def show_over(self) -> None:
        """The trial has ended, well or not; the message area says how."""
        self._changed()

    def let_in(self) -> None:
        """A person asked to let phones in: the usual choice is made for them to confirm."""
        if self._reach is None or self._reach.options is None or self._reach.is_open:
            return
        self.open.setChecked(True)
        self._apply.setFocus()

    def options(self) -> ServerOptions:
        """What is chosen.

        Raises:
            InputRefused: it cannot be.
        """
        before = self._reach.options if self._reach is not None else None
        base = before or ServerOptions()
        tls = self.tls.currentData()
        host = str(self.network.currentData()) if self.open.isChecked() else ServerOptions().host
        return checked(
            msgspec.structs.replace(
                base,
                host=host,
                port=self.port.value() or None,
                plain_port=self.stock_port.value() if self.stock.isChecked() else None,
                tls=tls,
                certificate=self.certificate.text if tls == "own" else base.certificate,
                key=self.key.text if tls == "own" else base.key,
                public_url=self.public.text().strip(),
            )
        )

    def _fill(self) -> None:
        """Put what is in force into the fields; where phones were never let in, what is usual."""
        reach = self._reach
        if reach is None or reach.options is None:
            return
        options = reach.options
        begun = options != ServerOptions()
        self._fill_networks(reach.networks, options.host)
        self.open.setChecked(not is_loopback(options.host))
        tls = options.tls if begun else "private"
        self.tls.setCurrentIndex(self.tls.findData(tls))
        self.certificate.line.setText(options.certificate)
        self.key.line.setText(options.key)
        self.port.setValue(options.port or _SAME_PORT)
        self.stock.setChecked(options.plain_port is not None or not begun)
        self.stock_port.setValue(options.plain_port or STOCK_PORT)
        self.public.setText(options.public_url)
        self._changed()

    def _fill_networks(self, networks: tuple[Network, ...], host: str) -> None:
        self.network.clear()
        self.network.addItem(translate("Phones", "every network of this computer"), EVERY_NETWORK)
        for network in networks:
            self.network.addItem(
                translate("Phones", "only {name}, {address}").format(
                    name=network.name, address=network.address
                ),
                network.address,
            )
        if not is_loopback(host) and self.network.findData(host) < 0:
            self.network.addItem(
                translate("Phones", "only {host} (not there now)").format(host=host), host
            )
        self.network.setCurrentIndex(max(0, self.network.findData(host)))

    def _changed(self) -> None:
        self.network.setEnabled(self.open.isChecked())
        tls = self.tls.currentData()
        self._means.setText(translate("Phones", MEANS[tls]))
        for line in (self.certificate, self.key):
            self._form.setRowVisible(line, tls == "own")
        self.stock_port.setEnabled(self.stock.isChecked())
        before = self._reach.options if self._reach is not None else None
        if before is None:
            return
        try:
            wanted = self.options()
        except InputRefused as refused:
            self._tell(str(refused), can_apply=False, can_undo=True)
            return
        different = wanted != before
        moves = different and self._reach is not None and self._reach.is_open
        lost = translate("Phones", _LOST) if moves and changes_address(before, wanted) else ""
        self._tell(lost, can_apply=different, can_undo=different)

    def _tell(self, words: str, *, can_apply: bool, can_undo: bool) -> None:
        self._words.setText(words)
        self._apply.setEnabled(can_apply)
        self._undo.setEnabled(can_undo)

    def _try(self) -> None:
        try:
            wanted = self.options()
        except InputRefused as refused:
            self._tell(str(refused), can_apply=False, can_undo=True)
            return
        self.applied.emit(wanted)


class _FileLine(QWidget):
    """The path of a file, typed or chosen."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what
        self.line = QLineEdit()
        self.line.setAccessibleName(what)
        choose = QPushButton(translate("Phones", "Choose …"))
        choose.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(choose)

    @property
    def text(self) -> str:
        """The path."""
        return self.line.text().strip()

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self._what,
            "",
            translate("Phones", "PEM files (*.pem *.crt *.cer *.key);;All files (*)"),
        )
        if name:
            self.line.setText(name)


def _port(what: str, least: int, special: str = "") -> QSpinBox:
    field = with_room(QSpinBox())
    field.setRange(least, 65535)
    field.setSpecialValueText(special)
    field.setGroupSeparatorShown(False)
    field.setFixedWidth(150 if special else 72)
    field.setAccessibleName(what)
    return field


def _name(text: str) -> QLabel:
    return plain_label(text, "calm")


def _left(widget: QWidget) -> QWidget:
    """The widget at its own width, at the left of the form's column."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return holder
