"""Light and dark, from the tokens: Qt's palette, the style sheet, and who wants to know."""

from __future__ import annotations

from enum import StrEnum
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from resources.tokens import TOKENS_FILE, Palette, Sizes, load_tokens

_STILL = "QWidget { widget-animation-duration: 0; }"
STYLE_FILE = TOKENS_FILE.with_name("desktop.qss")


_MOVING = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
"""What Qt lets glide or fade in."""


class ThemeMode(StrEnum):
    """Which theme: the system's, or one chosen by hand."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The theme in force. ``changed`` is emitted when colours change."""

    changed = Signal()

    def __init__(self, app: QApplication, mode: ThemeMode = ThemeMode.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._is_still = False
        self._moving = [effect for effect in _MOVING if app.isEffectEnabled(effect)]
        self._blinks_ms = app.cursorFlashTime()
        self.sizes: Sizes = load_tokens().sizes
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        app.setStyle("Fusion")
        app.setFont(interface_font(self.sizes.base))
        self._apply()

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in force."""
        if self._mode is ThemeMode.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._mode is ThemeMode.DARK

    @property
    def palette(self) -> Palette:
        """The colours in force."""
        return load_tokens().palette(self.is_dark)

    def set_mode(self, mode: ThemeMode) -> None:
        """Choose a theme."""
        self._mode = mode
        self._apply()
        self.changed.emit()

    def set_still(self, still: bool) -> None:
        """Let nothing move by itself: no menu that fades, no animation of the style, no cursor that
        blinks; or as the system has it."""
        if still == self._is_still:
            return
        self._is_still = still
        for effect in self._moving:
            self._app.setEffectEnabled(effect, not still)
        self._app.setCursorFlashTime(0 if still else self._blinks_ms)
        self._apply()

    def toggle(self) -> None:
        """Light becomes dark and dark becomes light."""
        self.set_mode(ThemeMode.LIGHT if self.is_dark else ThemeMode.DARK)

    def _system_changed(self) -> None:
        if self._mode is ThemeMode.SYSTEM:
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._app.setPalette(qt_palette(self.palette))
        sheet = style_sheet(self.palette, self.sizes)
        self._app.setStyleSheet(f"{sheet}\n{_STILL}" if self._is_still else sheet)


def style_sheet(palette: Palette, sizes: Sizes) -> str:
    """The application's style sheet in these colours."""
    sheet = Template(STYLE_FILE.read_text(encoding="utf-8"))
    tick = "black" if QColor(palette.on_accent).lightness() < 128 else "white"
    return sheet.substitute(
        background=palette.background,
        panel=palette.panel,
        line=palette.line,
        text=palette.text,
        muted=palette.muted,
        accent=palette.accent,
        on_accent=palette.on_accent,
        selection=palette.selection,
        late=palette.late,
        base=sizes.base,
        secondary=sizes.secondary,
        figure=sizes.figure,
        radius=sizes.radius,
        tick=STYLE_FILE.with_name(f"tick-{tick}.svg").as_posix(),
    )


def qt_palette(palette: Palette) -> QPalette:
    """Qt's palette in these colours, for what no style sheet reaches."""
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.background,
        role.WindowText: palette.text,
        role.Base: palette.panel,
        role.AlternateBase: palette.background,
        role.Text: palette.text,
        role.Button: palette.panel,
        role.ButtonText: palette.text,
        role.ToolTipBase: palette.panel,
        role.ToolTipText: palette.text,
        role.PlaceholderText: palette.muted,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.Link: palette.accent,
    }
    made = QPalette()
    for key, colour in colours.items():
        made.setColor(key, QColor(colour))
    return made


def interface_font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The system's interface font with figures of equal width.

    Where the system has only the wide DejaVu Sans, its condensed cut is used: a board is dense.
    """
    font = QFont()
    if QFontInfo(font).family() == "DejaVu Sans":
        font.setStretch(QFont.Stretch.SemiCondensed)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
