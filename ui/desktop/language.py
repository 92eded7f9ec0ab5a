"""The words of the window in the person's language.

Every text that a person reads is said by ``translate`` where it is shown. What stands in a table, made
before the language is known, is ``marked`` there and translated at its use. A context is named after
its module or package; lupdate reads both from the source (``make words``): they are literals. Values
come in by ``format``; what is counted, by ``%n``, of which English has two forms as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

LANGUAGES = {"en": "English", "de": "Deutsch", "fi": "Suomi", "es": "Español"}
"""Each by its own name for itself."""
SYSTEM = "system"
"""The language that the computer speaks, where it is one of ours; else English."""
LANGUAGE_KEY = "language"
"""Where a window's settings have what was chosen."""
FOLDER = Path(__file__).parents[2] / "resources" / "languages"

translate = QCoreApplication.translate


def marked(context: str, text: str) -> str:  # noqa: ARG001
    """The text as it is: so lupdate finds one that is translated later, in this context."""
    return text


def translated(context: str, texts: Iterable[str]) -> tuple[str, ...]:
    """What was marked, such as the titles of a table, in the person's language; '' stays ''."""
    return tuple(translate(context, text) if text else "" for text in texts)


def speak(app: QCoreApplication, chosen: str = SYSTEM) -> None:
    """Have everything that is said from now on said in a language: ours and Qt's own words."""
    language = chosen if chosen in LANGUAGES else _of_the_system()
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(_locale_of(language))
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for file in (qt / f"qtbase_{language}.qm", FOLDER / f"roundsman_{language}.qm"):
        words = QTranslator(app)
        if words.load(str(file)):
            app.installTranslator(words)


def _locale_of(language: str) -> QLocale:
    """How numbers and times are written: as the computer does where it speaks this language, else as
    this language does in the computer's country; without one, as English is written in Europe."""
    system = QLocale.system()
    spoken = QLocale(language).language()
    if system.language() == spoken:
        return system
    if system.language() != QLocale.Language.C:
        return QLocale(spoken, system.territory())
    return QLocale(spoken, QLocale.Country.Europe) if language == "en" else QLocale(language)


def _of_the_system() -> str:
    spoken = (tag.split("-")[0] for tag in QLocale.system().uiLanguages())
    return next((language for language in spoken if language in LANGUAGES), "en")
