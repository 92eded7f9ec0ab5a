"""The window in four languages: nothing is left untranslated, nothing is said past the translator, and
numbers and times are written as they are where the person is."""

from __future__ import annotations

import ast
import pickle
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from app.domain.disruption import Dial
from app.domain.errors import MoveRefused, StoreError
from app.domain.events import ActorKind, EventType, Outcome
from app.domain.fleet import Profile
from app.domain.load import DEFAULT_DIMENSIONS
from app.domain.orders import ProofKind
from app.domain.report_groups import NOBODY, Dimension, Measure
from app.domain.routes import UnassignedOrder
from app.domain.said import Said, joined, stops_said
from app.domain.solution import Unassigned, UnassignedReason
from app.domain.stop_state import StopState
from app.left_out import planners_words
from app.register.weekly import WEEKDAYS
from resources.tokens import load_tokens
from tests.conftest import ROOT
from ui import told_words
from ui.desktop import formats
from ui.desktop.language import FOLDER, LANGUAGES, speak, translate
from ui.desktop.vocabulary import WORDS, error_words, said
from ui.desktop.window import MainWindow
from ui.desktop.words import why_text

pytestmark = pytest.mark.gui

type Message = tuple[str, str, bool]
"""Context, source, whether it is counted."""

_PLACES = re.compile(r"\{\w+\}|%n")
_ENGLISH = re.compile(r"[A-Za-z]{2,}[,;:.]? [A-Za-z]|^[A-Z][a-z]+\b")
_WORD = re.compile(r"[A-Za-z]{2}")
_KEYS = re.compile(r"((Ctrl|Shift|Alt)\+)+\S*")
_TRANSLATED = frozenset({"translate", "marked", "translated", "Said"})
_SHOW_TEXT = frozenset({
    "setText", "setWindowTitle", "setToolTip", "setAccessibleName", "setPlaceholderText", "setTabText",
    "setPlainText", "plain_label", "QLabel", "QPushButton", "QCheckBox", "QRadioButton", "addItem",
    "addTab", "addRow", "addButton", "say", "_say", "is_sure", "optimiser", "ServerStatus",
    "InputRefused",
})  # fmt: skip
_NEVER_TEXT = frozenset({
    "setObjectName", "setProperty", "property", "findChild", "QKeySequence", "contains", "value",
    "setValue", "get", "Slot", "ZoneInfo", "startswith", "endswith", "setStyle", "with_name", "save",
})  # fmt: skip
_NAMES = frozenset({
    "Roundsman", "Del", "Esc", "Return", "Enter", "Backspace", "OwnTracks", "Overland",
    "Traccar Client",
    "Schaan", "Landstrasse 26", "Im alten Riet 20, 9494 Schaan", "Europe/Vaduz", "DejaVu Sans", "min",
    "English", "Deutsch", "Suomi", "Español", "Excel",
    "heading", "secondary", "calm", "title", "trouble", "brand", "day", "door", "welcome", "code",
    "move", "dropcost", "pastwords", "pastnote", "scrubtime",
})  # fmt: skip
"""Names that are the same in every language, keys, and how labels look."""
_BEFORE_ANY_LANGUAGE = frozenset({"start.py", "single.py", "session.py", "pictures.py", "shapes.py"})
"""What is said on the terminal, to a log, or to nobody."""
_SPEAK = (
    "alarms.py", "day_roads.py", "left_out.py", "arranging.py", "by_hand.py", "giving_away.py",
    "orchestration/moves.py", "orchestration/appraisal.py", "orchestration/in_part.py",
    "orchestration/proposals.py", "tendering/standing.py",
)  # fmt: skip
"""Where the domain makes sentences for the window, beside what it watches."""


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Speak another language; English comes back."""
    yield lambda language: speak(qapp, language)
    speak(qapp, "en")


# --- the files of the languages ------------------------------------------------------------------


def _messages(file: Path) -> Iterator[tuple[Message, ElementTree.Element]]:
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            counted = message.get("numerus") == "yes"
            yield (context.findtext("name", ""), message.findtext("source", ""), counted), message


def _faults(file: Path) -> Iterator[str]:
    for (context, source, counted), message in _messages(file):
        told = message.find("translation")
        assert told is not None
        forms = [form.text or "" for form in told.iter("numerusform")] if counted else [told.text or ""]
        if told.get("type") or not all(form.strip() for form in forms):
            yield f"{context}: '{source}' is not translated"
        wanted = set(_PLACES.findall(source))
        for n, form in enumerate(forms):
            missing = wanted ^ set(_PLACES.findall(form))
            if missing - ({"%n"} if counted and n == 0 else set()):
                yield f"{context}: '{form}' has other places than '{source}'"


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated_and_every_value_has_its_place(language: str) -> None:
    assert list(_faults(FOLDER / f"roundsman_{language}.ts")) == []


def test_a_text_that_lost_its_translation_or_a_place_would_be_found(tmp_path: Path) -> None:
    text = (FOLDER / "roundsman_de.ts").read_text(encoding="utf-8")
    hurt = tmp_path / "hurt.ts"
    hurt.write_text(
        text.replace("<translation>Suchen</translation>", "<translation/>"), encoding="utf-8"
    )
    assert any("'Search' is not translated" in fault for fault in _faults(hurt))
    hurt.write_text(text.replace("Den Auftrag von {name} absagen?", "Absagen?"), encoding="utf-8")
    assert any("has other places" in fault for fault in _faults(hurt))


def test_the_files_have_what_the_window_says_and_nothing_else(tmp_path: Path) -> None:
    for file in FOLDER.glob("*.ts"):
        shutil.copy(file, tmp_path)
    first = tmp_path / "roundsman_de.ts"
    before = first.read_text(encoding="utf-8")
    first.write_text(before.replace("<source>Search</source>", "<source>Sought</source>"), "utf-8")
    subprocess.run(["bash", "setup.sh", "words", str(tmp_path)], cwd=ROOT, check=True)
    for file in FOLDER.glob("*.ts"):
        kept = {message for message, _ in _messages(file)}
        assert kept == {message for message, _ in _messages(tmp_path / file.name)}, file.name
    assert "Sought" not in first.read_text(encoding="utf-8"), "what nobody says any more goes"


def test_every_word_of_the_domain_that_the_window_says_is_known() -> None:
    spaced = [
        each.value.replace("_", " ") for kind in (StopState, EventType, ProofKind) for each in kind
    ]
    whole = [each.value for kind in (Measure, Dimension, ActorKind, Dial, Profile) for each in kind]
    looks = [look.word for look in load_tokens().light.states.values()]
    loads = [text for each in DEFAULT_DIMENSIONS for text in (each.name, each.unit)]
    told = [told_words.TRIGGERS, told_words.CHANNELS, told_words.STATES]
    words = {*spaced, *whole, *looks, *loads, *WEEKDAYS, NOBODY, *(each.words for each in Outcome)}
    words |= {text for table in told for text in table.values()}
    words |= {told_words.NOT_SET_UP, told_words.NOBODY_TOLD}
    assert words - set(WORDS) == set()


# --- nothing is said past the translator ----------------------------------------------------------


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _bare_texts(tree: ast.AST, within: str = "") -> Iterator[str]:
    """Texts for people that no translator sees: what reads as English anywhere, and any word in a call
    that shows text."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue  # a docstring
        if isinstance(node, ast.Call):
            name = _called(node)
            if name in _TRANSLATED or name in _NEVER_TEXT:
                yield from (text for argument in node.args for text in _nested(argument))
            else:
                yield from _bare_texts(node, name)
        elif isinstance(node, ast.Constant | ast.JoinedStr):
            text = _literal(node)
            shown = within in _SHOW_TEXT and _WORD.search(text)
            is_name = text in _NAMES or _KEYS.fullmatch(text)
            if not is_name and (shown or _ENGLISH.search(text)):
                yield text
            yield from (found for part in ast.iter_child_nodes(node) for found in _nested(part))
        elif not isinstance(node, ast.arguments | ast.Subscript) and not _is_annotation(tree, node):
            yield from _bare_texts(node, within if isinstance(node, ast.IfExp | ast.BoolOp) else "")


def _nested(node: ast.AST) -> Iterator[str]:
    """The same of what stands inside a text, or in a call whose own texts are none."""
    return iter(()) if isinstance(node, ast.Constant) else _bare_texts(ast.Module([ast.Expr(node)], []))


def _is_annotation(parent: ast.AST, node: ast.AST) -> bool:
    return node in (getattr(parent, "annotation", None), getattr(parent, "returns", None))


def _literal(node: ast.Constant | ast.JoinedStr) -> str:
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    texts = [part.value for part in parts if isinstance(part, ast.Constant)]
    return "".join(text for text in texts if isinstance(text, str))


def test_no_text_reaches_a_window_past_the_translator() -> None:
    files = [f for f in (ROOT / "ui" / "desktop").rglob("*.py") if f.name not in _BEFORE_ANY_LANGUAGE]
    files += [*(ROOT / "app" / "watching").glob("[!_]*.py"), *(ROOT / "app" / name for name in _SPEAK)]
    found = {
        f"{file.relative_to(ROOT)}: {text}"
        for file in files
        for text in _bare_texts(ast.parse(file.read_text(encoding="utf-8")))
    }
    assert found == set()


@pytest.mark.parametrize(
    "line",
    [
        'button.setText("Send them")',
        'self._say(f"Wrote {path}.")',
        'label = plain_label("idle")',
        'WORDS = {1: "nobody drives yet"}',
        'spec = FieldSpec("name", "Name")',
        'box.setToolTip(translate("Box", "Open") if is_open else "closed")',
    ],
)
def test_a_text_said_past_the_translator_would_be_found(line: str) -> None:
    assert list(_bare_texts(ast.parse(line)))


# --- what a person sees ---------------------------------------------------------------------------


def test_the_window_speaks_german_and_qts_own_buttons_with_it(
    speaking: Callable[[str], None], qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    speaking("de")
    window: MainWindow = request.getfixturevalue("window")
    assert window.commands["plan"].text() == "Den Tag planen"
    assert any(label.text() == "Probleme des Tages" for label in window.findChildren(QLabel))
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"


@pytest.mark.parametrize(
    ("language", "one", "three", "amount", "day"),
    [
        ("en", "one stop", "3 stops", "1,234.50", "Sun 22 Nov"),
        ("de", "ein Stopp", "3 Stopps", "1.234,50", "So. 22. Nov."),
        ("fi", "yksi pysähdys", "3 pysähdystä", "1\N{NO-BREAK SPACE}234,50", "su 22.11."),
        ("es", "una parada", "3 paradas", "1234,50", "dom 22 nov"),
    ],
)
def test_what_is_counted_and_written_in_figures_is_as_the_language_has_it(
    language: str, one: str, three: str, amount: str, day: str, speaking: Callable[[str], None]
) -> None:
    speaking(language)
    assert [translate("Hands", "%n stops", "", n) for n in (1, 3)] == [one, three]
    assert formats.money(123450) == amount
    assert formats.day_text(date(2026, 11, 22)) == day


def test_what_the_domain_says_is_said_in_the_windows_language(speaking: Callable[[str], None]) -> None:
    sentence = Said("Issues", "Loading was to begin at {time}; {stops} to do").format(
        time="08:00", stops=stops_said(1)
    )
    assert sentence == "Loading was to begin at 08:00; one stop to do"
    assert said(sentence) == sentence, "and in English as it is"
    speaking("de")
    kept = pickle.loads(pickle.dumps((sentence, joined([stops_said(2), "Aino {x}"]))))
    assert [said(each) for each in kept] == [
        "Das Laden sollte um 08:00 beginnen; offen: ein Stopp",
        "2 Stopps, Aino {x}",
    ]
    assert said("Suchen {x}") == "Suchen {x}"


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        (
            "No road leads there and back. Nearest: Mr. {x} Nearest: Aino.",
            "Keine Straße führt hin und zurück. Am nächsten: Mr. {x} Nearest: Aino.",
        ),
        ("Given to Kuriir & Co. for 1,234.50.", "An Kuriir & Co. vergeben für 1,234.50."),
        ("taken off its route by hand", "von Hand von der Tour genommen"),
        ("what nobody says any more", "what nobody says any more"),
    ],
)
def test_why_a_stop_is_on_no_route_is_told_as_it_was_made_also_from_a_kept_day(
    kept: str, told: str, speaking: Callable[[str], None]
) -> None:
    order = UnassignedOrder("s1", "o1", "any", kept)
    assert why_text(order) == kept
    speaking("de")
    assert why_text(order) == told


def test_a_refusal_is_told_in_the_windows_language_also_from_another_process(
    speaking: Callable[[str], None],
) -> None:
    words = Said("Refusals", "{driver} has no stop that could be given away.").format(driver="Aino")
    error = pickle.loads(pickle.dumps(MoveRefused(words)))
    assert error_words(error) == str(error) == "Aino has no stop that could be given away."
    speaking("de")
    assert error_words(error) == "Aino hat keinen Stopp, der sich abgeben ließe."
    assert error_words(StoreError("The disk is full.")) == "The disk is full."


def test_every_reason_of_the_planner_has_its_words(speaking: Callable[[str], None]) -> None:
    speaking("fi")
    for reason in UnassignedReason:
        words = planners_words(Unassigned("j", reason), "Aino")
        spoken = why_text(UnassignedOrder("s1", "o1", reason.value, str(words)))
        assert spoken.endswith("Lähin: Aino.")
        assert str(words).split(" Nearest")[0] not in spoken


@pytest.mark.parametrize(
    ("locale", "told"), [("en_US", "3:42:30 PM"), ("de_DE", "15:42:30"), ("fi_FI", "15.42.30")]
)
def test_times_follow_the_place(locale: str, told: str, speaking: Callable[[str], None]) -> None:
    speaking("en")
    QLocale.setDefault(QLocale(locale))
    at = datetime(2026, 11, 22, 15, 42, 30, tzinfo=UTC)
    assert formats.clock_with_seconds(at).replace("\N{NARROW NO-BREAK SPACE}", " ") == told
