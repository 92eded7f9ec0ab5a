"""What one setting is, for the window: where its value lives, its words, and how it is edited."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Home(StrEnum):
    """Where a value lives."""

    SITE = "settings.json in the data folder"
    SEAT = "this window, on this computer"
    ELSEWHERE = "a window of its own"


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
    VEHICLE_TYPES = "vehicle types"  # a line each: name, minutes, factor
    WINDOW = "window"  # nothing here: it is set in another window


class Group(StrEnum):
    """Headings of the list, in their order."""

    LOOK = "This window"
    PLANNING = "Planning"
    RUNNING = "While the day runs"
    REACH = "Messages to customers: the way"
    TELL = "Messages to customers: what is told"
    WORDS = "Messages to customers: own words"
    SHOP = "A shop's program"
    REPORTS = "Reports"
    KEEPING = "What is kept"
    LOADS = "Loads and vehicles"
    ELSEWHERE = "In windows of their own"


@dataclass(frozen=True, slots=True)
class SettingSpec:
    """``key`` is the path in ``settings.json``, or the name of the seat's value or of the command that
    opens the other window. ``words`` say what it does. ``low`` and ``high`` bound numbers; ``choices``
    are (value, words). ``usual`` is what holds where nothing is set and the declaration cannot tell;
    ``may_be_empty`` a number that may be left to something else, which ``words`` name."""

    key: str
    group: Group
    name: str
    words: str
    kind: Kind
    unit: str = ""
    low: float = 0
    high: float = 0
    choices: tuple[tuple[str, str], ...] = ()
    usual: object = None
    may_be_empty: bool = False
    home: Home = Home.SITE

    @property
    def sought(self) -> str:
        """All words that find it, in small letters."""
        choices = " ".join(words for _, words in self.choices)
        return f"{self.group.value} {self.name} {self.words} {choices} {self.key}".casefold()
