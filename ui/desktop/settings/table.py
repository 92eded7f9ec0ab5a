"""Every setting there is, in words: a new one is one line here, beside its declaration in
``app.domain.settings`` (a claim holds the two together).
"""

from __future__ import annotations

from app.domain.disruption import ChangeKind, Policy
from app.domain.load import DEFAULT_DIMENSIONS
from app.domain.message_settings import USUAL
from app.domain.messages import Trigger
from ui.desktop.distances import Units
from ui.desktop.language import LANGUAGES, SYSTEM, marked
from ui.desktop.settings.spec import Group, Home, Kind, SettingSpec

# fmt: off
_LANGUAGES = (("en", marked("Settings", "English")), ("de", marked("Settings", "German")), ("fi", marked("Settings", "Finnish")), ("es", marked("Settings", "Spanish")))
_SECURITY = (("starttls", marked("Settings", "STARTTLS")), ("tls", marked("Settings", "TLS")), ("none", marked("Settings", "none")))
_DIALS = (("hold", marked("Settings", "hold")), ("careful", marked("Settings", "careful")), ("normal", marked("Settings", "normal")), ("free", marked("Settings", "free")))
_POLICIES = (("off", marked("Settings", "do not look")), ("suggest", marked("Settings", "suggest")), ("act", marked("Settings", "act by itself")))
_FORMATS = (("pdf", "PDF"), ("xlsx", "Excel"), ("csv", "CSV"), ("html", "HTML"), ("json", "JSON"))
_MONEY = marked("Settings", "of money")
_MANY = 999_999.0

_TOLD = {
    Trigger.CONFIRMED: (marked("Settings", "Planned"), marked("Settings", "Customers are told their time as soon as it is planned, before the day.")),
    Trigger.OUT_FOR_DELIVERY: (marked("Settings", "The van has left"), marked("Settings", "Customers are told, with a time as a range.")),
    Trigger.NEARLY_THERE: (marked("Settings", "Nearly there"), marked("Settings", "Customers are told when the van is few stops and minutes away.")),
    Trigger.LATE: (marked("Settings", "Later than promised"), marked("Settings", "Customers are told when it will likely come after its window.")),
    Trigger.NEW_TIME: (marked("Settings", "Another time than told"), marked("Settings", "Customers are told when the time given has moved.")),
    Trigger.ARRIVED: (marked("Settings", "The driver is at the door"), marked("Settings", "Customers are told when the driver has arrived.")),
    Trigger.DONE: (marked("Settings", "Done"), marked("Settings", "Customers are told that it was delivered or picked up, and how.")),
    Trigger.FAILED: (marked("Settings", "Not possible"), marked("Settings", "Customers are told that it was not possible, and why.")),
    Trigger.RATING: (marked("Settings", "How it was"), marked("Settings", "Customers are asked afterwards to rate it.")),
}
_KINDS = {
    ChangeKind.BREAKDOWN: (marked("Settings", "A driver cannot go on"), marked("Settings", "What is done about stops of a driver who cannot go on.")),
    ChangeKind.NEW_ORDER: (marked("Settings", "New orders"), marked("Settings", "What is done about orders that no route has yet.")),
    ChangeKind.RETRY: (marked("Settings", "Second tries"), marked("Settings", "What is done about stops where nobody was at home.")),
    ChangeKind.LATE: (marked("Settings", "Lateness"), marked("Settings", "What is done about promises that would be missed.")),
    ChangeKind.CHEAPER: (marked("Settings", "Cheaper routes"), marked("Settings", "What is done about changes that only save driving or hours.")),
}

_LOOK = (
    SettingSpec(
        "theme",
        Group.LOOK,
        marked("Settings", "Light or dark"),
        marked("Settings", "Colours of the windows; Ctrl+Shift+D turns them over."),
        Kind.CHOICE,
        choices=(("system", marked("Settings", "as the system")), ("light", marked("Settings", "light")), ("dark", marked("Settings", "dark"))),
        usual="system",
        home=Home.SEAT,
    ),
    SettingSpec(
        "motion",
        Group.LOOK,
        marked("Settings", "Motion"),
        marked("Settings", "Whether anything in the window moves by itself: the map that glides, menus that fade, the cursor that blinks."),
        Kind.CHOICE,
        choices=(("system", marked("Settings", "as the system")), ("reduced", marked("Settings", "reduced")), ("full", marked("Settings", "as usual"))),
        usual="system",
        home=Home.SEAT,
    ),
    SettingSpec(
        "language",
        Group.LOOK,
        marked("Settings", "Language of the window"),
        marked("Settings", "What the window speaks, from the next start on."),
        Kind.CHOICE,
        choices=((SYSTEM, marked("Settings", "as the computer")),),
        names=tuple(LANGUAGES.items()),
        usual=SYSTEM,
        home=Home.SEAT,
        also_sought=("language", "sprache", "kieli", "idioma"),
    ),
    SettingSpec(
        "units",
        Group.LOOK,
        marked("Settings", "Units of distances"),
        marked("Settings", "What distances are said in; prices and limits are typed per kilometre all the same."),
        Kind.CHOICE,
        choices=((Units.SYSTEM, marked("Settings", "by the computer's country")), (Units.KILOMETRES, marked("Settings", "kilometres")), (Units.MILES, marked("Settings", "miles"))),
        usual=Units.SYSTEM.value,
        home=Home.SEAT,
    ),
)

_PLANNING = (
    SettingSpec("plan_seconds", Group.PLANNING, marked("Settings", "Time to search"), marked("Settings", "How long the planner searches for a day's routes unless told otherwise."), Kind.NUMBER, marked("Settings", "s"), 1, 3600),
    SettingSpec("learn_after_visits", Group.PLANNING, marked("Settings", "Learn after"), marked("Settings", "After so many visits on earlier days, times at the door and driving are planned as learned, not as stated; 0: never."), Kind.NUMBER, marked("Settings", "visits"), 0, 1_000_000),
    SettingSpec("prices.missed", Group.PLANNING, marked("Settings", "Price of a missed order"), marked("Settings", "What an order is worth that nobody comes for, beside starting the dearest van; more or less of it by priority."), Kind.AMOUNT, _MONEY, 0, _MANY),
    SettingSpec("prices.late_per_minute", Group.PLANNING, marked("Settings", "Price of planned lateness"), marked("Settings", "What a minute after a promised window costs in a plan; 0: no plan is ever late."), Kind.AMOUNT, marked("Settings", "of money a minute"), 0, _MANY),
    SettingSpec("prices.spread_per_hour", Group.PLANNING, marked("Settings", "Price of uneven hours"), marked("Settings", "What it is worth that drivers have equally long to work."), Kind.AMOUNT, marked("Settings", "of money an hour"), 0, _MANY),
    SettingSpec("prices.spread_per_stop", Group.PLANNING, marked("Settings", "Price of uneven stops"), marked("Settings", "What it is worth that drivers have equally many stops."), Kind.AMOUNT, marked("Settings", "of money a stop"), 0, _MANY),
    SettingSpec("prices.changed_driver", Group.PLANNING, marked("Settings", "Price of another driver"), marked("Settings", "What planning again has to gain for each stop that goes to another driver."), Kind.AMOUNT, _MONEY, 0, _MANY),
    SettingSpec("prices.changed_order", Group.PLANNING, marked("Settings", "Price of another order"), marked("Settings", "What planning again has to gain for each stop that comes before or after others."), Kind.AMOUNT, _MONEY, 0, _MANY),
)

_RUNNING = (
    SettingSpec("orchestration.dial", Group.RUNNING, marked("Settings", "Changes, to begin with"), marked("Settings", "How much of a running day may be disturbed; the mark at the foot of the window begins here each day."), Kind.CHOICE, choices=_DIALS),
    SettingSpec("orchestration.reassignments_per_hour", Group.RUNNING, marked("Settings", "Changes of driver"), marked("Settings", "Stops that may change their driver within an hour; empty: as the mark of Changes has it."), Kind.NUMBER, marked("Settings", "an hour"), 0, 1000, may_be_empty=True),
    SettingSpec("orchestration.kept_stops", Group.RUNNING, marked("Settings", "Next stops that stay"), marked("Settings", "So many next stops of a driver never move; empty: as the mark of Changes has it."), Kind.NUMBER, marked("Settings", "stops"), 0, 1000, may_be_empty=True),
    SettingSpec("orchestration.later_min", Group.RUNNING, marked("Settings", "A promise may get worse by"), marked("Settings", "No change makes a promise worse by more; empty: as the mark of Changes has it."), Kind.AMOUNT, marked("Settings", "min"), 0, 1000, may_be_empty=True),
    SettingSpec("orchestration.late_per_minute", Group.RUNNING, marked("Settings", "Price of lateness"), marked("Settings", "What a minute after a promise costs once the day runs."), Kind.AMOUNT, marked("Settings", "of money a minute"), 0, _MANY),
    SettingSpec("orchestration.worth", Group.RUNNING, marked("Settings", "A suggestion brings at least"), marked("Settings", "What a change has to bring to be shown."), Kind.AMOUNT, _MONEY, 0, _MANY),
    SettingSpec("orchestration.act_from", Group.RUNNING, marked("Settings", "Acting brings at least"), marked("Settings", "What a change has to bring to be made without asking, where that is allowed."), Kind.AMOUNT, _MONEY, 0, _MANY),
    *(SettingSpec(f"orchestration.policies.{kind.value}", Group.RUNNING, name, words, Kind.CHOICE, choices=_POLICIES, usual=Policy.SUGGEST.value) for kind, (name, words) in _KINDS.items()),
)

_REACH = (
    SettingSpec("messages.site", Group.REACH, marked("Settings", "Name of the site"), marked("Settings", "The name by which customers know you."), Kind.TEXT),
    SettingSpec("messages.phone", Group.REACH, marked("Settings", "Phone of the site"), marked("Settings", "The number that customers are given to call."), Kind.TEXT),
    SettingSpec("messages.language", Group.REACH, marked("Settings", "Language"), marked("Settings", "Of messages to customers who have none of their own."), Kind.CHOICE, choices=_LANGUAGES),
    SettingSpec("messages.mail.host", Group.REACH, marked("Settings", "Mail server"), marked("Settings", "Where e-mail to customers, and reports, are handed over (SMTP)."), Kind.TEXT, usual=""),
    SettingSpec("messages.mail.sender", Group.REACH, marked("Settings", "Mail from"), marked("Settings", "The address that e-mail comes from."), Kind.TEXT, usual=""),
    SettingSpec("messages.mail.port", Group.REACH, marked("Settings", "Mail port"), marked("Settings", "Of the mail server."), Kind.NUMBER, "", 1, 65535, usual=587),
    SettingSpec("messages.mail.security", Group.REACH, marked("Settings", "Mail encryption"), marked("Settings", "How the way to the mail server is kept private."), Kind.CHOICE, choices=_SECURITY, usual="starttls"),
    SettingSpec("messages.mail.user", Group.REACH, marked("Settings", "Mail user"), marked("Settings", "The name to sign in with, where the mail server wants one."), Kind.TEXT, usual=""),
    SettingSpec("messages.mail.password", Group.REACH, marked("Settings", "Mail password"), marked("Settings", "Kept in the file as it is: keep that readable by you alone."), Kind.SECRET, usual=""),
    SettingSpec("messages.webhook.url", Group.REACH, marked("Settings", "SMS and chat: gateway"), marked("Settings", "Each message is posted to this http or https address as JSON."), Kind.TEXT, usual=""),
    SettingSpec("messages.webhook.secret", Group.REACH, marked("Settings", "SMS and chat: secret"), marked("Settings", "With which messages to the gateway are signed."), Kind.SECRET, usual=""),
    SettingSpec("messages.service", Group.REACH, marked("Settings", "SMS and chat: service"), marked("Settings", "An address of apprise's, with {to} where the number goes, in place of a gateway."), Kind.TEXT),
)

_TELL = (
    *(SettingSpec(f"messages.tell.{trigger.value}", Group.TELL, name, words, Kind.SWITCH, usual=trigger in USUAL) for trigger, (name, words) in _TOLD.items()),
    SettingSpec("messages.quiet_from", Group.TELL, marked("Settings", "Quiet from"), marked("Settings", "Nobody is written to from then on, on the depot's clock."), Kind.TIME),
    SettingSpec("messages.quiet_to", Group.TELL, marked("Settings", "Quiet until"), marked("Settings", "Until then nobody is written to; the same time twice: never quiet."), Kind.TIME),
    SettingSpec("messages.near_stops", Group.TELL, marked("Settings", "Nearly there: stops"), marked("Settings", "So many stops before a customer at most."), Kind.NUMBER, marked("Settings", "stops"), 0, 600),
    SettingSpec("messages.near_min", Group.TELL, marked("Settings", "Nearly there: minutes"), marked("Settings", "So many minutes before a customer at most."), Kind.NUMBER, marked("Settings", "min"), 0, 600),
    SettingSpec("messages.late_min", Group.TELL, marked("Settings", "Later than promised by"), marked("Settings", "Customers are told of lateness from so many minutes on."), Kind.NUMBER, marked("Settings", "min"), 0, 600),
    SettingSpec("messages.moved_min", Group.TELL, marked("Settings", "Another time by"), marked("Settings", "Customers are told of another time from so many minutes on."), Kind.NUMBER, marked("Settings", "min"), 0, 600),
    SettingSpec("messages.take_slots", Group.TELL, marked("Settings", "Promise what customers choose"), marked("Settings", "A time that a customer chose of those offered is promised without asking anybody."), Kind.SWITCH),
)

_WORDS = tuple(
    SettingSpec(f"messages.texts.{language}.{trigger.value}.{part}", Group.WORDS, name, marked("Settings", "Your own words in place of the usual ones; $name, $from, $to, $at, $day and $link are filled in."), Kind.TEXT if part == "subject" else Kind.LINES, usual="", of=(spoken, what))
    for trigger, (name, _) in _TOLD.items()
    for language, spoken in _LANGUAGES
    for part, what in (("subject", marked("Settings", "subject")), ("text", marked("Settings", "text")))
)

_SHOP = (
    SettingSpec("messages.status.url", Group.SHOP, marked("Settings", "Address for states"), marked("Settings", "Every order's state is posted to this http or https address, signed, while the window is open."), Kind.TEXT, usual=""),
    SettingSpec("messages.status.secret", Group.SHOP, marked("Settings", "Secret for states"), marked("Settings", "With which states are signed."), Kind.SECRET, usual=""),
)

_REPORTS = (
    SettingSpec("reports.paper", Group.REPORTS, marked("Settings", "Paper"), marked("Settings", "What PDFs are made for."), Kind.CHOICE, choices=(("a4", marked("Settings", "A4")), ("letter", marked("Settings", "Letter")))),
    SettingSpec("reports.at", Group.REPORTS, marked("Settings", "The day's report goes out at"), marked("Settings", "Every evening, on the depot's clock, into the folder and to the addresses below."), Kind.TIME),
    SettingSpec("reports.folder", Group.REPORTS, marked("Settings", "Folder for reports"), marked("Settings", "Where the day's report is written by itself; empty: nowhere."), Kind.FOLDER),
    SettingSpec("reports.to", Group.REPORTS, marked("Settings", "Reports by mail to"), marked("Settings", "E-mail addresses, apart by commas; needs a mail server."), Kind.ADDRESSES),
    SettingSpec("reports.formats", Group.REPORTS, marked("Settings", "Formats of reports"), marked("Settings", "In which the day's report is written by itself."), Kind.SEVERAL, choices=_FORMATS),
)

_KEEPING = (
    SettingSpec("proof_days", Group.KEEPING, marked("Settings", "Pictures are kept for"), marked("Settings", "How long drivers' photos and signatures stay at the desk: 90 or more; 0: for good."), Kind.NUMBER, marked("Settings", "days"), 0, 36_500),
    SettingSpec("backups_kept", Group.KEEPING, marked("Settings", "Daily backups kept"), marked("Settings", "So many stay in the data folder's backups; 0: none are made."), Kind.NUMBER, marked("Settings", "backups"), 0, 366),
)

_LOADS = (
    *(
        SettingSpec(f"load_words.{dimension.key}.{part}", Group.LOADS, dimension.name, words, Kind.TEXT, usual=usual, of=(what,))
        for dimension in DEFAULT_DIMENSIONS
        for part, what, words, usual in (
            ("name", marked("Settings", "name"), marked("Settings", "What it is called on loading lists."), dimension.name),
            ("unit", marked("Settings", "unit"), marked("Settings", "In which it is written on loading lists."), dimension.unit),
        )
    ),
    SettingSpec("vehicle_types", Group.LOADS, marked("Settings", "Vehicle types"), marked("Settings", "What a type changes at the door, a line each: bicycle, 0.3 min, 0.9 (minutes to park and find the door, factor on service times)."), Kind.VEHICLE_TYPES),
)

_ELSEWHERE = (
    SettingSpec("let_phones_in", Group.ELSEWHERE, marked("Settings", "How phones reach the desk"), marked("Settings", "Network, encryption (TLS) and certificate, port, tracking apps' port and public address of the sync server."), Kind.WINDOW, home=Home.ELSEWHERE),
    SettingSpec("regions", Group.ELSEWHERE, marked("Settings", "Map region"), marked("Settings", "Which region's streets, addresses and map are used."), Kind.WINDOW, home=Home.ELSEWHERE),
    SettingSpec("carriers", Group.ELSEWHERE, marked("Settings", "Carriers and their prices"), marked("Settings", "Who else takes orders, and for what: per stop, kilogram and kilometre, zones, skills."), Kind.WINDOW, home=Home.ELSEWHERE),
    SettingSpec("weekly", Group.ELSEWHERE, marked("Settings", "Weekly shifts"), marked("Settings", "Who drives which vehicle when, week by week."), Kind.WINDOW, home=Home.ELSEWHERE),
)

SETTINGS: tuple[SettingSpec, ...] = (
    *_LOOK, *_PLANNING, *_RUNNING, *_REACH, *_TELL, *_WORDS, *_SHOP, *_REPORTS, *_KEEPING, *_LOADS,
    *_ELSEWHERE,
)
"""In the order of the list."""

BY_KEY = {spec.key: spec for spec in SETTINGS}
