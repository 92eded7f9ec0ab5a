"""What a stop has to show: its pictures, who took the goods, what is missing, how far away it was."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QVBoxLayout, QWidget

from app.domain.board import BoardStop
from app.domain.proofs import NO_PROOF, ProofPicture, StopProof
from ui.desktop.distances import near_distance
from ui.desktop.labels import plain_label
from ui.desktop.language import translate
from ui.desktop.words import kind_text, outstanding_text

LARGEST_PX = 1600
"""A picture is shown no larger than this on its longer side."""
_THUMB = QSize(236, 160)
_SHARE = 0.85
_KEEP = Qt.AspectRatioMode.KeepAspectRatio
_SMOOTH = Qt.TransformationMode.SmoothTransformation


def read_picture(content: bytes) -> QImage:
    """A picture for the screen; a null one where Qt cannot read it. May be called on any thread."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer)
    size = reader.size()
    if max(size.width(), size.height()) > LARGEST_PX:
        most = QSize(LARGEST_PX, LARGEST_PX)
        reader.setScaledSize(size.scaled(most, _KEEP))
    return reader.read()


def brought_words(proof: StopProof) -> tuple[str, ...]:
    """What there is besides pictures, a line each."""
    lines = []
    if proof.name:
        lines.append(translate("ProofCard", "Taken by {name}").format(name=proof.name))
    if proof.scans:
        codes = ", ".join(proof.scans[:6]) + (" …" if proof.scans[6:] else "")
        lines.append(translate("ProofCard", "Scanned: {codes}").format(codes=codes))
    if proof.distance_m is not None:
        lines.append(
            translate("ProofCard", "Reported {distance} from the stop").format(
                distance=near_distance(proof.distance_m)
            )
        )
    return tuple(lines)


class PictureLabel(QLabel):
    """A small picture; a click or Enter shows it large. Words stand in until it is loaded."""

    opened = Signal(str)

    def __init__(self, picture: ProofPicture) -> None:
        words = (
            translate("ProofCard", "loading …")
            if picture.is_here
            else translate("ProofCard", "not here yet")
        )
        super().__init__(f"{kind_text(picture.kind)}: {words}")
        self._sha256 = picture.sha256
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName("secondary")
        self.setAccessibleName(kind_text(picture.kind))

    def show_picture(self, image: QImage) -> None:
        """Take the picture in; a null one is said to be unreadable."""
        if image.isNull():
            self.setText(
                translate("ProofCard", "{picture}: cannot be shown").format(
                    picture=self.accessibleName()
                )
            )
            return
        ratio = self.devicePixelRatioF()
        small = QPixmap.fromImage(image.scaled(_THUMB * ratio, _KEEP, _SMOOTH))
        small.setDevicePixelRatio(ratio)
        self.setPixmap(small)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Qt: opened by the mouse."""
        self.opened.emit(self._sha256)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: opened by the keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._sha256)
        else:
            super().keyPressEvent(event)


class ProofCard(QFrame):
    """The proof of the stop that is selected. ``wanted`` asks for a picture that is here."""

    wanted = Signal(str)

    def __init__(self, stop: BoardStop, pictures: dict[str, QImage]) -> None:
        """``pictures`` are those loaded already, by name; others are put in as they come."""
        super().__init__()
        self._stop = stop
        self._pictures = pictures
        self._labels: dict[str, PictureLabel] = {}
        self.setObjectName("card")
        self.setProperty("urgent", stop.proof.is_outstanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(4)
        column.addWidget(plain_label(stop.name, "title", wrap=True))
        outstanding = outstanding_text(stop.proof)
        if outstanding:
            column.addWidget(plain_label(outstanding[0].upper() + outstanding[1:], "title", wrap=True))
        for line in brought_words(stop.proof):
            column.addWidget(plain_label(line, "secondary", wrap=True))
        for picture in stop.proof.pictures:
            column.addWidget(self._label_of(picture))

    def _label_of(self, picture: ProofPicture) -> PictureLabel:
        label = PictureLabel(picture)
        label.opened.connect(self._open)
        self._labels[picture.sha256] = label
        if picture.sha256 in self._pictures:
            label.show_picture(self._pictures[picture.sha256])
        return label

    def ask(self) -> None:
        """Ask for every picture that is here and not loaded."""
        for picture in self._stop.proof.pictures:
            if picture.is_here and picture.sha256 not in self._pictures:
                self.wanted.emit(picture.sha256)

    def show_picture(self, sha256: str) -> None:
        """A picture was loaded."""
        if sha256 in self._labels:
            self._labels[sha256].show_picture(self._pictures[sha256])

    def _open(self, sha256: str) -> None:
        image = self._pictures.get(sha256)
        if image is not None and not image.isNull():
            words = self._labels[sha256].accessibleName()
            PictureWindow(f"{words}: {self._stop.name}", image, self.window()).open()


class PictureWindow(QDialog):
    """A picture, as large as the screen has room for; Escape closes it."""

    def __init__(self, title: str, image: QImage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        room = parent.screen().availableSize() * _SHARE
        pixmap = QPixmap.fromImage(image)
        if pixmap.width() > room.width() or pixmap.height() > room.height():
            pixmap = pixmap.scaled(room, _KEEP, _SMOOTH)
        label = QLabel()
        label.setPixmap(pixmap)
        label.setAccessibleName(title)
        column.addWidget(label)


def has_something_to_show(stop: BoardStop) -> bool:
    """Whether a card of this stop would say anything."""
    proof = stop.proof
    return proof != NO_PROOF and bool(
        proof.pictures or proof.name or proof.scans or proof.missing or proof.distance_m is not None
    )
