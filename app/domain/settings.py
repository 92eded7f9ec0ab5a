"""Every setting a site can make, declared once: name, type, default and meaning.

They are kept in ``settings.json`` in the data folder; what is not there has its default.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import timedelta
from types import MappingProxyType

from app.domain.carriers import CarrierPriceList
from app.domain.disruption import BUDGETS, ChangeKind, Dial, DisruptionBudget, Policy
from app.domain.errors import InputRefused
from app.domain.load import DEFAULT_DIMENSIONS, LoadDimension
from app.domain.message_settings import MessageSettings
from app.domain.report import Prices, Terms
from app.domain.report_settings import ReportSettings


@dataclass(frozen=True, slots=True)
class LoadWords:
    """What a load dimension is called here, and the unit its numbers are written in."""

    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class PlanPrices:
    """What the planner weighs against driving and hours, in whole units of money as people write them.

    ``missed``: an order of middle priority that nobody comes for, on top of what starting the dearest
    van costs; half of that for the lowest priority, half as much again for the highest.
    ``late_per_minute``: service starts after the promised window (0: a promise is never planned to be
    broken). ``spread_per_hour`` and ``spread_per_stop``: between the drivers with most and with least.
    ``changed_driver`` and ``changed_order``: a stop moves to another driver, or before or after others,
    when a draft is planned again.

    Raises:
        InputRefused: a price is negative or not a number.
    """

    missed: float = 200
    late_per_minute: float = 0
    spread_per_hour: float = 0
    spread_per_stop: float = 0
    changed_driver: float = 1
    changed_order: float = 0.2

    def __post_init__(self) -> None:
        for price in fields(self):
            if not 0 <= getattr(self, price.name) < 1e6:
                raise InputRefused(f"The price {price.name} must be between 0 and 1,000,000.")


@dataclass(frozen=True, slots=True)
class TypeTimes:
    """What a type of vehicle changes at the door: minutes to park and find it (None: as for all), and
    service times multiplied by a factor.

    Raises:
        InputRefused: a number is out of reach.
    """

    setup_min: float | None = None
    service_factor: float = 1

    def __post_init__(self) -> None:
        if not 0 <= (self.setup_min or 0) <= 60 or not 0.1 <= self.service_factor <= 10:
            raise InputRefused(
                "A vehicle type's setup_min is 0 to 60 minutes and its service_factor 0.1 to 10."
            )


@dataclass(frozen=True, slots=True)
class Orchestration:
    """How the running day is improved, in whole units of money and minutes as people write them.

    ``dial`` is how freely; ``reassignments_per_hour``, ``kept_stops`` and ``later_min`` replace what it
    stands for (None: as the dial says). ``late_per_minute`` is what a minute after a promise costs once
    the day runs, ``worth`` what a change must bring to be shown and ``act_from`` to be made without
    asking, where ``policies`` say so by kind of change.

    Raises:
        InputRefused: a number is out of reach.
    """

    dial: Dial = Dial.NORMAL
    reassignments_per_hour: int | None = None
    kept_stops: int | None = None
    later_min: float | None = None
    late_per_minute: float = 0.5
    worth: float = 3
    act_from: float = 5
    policies: Mapping[ChangeKind, Policy] = field(default_factory=dict)

    def __post_init__(self) -> None:
        counts = (self.reassignments_per_hour, self.kept_stops, self.later_min)
        if any(count is not None and not 0 <= count <= 1000 for count in counts):
            raise InputRefused(
                "orchestration: reassignments_per_hour, kept_stops and later_min are 0 to 1000."
            )
        if any(not 0 <= money < 1e6 for money in (self.late_per_minute, self.worth, self.act_from)):
            raise InputRefused(
                "orchestration: late_per_minute, worth and act_from are between 0 and 1,000,000."
            )

    def budget(self, dial: Dial) -> DisruptionBudget:
        """What a mark of the dial stands for at this site."""
        if dial is Dial.HOLD:
            return BUDGETS[dial]
        usual, later = BUDGETS[dial], self.later_min
        return replace(
            usual,
            reassignments_per_hour=_or(self.reassignments_per_hour, usual.reassignments_per_hour),
            kept_stops=_or(self.kept_stops, usual.kept_stops),
            later_s=usual.later_s if later is None else round(later * 60),
        )

    def policy(self, kind: ChangeKind) -> Policy:
        """What is done about a kind of change."""
        return self.policies.get(kind, Policy.SUGGEST)


def _or(given: int | None, usual: int) -> int:
    return usual if given is None else given


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. ``MEANINGS`` says what each is for."""

    load_words: Mapping[str, LoadWords] = field(default_factory=dict)
    plan_seconds: int = 30
    learn_after_visits: int = 200
    prices: PlanPrices = PlanPrices()
    carriers: Mapping[str, CarrierPriceList] = field(default_factory=dict)
    vehicle_types: Mapping[str, TypeTimes] = field(default_factory=dict)
    proof_days: int = 0
    backups_kept: int = 14
    orchestration: Orchestration = Orchestration()
    messages: MessageSettings = field(default_factory=MessageSettings)
    reports: ReportSettings = field(default_factory=ReportSettings)

    def __post_init__(self) -> None:
        known = {dimension.key for dimension in DEFAULT_DIMENSIONS}
        unknown = sorted(set(self.load_words) - known)
        if unknown:
            raise InputRefused(
                f"load_words names '{unknown[0]}', which is no load dimension; there are "
                f"{', '.join(sorted(known))}."
            )
        if not 1 <= self.plan_seconds <= 3600:
            raise InputRefused("plan_seconds must be between 1 and 3600.")
        if not 0 <= self.learn_after_visits <= 1_000_000:
            raise InputRefused("learn_after_visits must be between 0 and 1,000,000.")
        if not 0 <= self.backups_kept <= 366:
            raise InputRefused("backups_kept must be between 0 and 366.")
        if self.reports.to and self.messages.mail is None:
            raise InputRefused("reports.to needs messages.mail: by which server reports are mailed.")
        if self.proof_days != 0 and not 90 <= self.proof_days <= 36_500:
            raise InputRefused("proof_days must be 0 or between 90 and 36500.")

    @property
    def dimensions(self) -> tuple[LoadDimension, ...]:
        """The load dimensions under this site's names."""
        return tuple(
            replace(dimension, name=words.name, unit=words.unit)
            if (words := self.load_words.get(dimension.key)) is not None
            else dimension
            for dimension in DEFAULT_DIMENSIONS
        )

    @property
    def proofs_kept(self) -> timedelta | None:
        """How long pictures are kept at the desk; None: for good."""
        return timedelta(days=self.proof_days) if self.proof_days else None

    @property
    def late_cents_per_minute(self) -> float:
        """What a minute after a promise costs once the day runs."""
        return (self.prices.late_per_minute or self.orchestration.late_per_minute) * 100

    @property
    def report_prices(self) -> Prices:
        """What falling short costs in a day's report; the shifts say what overtime costs."""
        return Prices(late_per_hour=round(self.prices.late_per_minute * 6000))

    @property
    def report_terms(self) -> Terms:
        """What reports are made with."""
        names = {key: carrier.name for key, carrier in self.carriers.items()}
        return Terms(self.report_prices, carriers=names)


MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "load_words": (
            "what weight, volume and parcels are called on loading lists, with their units: "
            '{"parcels": {"name": "Kisten", "unit": "St."}}'
        ),
        "plan_seconds": "how long the planner searches unless told otherwise, in seconds (1 to 3600)",
        "learn_after_visits": (
            "after how many visits on earlier days the time at the door is planned as learned, not as "
            "stated (0: never)"
        ),
        "prices": (
            "what the planner weighs beside driving and hours, in whole money: missed (an order that "
            "nobody comes for), late_per_minute (0: never late), spread_per_hour and spread_per_stop "
            "between drivers, changed_driver and changed_order when a draft is planned again: "
            '{"late_per_minute": 0.5}'
        ),
        "carriers": (
            "who else takes orders, and for what: per_stop, per_kg, per_km (straight from the depot), "
            "zones of postcodes, kinds (delivery, pickup, shipment), skills, max_kg: "
            '{"nordpost": {"name": "Nordpost", "per_stop": 5.9, "per_kg": 0.3, '
            '"zones": [{"postcodes": ["94"], "price": 1.2}]}}'
        ),
        "vehicle_types": (
            "what a type of vehicle changes at the door: setup_min and service_factor: "
            '{"bicycle": {"setup_min": 0.3, "service_factor": 0.9}}'
        ),
        "proof_days": (
            "how many days drivers' photos and signatures are kept at the desk: 90 or more; 0, as it "
            "is unless set: for good"
        ),
        "backups_kept": (
            "how many of the daily backups are kept in the data folder's backups (0: none are made)"
        ),
        "orchestration": (
            "how the running day is improved: dial (hold, careful, normal, free), and in its place "
            "reassignments_per_hour, kept_stops (next stops that never move) and later_min (minutes a "
            "promise may get worse); late_per_minute, worth (what a change must bring to be shown), "
            "act_from (to be made without asking), policies by kind of change (breakdown, new_order, "
            'retry, late, cheaper, carrier): off, suggest or act: {"dial": "careful", '
            '"policies": {"new_order": "act"}}'
        ),
        "messages": (
            "what customers are told, and how: site (the name they know), phone, language, mail (host, "
            "port, security: starttls, tls or none, user, password, sender), webhook (url, secret) for "
            "SMS and chat, tell (a trigger on or off), texts by language and trigger, quiet_from and "
            "quiet_to, near_stops, near_min, late_min, moved_min, take_slots, "
            "service (an address of apprise's, with {to} for the number, in webhook's place), "
            "status (url, secret) for a system that is to know how every order stands: "
            '{"site": "Ländle Bäcker", "mail": {"host": "smtp.example.org", "user": "u", '
            '"password": "p", "sender": "info@example.org"}, "tell": {"confirmed": true}}'
        ),
        "reports": (
            "the day's report: paper (a4 or letter), and where it goes by itself every evening at a "
            "time (at): folder, to (e-mail addresses, by the mail server of messages), formats: "
            '{"at": "19:00", "folder": "/srv/reports", "to": ["boss@example.org"], "formats": ["pdf"]}'
        ),
    }
)
