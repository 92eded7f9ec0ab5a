"""The window of map regions: which there are, one more from a file or an address, and how that goes."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ui.desktop.actions import Actions
from ui.desktop.asking import is_sure
from ui.desktop.formats import number
from ui.desktop.labels import breakable, foot, plain_label, rule
from ui.desktop.language import marked, translate, translated
from ui.desktop.regions.commands import OF_REGION, command_specs
from ui.desktop.regions.controller import RegionJob, RegionRow, RegionsController
from ui.desktop.regions.words import age_text, detail_text, removal_words, size_text
from ui.desktop.room import open_within, scrolling
from ui.desktop.table_rows import Index, TableRows, flat_list, give_widths

HEADER = (
    marked("Regions", "Region"),
    marked("Regions", "Size"),
    marked("Regions", "Age"),
    marked("Regions", "Addresses"),
    "",
)
SIZE = (760, 520)
_NONE = marked(
    "Regions",
    "No region has been added: the built-in one, Liechtenstein, is used. "
    "Extracts of every country (.osm.pbf) are offered for example at "
    "download.geofabrik.de.",
)


class RegionsModel(TableRows[RegionRow]):
    """One row per region, by name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(translated("Regions", HEADER), parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: words."""
        row = self.row(index)
        if row is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            row.info.name,
            size_text(row.size),
            age_text(row.info, _today()),
            number(row.info.addresses),
            translate("Regions", "in use") if row.is_active else "",
        )[index.column()]


class RegionsWindow(QMainWindow):
    """See the module. All on the GUI thread."""

    def __init__(self, controller: RegionsController, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._controller = controller
        self._job: RegionJob | None = None
        self.commands = Actions(command_specs(self), self)
        for _, action in self.commands:
            self.addAction(action)
        self.rows = RegionsModel(self)
        self.list = self._make_list()
        self.source = QLineEdit()
        self.source.setPlaceholderText(
            translate("Regions", "https://…/liechtenstein-latest.osm.pbf, or a file here")
        )
        self.source.setAccessibleName(translate("Regions", "Address or file of an extract"))
        self.name = QLineEdit()
        self.name.setPlaceholderText(translate("Regions", "as the file is called"))
        self.name.setAccessibleName(translate("Regions", "Name of the region"))
        self._detail = plain_label("", "secondary", wrap=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 1000)
        self._doing = plain_label("", "secondary", wrap=True)
        self._said = plain_label("", "secondary", wrap=True)
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_chosen())
        self.source.textChanged.connect(lambda _: self._update_commands())
        self.source.returnPressed.connect(self.commands["add"].trigger)
        self.setWindowTitle(translate("Regions", "Map regions"))
        open_within(self, *SIZE)
        self.show_job(None)
        self._show_chosen()

    # --- what is shown ---

    def show_regions(self, rows: tuple[RegionRow, ...]) -> None:
        """See ``RegionsShown``; what is chosen stays chosen, else the one in use is."""
        before = self.row
        self.rows.show(rows)
        names = [row.info.name for row in rows]
        wanted = before.info.name if before is not None and before.info.name in names else ""
        at = next((n for n, row in enumerate(rows) if row.info.name == wanted), None)
        if at is None:
            at = next((n for n, row in enumerate(rows) if row.is_active), 0)
        self.list.setCurrentIndex(self.rows.index(at, 0))
        self._show_chosen()

    def show_job(self, job: RegionJob | None) -> None:
        """See ``RegionsShown``."""
        self._job = job
        self._progress.setVisible(job is not None)
        self._stop.setVisible(job is not None)
        self._doing.setVisible(job is not None)
        if job is not None:
            self._progress.setValue(round(job.share * 1000))
            self._doing.setText(breakable(f"{job.words} …"))
        self._update_commands()

    def say(self, words: str, *, trouble: bool = False) -> None:
        """See ``RegionsShown``."""
        self._said.setText(breakable(f"{'⚠ ' if trouble else ''}{words}"))

    @property
    def said(self) -> str:
        """What was said last."""
        return self._said.text()

    @property
    def row(self) -> RegionRow | None:
        """The region that is chosen."""
        return self.rows.row(self.list.currentIndex())

    # --- commands ---

    def open_now(self) -> None:
        """Come into sight."""
        self.show()
        self.raise_()
        self.activateWindow()

    def choose_file(self) -> None:
        """Choose an extract on this computer."""
        name, _ = QFileDialog.getOpenFileName(
            self,
            translate("Regions", "Choose an extract"),
            "",
            translate("Regions", "OpenStreetMap extracts (*.osm.pbf *.pbf);;All files (*)"),
        )
        if name:
            self.source.setText(name)

    def add(self) -> None:
        """Add what stands in the line."""
        source = self.source.text().strip()
        if source:
            self._controller.add(source, self.name.text().strip())
        else:
            self.source.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def use(self) -> None:
        """Use the region that is chosen."""
        if self.row is not None:
            self._controller.use(self.row.info.name)

    def bring_up_to_date(self) -> None:
        """Make the region that is chosen anew."""
        if self.row is not None:
            self._controller.update(self.row.info.name)

    def ask_to_remove(self) -> None:
        """Remove the region that is chosen, once that is confirmed."""
        row = self.row
        if row is not None and is_sure(
            self,
            translate("Regions", "Map regions"),
            translate("Regions", "Remove {name}?").format(name=row.info.name),
            removal_words(row),
            translate("Regions", "Remove"),
        ):
            self._controller.remove(row.info.name)

    def cancel_job(self) -> None:
        """Stop what is being prepared."""
        self._controller.cancel_job()

    def close_window(self) -> None:
        """Close the window; what is being prepared goes on."""
        self.close()

    # --- building ---

    def _make_list(self) -> QTreeView:
        view = flat_list(self.rows, translate("Regions", "Regions"))
        give_widths(view.header(), (280, 100, 120, 110))
        return view

    def _button(self, name: str, text: str, *, primary: bool = False) -> QPushButton:
        action = self.commands[name]
        button = QPushButton(text)
        button.setProperty("primary", primary)
        button.setToolTip(f"{action.text()} ({action.shortcut().toString()})")
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        return button

    def _lay_out(self) -> None:
        self._stop = self._button("stop", translate("Regions", "Stop"))
        of_region = _row(
            self._button("use", translate("Regions", "Use")),
            self._button("update", translate("Regions", "Update")),
            None,
            self._button("remove", translate("Regions", "Remove")),
        )
        adding = _row(self.source, self._button("file", translate("Regions", "Choose …")))
        naming = _row(
            plain_label(translate("Regions", "Called"), "calm"),
            self.name,
            self._button("add", translate("Regions", "Add"), primary=True),
            None,
        )
        self.name.setFixedWidth(220)
        column = QVBoxLayout()
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self._detail)
        column.addLayout(of_region)
        column.addWidget(rule())
        column.addWidget(plain_label(translate("Regions", "Add a region"), "title"))
        column.addLayout(adding)
        column.addLayout(naming)
        column.addLayout(_row(self._doing, self._stop))
        column.addWidget(self._progress)
        ground = QWidget()
        ground.setObjectName("panel")
        whole = QVBoxLayout(ground)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.list, 1)
        whole.addWidget(rule())
        whole.addLayout(column)
        whole.addWidget(foot(self._said))
        self.setCentralWidget(scrolling(ground))

    # --- what follows ---

    def _show_chosen(self) -> None:
        self._detail.setText(
            breakable(detail_text(self.row) if self.row is not None else translate("Regions", _NONE))
        )
        self._update_commands()

    def _update_commands(self) -> None:
        row, idle = self.row, self._job is None
        for name in OF_REGION:
            self.commands[name].setEnabled(row is not None and idle)
        self.commands["use"].setEnabled(row is not None and not row.is_active)
        self.commands["update"].setEnabled(row is not None and idle and bool(row.info.source))
        self.commands["add"].setEnabled(idle and bool(self.source.text().strip()))
        self.commands["stop"].setEnabled(not idle)

    # --- Qt ---

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: which regions there are is looked up anew."""
        super().showEvent(event)
        self._controller.look()


def _row(*parts: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row


def _today() -> date:
    return datetime.now(UTC).date()
