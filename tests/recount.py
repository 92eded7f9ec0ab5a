"""A second count of the day, apart from the program: nothing of it is used here.

It reads raw rows, as JSON has them, and asks of each stop "which fact decides?" instead of folding a
state. ``python tests/recount.py DAY.json`` prints the figures of a file holding
``{"events": [...], "routes": [...], "orders": [...]}``.

Rows are the domain's values written out field by field (see ``tests.raw``): times in RFC 3339, each
route with its shift under ``"shift"``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

ENDS = {"completed": "completed", "partial": "partial", "failed": "failed"}


def recount(
    events: list[dict[str, Any]],
    routes: list[dict[str, Any]],
    orders: list[dict[str, Any]],
    pictures: list[str],
) -> dict[str, Any]:
    """Every figure of the report, per shift id (``""`` for none) and under ``"all"``; ``pictures`` are
    the names of those that the desk has."""
    log = _log(events)
    shifts = {route["shift_id"]: route["shift"] for route in routes}
    per_shift: dict[str, Counter[str]] = {shift_id: Counter() for shift_id in shifts}
    for route in routes:
        per_shift[route["shift_id"]]["planned"] += len(_stops(route["route"]))
        per_shift[route["shift_id"]]["released"] += len(_stops(route["released"]))
    rows = {}
    for stop_id, story in _stories(log, routes, orders).items():
        by, end, late, order = story["by"], story["end"], story["late"], story["order"]
        rows[stop_id] = {"shift": by, "late_s": late if isinstance(late, int) else 0, **end}
        count = per_shift.setdefault(by, Counter())
        _count(count, story["stop"], end, late)
        count["proof_outstanding"] += _lacks_proof(story["facts"], end, order, set(pictures))
    figures: dict[str, Any] = {shift_id: dict(+counter) for shift_id, counter in per_shift.items()}
    for shift_id in shifts:
        figures[shift_id] |= _effort(shift_id, shifts[shift_id], routes, log)
    total: Counter[str] = Counter()
    for part in figures.values():
        total.update({key: value for key, value in part.items() if value is not None})
    for gone in [key for key, part in figures.items() if not any(part.values())]:
        del figures[gone]
    return {
        "all": dict(+total),
        "shifts": {key: {k: v for k, v in part.items() if v} for key, part in figures.items()},
        "late": sorted((stop_id for stop_id, row in rows.items() if row["late_s"] > 0)),
        "open": sorted(i for i, row in rows.items() if row["state"] in OPEN),
        "events": len(log),
    }


def _stories(
    log: list[dict[str, Any]], routes: list[dict[str, Any]], orders: list[dict[str, Any]]
) -> dict[str, dict[str, Any]]:
    """By stop: its visit, whose it is, its facts, how it ended and how late that was."""
    orders_by_id = {order["order_id"]: order for order in orders}
    shifts = {route["shift_id"]: route["shift"] for route in routes}
    stories = {}
    for stop_id, (stop, home) in _visits(routes, orders).items():
        story = [e for e in log if _concerns(e, stop_id, home, routes)]
        end = _ending(story)
        if home is None and end["state"] == "planned":
            continue
        by = end["by"] if end["state"] in ENDS and end["by"] in shifts else home or ""
        zone = ZoneInfo(shifts[by or min(shifts)]["depot"]["timezone"])
        order = orders_by_id[stop["order_id"]]
        late = _lateness(story, end, order, stop["task"], zone)
        stories[stop_id] = {
            "stop": stop, "by": by, "facts": story, "end": end, "late": late, "order": order,
            "zone": zone,
        }  # fmt: skip
    return stories


OPEN = ("planned", "released", "en_route", "arrived")


def _log(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    seen: set[str] = set()
    log = []
    for event in sorted(events, key=lambda e: e["sequence"]):
        if event["event_id"] not in seen:
            seen.add(event["event_id"])
            log.append(event)
    return log


def _stops(route: dict[str, Any] | None) -> list[dict[str, Any]]:
    return [p["stop"] for trip in route["trips"] for p in trip["stops"]] if route else []


def _visits(
    routes: list[dict[str, Any]], orders: list[dict[str, Any]]
) -> dict[str, tuple[dict[str, Any], str | None]]:
    """Stop id -> the visit and the shift whose route holds it (the given one before the draft)."""
    visits: dict[str, tuple[dict[str, Any], str | None]] = {}
    for given in (True, False):
        for record in routes:
            route = (record["released"] or record["route"]) if given else record["route"]
            for stop in _stops(route):
                visits.setdefault(stop["stop_id"], (stop, record["shift_id"]))
    for order in orders:
        for task in ("pickup", "delivery"):
            if order[task]:
                stop_id = f"{order['order_id']}-{task[0]}1"
                stop = {"order_id": order["order_id"], "task": task, "attempt": 1}
                visits.setdefault(stop_id, (stop, None))
    return visits


def _concerns(
    event: dict[str, Any], stop_id: str, home: str | None, routes: list[dict[str, Any]]
) -> bool:
    if event["stop_id"]:
        return bool(event["stop_id"] == stop_id)
    if event["type"] not in ("shift_ended", "released") or event["shift_id"] != home:
        return False
    record = next(r for r in routes if r["shift_id"] == home)
    return any(s["stop_id"] == stop_id for s in _stops(record["released"] or record["route"]))


def _ending(story: list[dict[str, Any]]) -> dict[str, Any]:
    """How it ended: look at what came after the last thing taken back."""
    kinds = [event["type"] for event in story]
    undone = [n for n, k in enumerate(kinds) if k == "undone" and _was_over(story[:n])]
    since = story[undone[-1] + 1 :] if undone else story
    attempts = [n for n, e in enumerate(since) if e["type"] in ENDS]
    # The desk's "cancelled" or "not attempted" gives way to what a driver then did.
    given_way = [
        n
        for n, e in enumerate(since)
        if e["type"] == "corrected"
        and _corrected_state(e) not in ENDS
        and (later := [a for a in attempts if a > n])
        and not any(x["type"] == "corrected" for x in since[n + 1 : later[0]])
    ]
    if given_way:
        since = since[given_way[-1] + 1 :]
    attempt = next((e for e in since if e["type"] in ENDS), None)
    word = next((e for e in reversed(since) if e["type"] == "corrected"), None)
    first_word = next((e for e in since if e["type"] == "corrected"), None)
    if (
        attempt is not None
        and first_word is not None
        and since.index(attempt) > since.index(first_word)
    ):
        attempt = None  # the desk had closed it by then
    if word is not None and _corrected_state(word) not in ENDS:
        after = since[since.index(word) :]
        if any(e["type"] == "cancelled" for e in after):
            return {"state": "cancelled", "outcome": None, "at": None, "by": "", "known": False}
    if word is not None:
        outcomes = [e["outcome"] for e in since if e["type"] == "corrected" and e["outcome"]]
        fact = attempt or word
        assert first_word is not None
        return {
            "state": _corrected_state(word),
            "outcome": outcomes[-1] if outcomes else fact["outcome"],
            "at": attempt["at"] if attempt else first_word["at"],
            "by": attempt["shift_id"] if attempt else "",
            "known": attempt is not None,
        }
    if attempt is not None:
        return {
            "state": ENDS[attempt["type"]],
            "outcome": attempt["outcome"],
            "at": attempt["at"],
            "by": attempt["shift_id"],
            "known": True,
        }
    return _unfinished(story, since)


def _unfinished(story: list[dict[str, Any]], since: list[dict[str, Any]]) -> dict[str, Any]:
    """Cancelled, not attempted, or still open and how far."""
    state = "planned"
    kinds = {event["type"] for event in story}
    for candidate in ("released", "en_route", "arrived"):
        if candidate in kinds:
            state = candidate
    if len(since) < len(story) and state == "planned":
        state = "released"  # something was taken back, so somebody had it
    ended = [e["type"] for e in since if e["type"] in ("cancelled", "shift_ended")]
    if "cancelled" in ended:
        state = "cancelled"
    elif ended:
        state = "not_attempted"
    return {"state": state, "outcome": None, "at": None, "by": "", "known": False}


def _was_over(story: list[dict[str, Any]]) -> bool:
    return _ending(story)["state"] not in OPEN


def _corrected_state(word: dict[str, Any]) -> str:
    return str(word["data"]["state"])


def _lateness(
    story: list[dict[str, Any]],
    end: dict[str, Any],
    order: dict[str, Any],
    which: str,
    zone: ZoneInfo,
) -> int | str | None:
    """Seconds after the last promised start, or why there is no such figure."""
    if end["state"] not in ENDS:
        return None
    task = order[which]
    if not task["windows"]:
        return "no_window"
    arrivals = [event["at"] for event in story if event["type"] == "arrived"]
    if not arrivals and not end["known"]:
        return "not_timed"
    begun = min(_time(arrivals[-1]) if arrivals else _time(end["at"]), _time(end["at"]))
    ends = [_latest_start(window, task["service_s"]) for window in task["windows"]]
    last = max(zip([w["start"] for w in task["windows"]], ends, strict=True))[1]
    midnight = datetime.combine(date.fromisoformat(order["day"]), datetime.min.time())
    promised = (midnight + timedelta(seconds=last)).replace(tzinfo=zone)
    return max(0, round((begun - promised).total_seconds()))


def _latest_start(window: dict[str, Any], service_s: int) -> int:
    if window["end_means"] == "end_of_service":
        return int(max(window["start"], window["end"] - service_s))
    return int(window["end"])


def _count(
    counter: Counter[str], stop: dict[str, Any], end: dict[str, Any], late: int | str | None
) -> None:
    state = end["state"]
    counter["stops"] += 1
    counter["open" if state in OPEN else {"completed": "done"}.get(state, state)] += 1
    if state not in ENDS:
        return
    counter[late if isinstance(late, str) else "late" if late else "on_time"] += 1
    counter[f"{state}:{end['outcome'] or ''}"] += 1
    if stop["attempt"] == 1:
        counter["first_attempts"] += 1
        counter["first_successes"] += state == "completed"


def _lacks_proof(
    story: list[dict[str, Any]], end: dict[str, Any], order: dict[str, Any], here: set[str]
) -> bool:
    """Whether a picture is announced and not here, or something that was asked for is not announced."""
    told = [event["data"] for event in story if event["actor"]["kind"] == "driver"]
    signatures = {data["signature"] for data in told if isinstance(data.get("signature"), str)}
    photos = {name for data in told for name in data.get("proofs") or []} - signatures
    if (photos | signatures) - here:
        return True
    if end["state"] not in ("completed", "partial"):
        return False
    wanted = order["required_proof"]
    brought = {
        "photo": bool(photos),
        "signature": bool(signatures) or len(photos) > ("photo" in wanted),
        "name": any(data.get("name") for data in told),
        "scan": any(data.get("scans") for data in told),
        "age_check": any(data.get("age_checked") is True for data in told),
        "pin": any(data.get("pin") for data in told),
    }
    return not all(brought[kind] for kind in wanted)


def _effort(
    shift_id: str,
    shift: dict[str, Any],
    routes: list[dict[str, Any]],
    log: list[dict[str, Any]],
) -> dict[str, int | None]:
    """Metres, seconds and cents of a shift, planned and actual; None where a fact is missing."""
    record = next(r for r in routes if r["shift_id"] == shift_id)
    plan = _planned_effort(record["released"] or record["route"], shift)
    mine = [e for e in log if e["shift_id"] == shift_id and not e["stop_id"]]
    times = {
        kind: sorted(_time(e["at"]) for e in mine if e["type"] == kind)
        for kind in ("shift_started", "shift_ended", "break_started", "break_ended")
    }
    driven = [e["data"] for e in mine if e["type"] == "driven"]
    actual: dict[str, int | None] = dict.fromkeys(("driven_m", "driving_s", "work_s", "cost"))
    if driven:
        actual |= {"driven_m": driven[-1]["metres"], "driving_s": driven[-1]["seconds"]}
    if times["shift_started"] and times["shift_ended"]:
        start, end = times["shift_started"][0], times["shift_ended"][-1]
        if end >= start:
            span = round((end - start).total_seconds())
            actual["work_s"] = span - _rest(times, start, end)
            if driven:
                actual["cost"] = _cents(shift["vehicle"]["costs"], driven[-1]["metres"], span)
    return plan | actual


def _planned_effort(route: dict[str, Any], shift: dict[str, Any]) -> dict[str, int | None]:
    trips = route["trips"]
    if not _stops(route):
        return {}
    metres = sum(p["leg_m"] for t in trips for p in t["stops"]) + sum(t["return_leg_m"] for t in trips)
    driving = sum(p["leg_s"] for t in trips for p in t["stops"]) + sum(t["return_leg_s"] for t in trips)
    span = _time(trips[-1]["returns"]) - _time(trips[0]["loading_start"])
    rests = [_time(b["end"]) - _time(b["start"]) for t in trips for b in t["breaks"]]
    return {
        "planned_m": metres,
        "planned_driving_s": driving,
        "planned_work_s": round((span - sum(rests, timedelta())).total_seconds()),
        "planned_cost": _cents(shift["vehicle"]["costs"], metres, round(span.total_seconds())),
    }


def _rest(times: dict[str, list[datetime]], start: datetime, end: datetime) -> int:
    """Second by second where breaks may overlap the shift's ends: a rest lasts to the next end."""
    total = timedelta()
    covered = start
    for begun in times["break_started"]:
        over = min((t for t in times["break_ended"] if t > begun), default=end)
        begun, over = max(begun, covered), min(over, end)
        if over > begun:
            total += over - begun
            covered = over
    return round(total.total_seconds())


def _cents(costs: dict[str, int], metres: int, span_s: int) -> int:
    """Fixed + kilometres + hours, each part to the nearest cent, half up."""
    parts = (Fraction(costs["per_km"] * metres, 1000), Fraction(costs["per_hour"] * span_s, 3600))
    return costs["fixed"] + sum((part + Fraction(1, 2)).__floor__() for part in parts)


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


# --- what is cut up ---------------------------------------------------------------------------------


def recount_groups(
    events: list[dict[str, Any]],
    routes: list[dict[str, Any]],
    orders: list[dict[str, Any]],
    pictures: list[str],  # noqa: ARG001 - the same rows for every recount
) -> dict[str, Any]:
    """Stops, done, failed and late by customer, zone, hour and vehicle; lateness in bands of minutes;
    money by driver; what vans had on board at most; interventions."""
    log = _log(events)
    shifts = {route["shift_id"]: route["shift"] for route in routes}
    by: dict[str, dict[str, Counter[str]]] = {
        name: {} for name in ("customer", "zone", "hour", "vehicle")
    }
    bands: Counter[int] = Counter()
    money: dict[str, Counter[str]] = {}
    for story in _stories(log, routes, orders).values():
        task, state = story["order"][story["stop"]["task"]], story["end"]["state"]
        place = task["place"]
        shift = shifts.get(story["by"])
        names = {
            "customer": place["name"],
            "zone": f"{place['postcode']} {place['city']}".strip(),
            "hour": _hour(story, task),
            "vehicle": shift["vehicle"]["vehicle_id"] if shift else "",
        }
        for dimension, name in names.items():
            count = by[dimension].setdefault(name, Counter())
            count["stops"] += 1
            count["done"] += state == "completed"
            count["failed"] += state == "failed"
            count["late"] += isinstance(story["late"], int) and story["late"] > 0
        if isinstance(story["late"], int):
            bands[_band(story["late"])] += 1
        _add_money(money, story, shift)
    return {
        "by": {dimension: {k: dict(+v) for k, v in found.items()} for dimension, found in by.items()},
        "bands": dict(bands),
        "money": {driver: dict(+found) for driver, found in money.items() if +found},
        "peaks": {route["shift_id"]: _peaks(route, orders) for route in routes},
        "interventions": _interventions(log),
    }


def _hour(story: dict[str, Any], task: dict[str, Any]) -> str:
    """The hour in which service began; '' where that is not known."""
    end = story["end"]
    arrivals = [e["at"] for e in story["facts"] if e["type"] == "arrived"]
    if end["state"] not in ENDS:
        return ""
    if not arrivals and not end["known"]:
        return f"{_time(end['at']).astimezone(story['zone']):%H}"
    arrived, over = _time((arrivals or [end["at"]])[-1]), _time(end["at"])
    day = date.fromisoformat(story["order"]["day"])
    midnight = datetime.combine(day, datetime.min.time())
    begun = arrived
    for window in sorted(task["windows"], key=lambda w: (w["start"], w["end"])):
        opens, closes = (
            (midnight + timedelta(seconds=s)).replace(tzinfo=story["zone"])
            for s in (window["start"], _latest_start(window, task["service_s"]))
        )
        if arrived <= closes:
            begun = max(arrived, opens)
            break
    begun = begun if begun <= over else min(arrived, over)
    return f"{begun.astimezone(story['zone']):%H}"


def _band(late_s: int) -> int:
    """The upper end of a band in minutes; 999 for the last."""
    return next((upto for upto in (0, 5, 10, 15, 30, 60) if late_s <= upto * 60), 999)


def _add_money(money: dict[str, Counter[str]], story: dict[str, Any], shift: Any) -> None:
    order, state = story["order"], story["end"]["state"]
    last = "delivery" if order["delivery"] else "pickup"
    due = order["amount_due"] if story["stop"]["task"] == last else 0
    said = [
        e["data"]["amount_collected"]
        for e in story["facts"]
        if e["type"] in ("completed", "partial") and e["data"].get("amount_collected") is not None
    ]
    count = money.setdefault(shift["driver"]["driver_id"] if shift else "", Counter())
    count["due"] += due
    if state in ("completed", "partial"):
        count["due_done"] += due
        count["collected"] += said[-1] if said else 0


def _peaks(route: dict[str, Any], orders: list[dict[str, Any]]) -> list[list[int]]:
    """Per trip: the most on board after any stop, or at the start, dimension by dimension."""
    by_id = {order["order_id"]: order for order in orders}
    peaks = []
    for trip in (route["released"] or route["route"])["trips"]:
        stops = [planned["stop"] for planned in trip["stops"]]
        if not stops:
            continue
        row = []
        for place in range(len(by_id[stops[0]["order_id"]]["amounts"])):
            sizes = [(by_id[s["order_id"]]["amounts"][place], s["task"]) for s in stops]
            loads = [
                sum(size for size, task in sizes[n:] if task == "delivery")
                + sum(size for size, task in sizes[:n] if task == "pickup")
                for n in range(len(sizes) + 1)
            ]
            row.append(max(loads))
        peaks.append(row)
    return peaks


def _interventions(log: list[dict[str, Any]]) -> int:
    released = [n for n, event in enumerate(log) if event["type"] == "released"]
    acts = {"corrected", "undone", "cancelled", "shift_out", "shift_back", "locked", "unlocked"}
    acts |= {"placed", "decided"}
    after = log[released[0] + 1 :] if released else []
    hands = [e for e in after if e["actor"]["kind"] == "dispatcher" and e["type"] in acts]
    return len({(e["at"], e["actor"]["name"], e["type"]) for e in hands})


if __name__ == "__main__":
    raw = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    sys.stdout.write(json.dumps(recount(**raw), indent=2) + "\n")
