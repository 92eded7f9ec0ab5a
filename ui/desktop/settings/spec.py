"""What one setting is, for the window: where its value lives, its words, and how it is edited."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ui.desktop.language import marked, translate, translated


class Home(StrEnum):
    """Where a value lives."""

    SITE = marked("Settings", "settings.json in the data folder")
    SEAT = marked("Settings", "this window, on this computer")
    ELSEWHERE = marked("Settings", "a window of its own")


class Kind(StrEnum):
    """How a value is edited."""

    SWITCH = "switch"
    CHOICE = "choice"
    NUMBER = "number"  # whole
    AMOUNT = "amount"  # with decimals
    TIME = "time"  # of the day
    TEXT = "text"
    LINES = "lines"
    SECRET = "secret"
    FOLDER = "folder"
    ADDRESSES = "addresses"  # of e-mail, apart by commas
    SEVERAL = "several"  # of the choices
    VEHICLE_TYPES = "vehicle_types"  # a line each: name, minutes, factor
    WINDOW = "window"  # nothing here: it is set in another window


class Group(StrEnum):
    """Headings of the list, in their order."""

    LOOK = marked("Settings", "This window")
    PLANNING = marked("Settings", "Planning")
    RUNNING = marked("Settings", "While the day runs")
    REACH = marked("Settings", "Messages to customers: the way")
    TELL = marked("Settings", "Messages to customers: what is told")
    WORDS = marked("Settings", "Messages to customers: own words")
    SHOP = marked("Settings", "A shop's program")
    REPORTS = marked("Settings", "Reports")
    KEEPING = marked("Settings", "What is kept")
    LOADS = marked("Settings", "Loads and vehicles")
    ELSEWHERE = marked("Settings", "In windows of their own")


@dataclass(frozen=True, slots=True)
class SettingSpec:
    """``key`` is the path in ``settings.json``, or the name of the seat's value or of the command that
    opens the other window. ``marked_words`` say what it does. ``low`` and ``high`` bound numbers;
    ``choices`` are (value, words), and ``names`` more of them, the same in every language. ``usual`` is
    what holds where nothing is set and the declaration cannot tell; ``may_be_empty`` a number that may
    be left to something else, which the words name.
    ``of`` tells settings of one name apart. ``also_sought`` finds it too, whatever the language. Words
    are marked here and translated where they are read.
    """

    key: str
    group: Group
    marked_name: str
    marked_words: str
    kind: Kind
    marked_unit: str = ""
    low: float = 0
    high: float = 0
    choices: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    usual: object = None
    may_be_empty: bool = False
    home: Home = Home.SITE
    of: tuple[str, ...] = ()
    also_sought: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What it is called."""
        parts = translated("Settings", (self.marked_name, *self.of))
        return ", ".join(parts)

    @property
    def words(self) -> str:
        """What it does."""
        return translate("Settings", self.marked_words)

    @property
    def unit(self) -> str:
        """What stands behind its number."""
        return translate("Settings", self.marked_unit) if self.marked_unit else ""

    @property
    def said_choices(self) -> tuple[tuple[str, str], ...]:
        """What there is to choose from."""
        said = tuple((value, translate("Settings", words)) for value, words in self.choices)
        return said + self.names

    @property
    def sought(self) -> str:
        """All words that find it, in small letters."""
        choices = " ".join(words for _, words in self.said_choices)
        group = translate("Settings", self.group.value)
        parts = (group, self.name, self.words, choices, self.key, *self.also_sought)
        return " ".join(parts).casefold()
