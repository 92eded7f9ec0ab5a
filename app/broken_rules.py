"""What a change by hand breaks that the plan kept, in a dispatcher's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.domain.solution import Violation

type Name = Callable[[str], str]
"""The name of a stop, or of a shift's driver, by id."""


def newly_broken(
    before: Iterable[Violation], after: Iterable[Violation], stop: Name, driver: Name
) -> tuple[str, ...]:
    """A sentence for each rule that is broken more than before; each rule of a shift once.

    Stops that are late are not among them: of those the day's promises tell.
    """
    known = {(v.rule, v.vehicle_id, v.job_id): v.amount for v in before}
    told: dict[tuple[str, str], str] = {}
    for broken in after:
        worse = broken.amount > known.get((broken.rule, broken.vehicle_id, broken.job_id), 0)
        if worse and not (broken.rule == "delay" and broken.job_id):
            told.setdefault((broken.rule, broken.vehicle_id), _sentence(broken, stop, driver))
    return tuple(told.values())


def _sentence(broken: Violation, stop: Name, driver: Name) -> str:
    who, where = driver(broken.vehicle_id), stop(broken.job_id) if broken.job_id else "a stop"
    minutes = max(1, round(broken.amount / 60))
    match broken.rule:
        case "skills":
            return f"{who} lacks what {where} asks for"
        case "not_allowed":
            return f"{where} is not meant for {who}"
        case "load" | "max_load":
            return f"{who}'s van is overloaded"
        case "shift":
            return f"{who} ends {minutes} min after the shift"
        case "overtime":
            return f"{who} ends {minutes} min after the overtime allowed"
        case "trips":
            return f"{who} loads more often than allowed"
        case "depot":
            return f"the goods for {where} are not where {who} loads"
        case "max_tasks":
            return f"{who} has more stops than allowed"
        case "missing_break":
            return f"{who}'s break finds no place"
        case "delay":
            return f"{who}'s break is {minutes} min late"
        case "driving_without_rest":
            return f"{who} drives too long without a rest"
        case "max_travel_time" | "max_distance" | "max_duration":
            return f"{who} drives or works more than allowed"
        case "unreachable":
            return f"no road leads to {where}"
    return broken.words
