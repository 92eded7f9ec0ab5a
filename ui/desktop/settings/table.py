"""Every setting there is, in words: a new one is one line here, beside its declaration in
``app.domain.settings`` (a claim holds the two together).
"""

from __future__ import annotations

from app.domain.disruption import ChangeKind, Policy
from app.domain.load import DEFAULT_DIMENSIONS
from app.domain.message_settings import USUAL
from app.domain.messages import Trigger
from ui.desktop.settings.spec import Group, Home, Kind, SettingSpec

# fmt: off
_LANGUAGES = (("en", "English"), ("de", "German"), ("fi", "Finnish"), ("es", "Spanish"))
_SECURITY = (("starttls", "STARTTLS"), ("tls", "TLS"), ("none", "none"))
_DIALS = (("hold", "hold"), ("careful", "careful"), ("normal", "normal"), ("free", "free"))
_POLICIES = (("off", "do not look"), ("suggest", "suggest"), ("act", "act by itself"))
_FORMATS = (("pdf", "PDF"), ("xlsx", "Excel"), ("csv", "CSV"), ("html", "HTML"), ("json", "JSON"))
_MONEY = "of money"
_MANY = 999_999.0

_TOLD = {
    Trigger.CONFIRMED: (
        "Planned",
        "Customers are told their time as soon as it is planned, before the day.",
    ),
    Trigger.OUT_FOR_DELIVERY: ("The van has left", "Customers are told, with a time as a range."),
    Trigger.NEARLY_THERE: (
        "Nearly there",
        "Customers are told when the van is few stops and minutes away.",
    ),
    Trigger.LATE: (
        "Later than promised",
        "Customers are told when it will likely come after its window.",
    ),
    Trigger.NEW_TIME: ("Another time than told", "Customers are told when the time given has moved."),
    Trigger.ARRIVED: ("The driver is at the door", "Customers are told when the driver has arrived."),
    Trigger.DONE: ("Done", "Customers are told that it was delivered or picked up, and how."),
    Trigger.FAILED: ("Not possible", "Customers are told that it was not possible, and why."),
    Trigger.RATING: ("How it was", "Customers are asked afterwards to rate it."),
}
_KINDS = {
    ChangeKind.BREAKDOWN: ("A driver cannot go on", "stops of a driver who cannot go on"),
    ChangeKind.NEW_ORDER: ("New orders", "orders that no route has yet"),
    ChangeKind.RETRY: ("Second tries", "stops where nobody was at home"),
    ChangeKind.LATE: ("Lateness", "promises that would be missed"),
    ChangeKind.CHEAPER: ("Cheaper routes", "changes that only save driving or hours"),
}

_LOOK = (
    SettingSpec(
        "theme",
        Group.LOOK,
        "Light or dark",
        "Colours of the windows; Ctrl+Shift+D turns them for the moment.",
        Kind.CHOICE,
        choices=(("system", "as the system"), ("light", "light"), ("dark", "dark")),
        usual="system",
        home=Home.SEAT,
    ),
    SettingSpec(
        "motion",
        Group.LOOK,
        "Motion",
        "Whether windows may move things to show what became of them.",
        Kind.CHOICE,
        choices=(("system", "as the system"), ("reduced", "reduced"), ("full", "as usual")),
        usual="system",
        home=Home.SEAT,
    ),
)

_PLANNING = (
    SettingSpec("plan_seconds", Group.PLANNING, "Time to search", "How long the planner searches for a day's routes unless told otherwise.", Kind.NUMBER, "s", 1, 3600),
    SettingSpec("learn_after_visits", Group.PLANNING, "Learn after", "After so many visits on earlier days, times at the door and driving are planned as learned, not as stated; 0: never.", Kind.NUMBER, "visits", 0, 1_000_000),
    SettingSpec("prices.missed", Group.PLANNING, "Price of a missed order", "What an order is worth that nobody comes for, beside starting the dearest van; more or less of it by priority.", Kind.AMOUNT, _MONEY, 0, _MANY),
    SettingSpec("prices.late_per_minute", Group.PLANNING, "Price of planned lateness", "What a minute after a promised window costs in a plan; 0: no plan is ever late.", Kind.AMOUNT, f"{_MONEY} a minute", 0, _MANY),
    SettingSpec("prices.spread_per_hour", Group.PLANNING, "Price of uneven hours", "What it is worth that drivers have equally long to work.", Kind.AMOUNT, f"{_MONEY} an hour", 0, _MANY),
    SettingSpec("prices.spread_per_stop", Group.PLANNING, "Price of uneven stops", "What it is worth that drivers have equally many stops.", Kind.AMOUNT, f"{_MONEY} a stop", 0, _MANY),
    SettingSpec("prices.changed_driver", Group.PLANNING, "Price of another driver", "What planning again has to gain for each stop that goes to another driver.", Kind.AMOUNT, _MONEY, 0, _MANY),
    SettingSpec("prices.changed_order", Group.PLANNING, "Price of another order", "What planning again has to gain for each stop that comes before or after others.", Kind.AMOUNT, _MONEY, 0, _MANY),
)

_RUNNING = (
    SettingSpec("orchestration.dial", Group.RUNNING, "Changes, to begin with", "How much of a running day may be disturbed; the mark at the foot of the window begins here each day.", Kind.CHOICE, choices=_DIALS),
    SettingSpec("orchestration.reassignments_per_hour", Group.RUNNING, "Changes of driver", "Stops that may change their driver within an hour; empty: as the mark of Changes has it.", Kind.NUMBER, "an hour", 0, 1000, may_be_empty=True),
    SettingSpec("orchestration.kept_stops", Group.RUNNING, "Next stops that stay", "So many next stops of a driver never move; empty: as the mark of Changes has it.", Kind.NUMBER, "stops", 0, 1000, may_be_empty=True),
    SettingSpec("orchestration.later_min", Group.RUNNING, "A promise may get worse by", "No change makes a promise worse by more; empty: as the mark of Changes has it.", Kind.AMOUNT, "min", 0, 1000, may_be_empty=True),
    SettingSpec("orchestration.late_per_minute", Group.RUNNING, "Price of lateness", "What a minute after a promise costs once the day runs.", Kind.AMOUNT, f"{_MONEY} a minute", 0, _MANY),
    SettingSpec("orchestration.worth", Group.RUNNING, "A suggestion brings at least", "What a change has to bring to be shown.", Kind.AMOUNT, _MONEY, 0, _MANY),
    SettingSpec("orchestration.act_from", Group.RUNNING, "Acting brings at least", "What a change has to bring to be made without asking, where that is allowed.", Kind.AMOUNT, _MONEY, 0, _MANY),
    *(SettingSpec(f"orchestration.policies.{kind.value}", Group.RUNNING, name, f"What is done about {words}.", Kind.CHOICE, choices=_POLICIES, usual=Policy.SUGGEST.value) for kind, (name, words) in _KINDS.items()),
)

_REACH = (
    SettingSpec("messages.site", Group.REACH, "Name of the site", "The name by which customers know you.", Kind.TEXT),
    SettingSpec("messages.phone", Group.REACH, "Phone of the site", "The number that customers are given to call.", Kind.TEXT),
    SettingSpec("messages.language", Group.REACH, "Language", "Of messages to customers who have none of their own.", Kind.CHOICE, choices=_LANGUAGES),
    SettingSpec("messages.mail.host", Group.REACH, "Mail server", "Where e-mail to customers, and reports, are handed over (SMTP).", Kind.TEXT, usual=""),
    SettingSpec("messages.mail.sender", Group.REACH, "Mail from", "The address that e-mail comes from.", Kind.TEXT, usual=""),
    SettingSpec("messages.mail.port", Group.REACH, "Mail port", "Of the mail server.", Kind.NUMBER, "", 1, 65535, usual=587),
    SettingSpec("messages.mail.security", Group.REACH, "Mail encryption", "How the way to the mail server is kept private.", Kind.CHOICE, choices=_SECURITY, usual="starttls"),
    SettingSpec("messages.mail.user", Group.REACH, "Mail user", "The name to sign in with, where the mail server wants one.", Kind.TEXT, usual=""),
    SettingSpec("messages.mail.password", Group.REACH, "Mail password", "Kept in the file as it is: keep that readable by you alone.", Kind.SECRET, usual=""),
    SettingSpec("messages.webhook.url", Group.REACH, "SMS and chat: gateway", "Each message is posted to this http or https address as JSON.", Kind.TEXT, usual=""),
    SettingSpec("messages.webhook.secret", Group.REACH, "SMS and chat: secret", "With which messages to the gateway are signed.", Kind.SECRET, usual=""),
    SettingSpec("messages.service", Group.REACH, "SMS and chat: service", "An address of apprise's, with {to} where the number goes, in place of a gateway.", Kind.TEXT),
)

_TELL = (
    *(SettingSpec(f"messages.tell.{trigger.value}", Group.TELL, name, words, Kind.SWITCH, usual=trigger in USUAL) for trigger, (name, words) in _TOLD.items()),
    SettingSpec("messages.quiet_from", Group.TELL, "Quiet from", "Nobody is written to from then on, on the depot's clock.", Kind.TIME),
    SettingSpec("messages.quiet_to", Group.TELL, "Quiet until", "Until then nobody is written to; the same time twice: never quiet.", Kind.TIME),
    SettingSpec("messages.near_stops", Group.TELL, "Nearly there: stops", "So many stops before a customer at most.", Kind.NUMBER, "stops", 0, 600),
    SettingSpec("messages.near_min", Group.TELL, "Nearly there: minutes", "So many minutes before a customer at most.", Kind.NUMBER, "min", 0, 600),
    SettingSpec("messages.late_min", Group.TELL, "Later than promised by", "Customers are told of lateness from so many minutes on.", Kind.NUMBER, "min", 0, 600),
    SettingSpec("messages.moved_min", Group.TELL, "Another time by", "Customers are told of another time from so many minutes on.", Kind.NUMBER, "min", 0, 600),
    SettingSpec("messages.take_slots", Group.TELL, "Promise what customers choose", "A time that a customer chose of those offered is promised without asking anybody.", Kind.SWITCH),
)

_WORDS = tuple(
    SettingSpec(f"messages.texts.{language}.{trigger.value}.{part}", Group.WORDS, f"{name}, {spoken}: {what}", "Your own words in place of the usual ones; $name, $from, $to, $at, $day and $link are filled in.", Kind.TEXT if part == "subject" else Kind.LINES, usual="")
    for trigger, (name, _) in _TOLD.items()
    for language, spoken in _LANGUAGES
    for part, what in (("subject", "subject"), ("text", "text"))
)

_SHOP = (
    SettingSpec("messages.status.url", Group.SHOP, "Address for states", "Every order's state is posted to this http or https address, signed, while the window is open.", Kind.TEXT, usual=""),
    SettingSpec("messages.status.secret", Group.SHOP, "Secret for states", "With which states are signed.", Kind.SECRET, usual=""),
)

_REPORTS = (
    SettingSpec("reports.paper", Group.REPORTS, "Paper", "What PDFs are made for.", Kind.CHOICE, choices=(("a4", "A4"), ("letter", "Letter"))),
    SettingSpec("reports.at", Group.REPORTS, "The day's report goes out at", "Every evening, on the depot's clock, into the folder and to the addresses below.", Kind.TIME),
    SettingSpec("reports.folder", Group.REPORTS, "Folder for reports", "Where the day's report is written by itself; empty: nowhere.", Kind.FOLDER),
    SettingSpec("reports.to", Group.REPORTS, "Reports by mail to", "E-mail addresses, apart by commas; needs a mail server.", Kind.ADDRESSES),
    SettingSpec("reports.formats", Group.REPORTS, "Formats of reports", "In which the day's report is written by itself.", Kind.SEVERAL, choices=_FORMATS),
)

_KEEPING = (
    SettingSpec("proof_days", Group.KEEPING, "Pictures are kept for", "How long drivers' photos and signatures stay at the desk: 90 or more; 0: for good.", Kind.NUMBER, "days", 0, 36_500),
    SettingSpec("backups_kept", Group.KEEPING, "Daily backups kept", "So many stay in the data folder's backups; 0: none are made.", Kind.NUMBER, "backups", 0, 366),
)

_LOADS = (
    *(
        SettingSpec(f"load_words.{dimension.key}.{part}", Group.LOADS, f"{dimension.name}: {what}", words, Kind.TEXT, usual=usual)
        for dimension in DEFAULT_DIMENSIONS
        for part, what, words, usual in (
            ("name", "name", f"What {dimension.name.casefold()} is called on loading lists.", dimension.name),
            ("unit", "unit", f"In which {dimension.name.casefold()} is written.", dimension.unit),
        )
    ),
    SettingSpec("vehicle_types", Group.LOADS, "Vehicle types", "What a type changes at the door, a line each: bicycle, 0.3 min, 0.9 (minutes to park and find the door, factor on service times).", Kind.VEHICLE_TYPES),
)

_ELSEWHERE = (
    SettingSpec("let_phones_in", Group.ELSEWHERE, "How phones reach the desk", "Network, encryption (TLS) and certificate, port, tracking apps' port and public address of the sync server.", Kind.WINDOW, home=Home.ELSEWHERE),
    SettingSpec("regions", Group.ELSEWHERE, "Map region", "Which region's streets, addresses and map are used.", Kind.WINDOW, home=Home.ELSEWHERE),
    SettingSpec("carriers", Group.ELSEWHERE, "Carriers and their prices", "Who else takes orders, and for what: per stop, kilogram and kilometre, zones, skills.", Kind.WINDOW, home=Home.ELSEWHERE),
    SettingSpec("weekly", Group.ELSEWHERE, "Weekly shifts", "Who drives which vehicle when, week by week.", Kind.WINDOW, home=Home.ELSEWHERE),
)

SETTINGS: tuple[SettingSpec, ...] = (
    *_LOOK, *_PLANNING, *_RUNNING, *_REACH, *_TELL, *_WORDS, *_SHOP, *_REPORTS, *_KEEPING, *_LOADS,
    *_ELSEWHERE,
)
"""In the order of the list."""

BY_KEY = {spec.key: spec for spec in SETTINGS}
