"""Days already lived: one file per day and policy, kept from one run to the next."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.events import Event
from app.tracking import DayTracker
from storage.region.roads import OsrmRoads
from storage.store import DeskStore
from tests.benchmarks.harness import WORK
from tests.benchmarks.orchestration.closing import closed_roads
from tests.benchmarks.orchestration.foreseen import Foresight, Noted
from tests.benchmarks.orchestration.judging import DayResult, result_from
from tests.benchmarks.orchestration.living import Ground, LivedDay, plan_day
from tests.benchmarks.orchestration.policies import LEFT_ALONE, RULES
from tests.benchmarks.orchestration.scenario import HISTORY, Scenario, scenario
from tests.benchmarks.orchestration.warned import Watched, Watching

FOLDER = WORK / "orchestration"
FORESEEN = "foreseen"
WATCHED = "watched"
HISTORY_STEPS = 60
"""Steps of search for an earlier day: nobody compares these."""
HISTORY_SEED = 9000
"""Earlier days have seeds of their own; places and drivers are the same."""


def file_of(day: Scenario, policy: str) -> Path:
    """Where a day's result under a policy is kept; its folder is named after the whole day."""
    return FOLDER / f"{day.seed:03d}-{day.digest}" / f"{policy.replace(' ', '-')}.json"


def read(day: Scenario, policy: str) -> DayResult | None:
    """The result, where the day was lived under the policy already."""
    file = file_of(day, policy)
    return result_from(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else None


def live_and_keep(ground: Ground, day: Scenario, policy: str) -> None:
    """Live a day under a policy and write down what it came to."""
    planned = planned_day(ground, day)
    with _scratch() as folder:
        copy = folder / "day.sqlite"
        shutil.copyfile(planned, copy)
        with closing(DeskStore.open(copy)) as store:
            result = LivedDay(ground, day, store, RULES[policy]).live()
    _write(file_of(day, policy), result.as_json())


def foresee_and_keep(ground: Ground, day: Scenario) -> None:
    """Live a day left alone, and write down what was foreseen at every hour and what became of it."""
    watcher, facts = _watched_by(ground, day, Foresight)
    _write(file_of(day, FORESEEN), [each.as_json() for each in watcher.noted(facts)])


def _watched_by[W: (Foresight, Watching)](
    ground: Ground, day: Scenario, watching: Callable[[Scenario, DayTracker, OsrmRoads, OsrmRoads], W]
) -> tuple[W, Sequence[Event]]:
    """Live a day left alone while somebody watches; returns who did, and the day's facts."""
    planned = planned_day(ground, day)
    with _scratch() as folder:
        copy = folder / "day.sqlite"
        shutil.copyfile(planned, copy)
        with closing(DeskStore.open(copy)) as store:
            kept: list[W] = []

            def watch(lived: LivedDay) -> None:
                if not kept:
                    closed = closed_roads(day.seed)
                    kept.append(watching(day, lived.desk.tracker, ground.roads, closed))
                kept[0].step(lived.clock.now())

            lived = LivedDay(ground, day, store, RULES[LEFT_ALONE], watch)
            lived.live()
            return kept[0], lived.server.facts


def watch_and_keep(ground: Ground, day: Scenario) -> None:
    """Live a day left alone, and write down how likely missed windows were held to be at every look."""
    watcher, facts = _watched_by(ground, day, Watching)
    _write(file_of(day, WATCHED), [each.as_json() for each in watcher.watched(facts)])


def watched(day: Scenario) -> list[Watched] | None:
    """How likely missed windows were held to be, where that day was lived already."""
    file = file_of(day, WATCHED)
    if not file.is_file():
        return None
    rows = json.loads(file.read_text(encoding="utf-8"))
    return [Watched(**row | {"looks": tuple(tuple(look) for look in row["looks"])}) for row in rows]


def foreseen(day: Scenario) -> list[Noted] | None:
    """What was foreseen, where that day was lived already."""
    file = file_of(day, FORESEEN)
    if not file.is_file():
        return None
    rows = json.loads(file.read_text(encoding="utf-8"))
    return [Noted(**row | {k: tuple(row[k]) for k in ("ours", "oracle")}) for row in rows]


def _write(file: Path, document: object) -> None:
    part = file.with_suffix(".part")
    part.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    part.rename(file)


def planned_day(ground: Ground, day: Scenario) -> Path:
    """A store with the day planned on top of the earlier days: made once, the same for every policy."""
    target = FOLDER / f"{day.seed:03d}-{day.digest}" / "planned.sqlite"
    target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(target):
        if not target.is_file():
            part = target.with_suffix(".part")
            plan_day(ground, day, history(ground), part)
            part.rename(target)
    return target


def history(ground: Ground) -> Path:
    """A store with the earlier days, each planned with what was learned by then, and lived."""
    days = [
        replace(scenario(HISTORY_SEED + number, ground.roads, date), closed=(0.0, 0.0))
        for number, date in enumerate(HISTORY)
    ]
    name = hashlib.sha256("".join(day.digest for day in days).encode()).hexdigest()[:12]
    target = FOLDER / f"history-{name}.sqlite"
    FOLDER.mkdir(parents=True, exist_ok=True)
    with _locked(target):
        if not target.is_file():
            with _scratch() as folder:
                store_file = folder / "history.sqlite"
                for day in days:
                    plan_day(ground, day, None, store_file, HISTORY_STEPS)
                    with closing(DeskStore.open(store_file)) as store:
                        LivedDay(ground, day, store, RULES[LEFT_ALONE]).live()
                        _forget_the_server(store)
                shutil.copyfile(store_file, target)
    return target


def _forget_the_server(store: DeskStore) -> None:
    """Every day in memory has a server of its own, that counts from one."""
    with store.write() as unit:
        unit.put_link(replace(unit.link(), epoch="", events_cursor=0, positions_cursor=0, settled=""))
        unit.commit()


@contextmanager
def _scratch() -> Iterator[Path]:
    """A folder in memory, where there is one: the desk waits for the disk at every commit."""
    memory = Path("/dev/shm")
    where = memory if memory.is_dir() and os.access(memory, os.W_OK) else None
    with TemporaryDirectory(prefix="roundsman-days-", dir=where) as folder:
        yield Path(folder)


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
