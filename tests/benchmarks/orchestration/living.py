"""One day, lived under one policy."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from app.desk import Desk
from app.domain.events import Actor, ActorKind, EventType
from app.domain.routing import StopRule
from app.domain.timing import instant
from app.orchestration.reoptimiser import Reoptimiser
from app.ports.roads import Roads
from app.practice.closed_road import ClosedRoad
from app.practice.memory_server import MemoryServer
from app.practice.quick_day import MemoryClock, QuickDay
from storage.region.roads import OsrmRoads
from storage.store import DeskStore
from tests.benchmarks.orchestration.closing import closed_roads
from tests.benchmarks.orchestration.hindsight import plan_with_hindsight
from tests.benchmarks.orchestration.judging import DayResult, Judge
from tests.benchmarks.orchestration.planners import GreedyPlanner, LocalPlanner, MorningPlanner, Tables
from tests.benchmarks.orchestration.policies import DECIDES_AFTER, HINDSIGHT, PolicyRules
from tests.benchmarks.orchestration.scenario import DEPOT, SETTINGS, Scenario, customers

DISPATCHER = Actor(ActorKind.DISPATCHER, "bench")
PLAN_STEPS = 300
"""Steps of search for the day's plan: the same plan for every policy and on any machine."""
REPLAN_STEPS = 30
LOOKS_EVERY_S = 60.0
"""The policy looks at the day so often."""


class Ground:
    """The country: its roads and road tables."""

    def __init__(self, roads: OsrmRoads) -> None:
        self.roads = roads
        places = [place.location for place in customers(roads) if place.location is not None]
        self.tables = Tables(roads, [DEPOT.location, *places])


def put_day(store: DeskStore, day: Scenario) -> None:
    """The day's crew and the orders known before it."""
    with store.write() as unit:
        unit.put_depot(DEPOT)
        unit.put_shifts(day.shifts)
        unit.put_orders(day.orders)
        unit.commit()


def plan_day(
    ground: Ground, day: Scenario, template: Path | None, target: Path, steps: int = PLAN_STEPS
) -> None:
    """A store with the day planned, on top of another with earlier days."""
    if template is not None:
        shutil.copyfile(template, target)
    with closing(DeskStore.open(target)) as store:
        put_day(store, day)
        clock = MemoryClock(instant(day.day, 0, DEPOT.zone))
        desk = Desk(
            store, MorningPlanner(ground.tables), clock, day.day, DISPATCHER, "", None, SETTINGS
        )
        desk.plan(StopRule(steps=steps), day.seed, lambda _: None, lambda: False)


class LivedDay:
    """Lives a planned day under a policy."""

    def __init__(
        self,
        ground: Ground,
        day: Scenario,
        store: DeskStore,
        rules: PolicyRules,
        watch: Callable[[LivedDay], None] = lambda _: None,
    ) -> None:
        """``watch`` is called at every look at the day."""
        self._watch = watch
        first = min(instant(day.day, shift.starts, DEPOT.zone) for shift in day.shifts)
        self._day = day
        self._rules = rules
        self._store = store
        self.clock = MemoryClock(first - timedelta(minutes=30))
        self.server = MemoryServer(self.clock)
        planner = (GreedyPlanner if rules.is_greedy else LocalPlanner)(ground.tables)
        self.desk = Desk(store, planner, self.clock, day.day, DISPATCHER, "", None, rules.settings)
        self.desk.learn(lambda: False)
        self._reoptimiser = Reoptimiser(
            planner, "", StopRule(steps=REPLAN_STEPS), day.seed, settings=rules.settings
        )
        world = day.world
        roads: Roads = ground.roads
        if day.closed[0] < day.closed[1]:
            roads = ClosedRoad(roads, closed_roads(day.seed), day.closed, self.clock)
        self._breakdowns = world.breakdown(_at_work(store, day))
        if rules.name == HINDSIGHT:
            plan_with_hindsight(ground.tables, day, store, self._breakdowns)
            self.desk.reload()
        self._quick = QuickDay(self.desk, self.server, self.clock, roads, world, self._breakdowns)
        self._pending: dict[str, float] = {}
        self._next_look = 0.0
        self._told = 0
        self._read = 0
        self._waiting_out: dict[str, float] = {}
        self.interventions = 0
        self.log: list[str] = []

    def live(self) -> DayResult:
        """The whole day, judged."""
        began = time.process_time()
        drivers = self._quick.run(self._day.shifts, self._step, [self._office()])
        took = time.process_time() - began
        judge = Judge(self._day, self.server.facts, self.server.releases, self._breakdowns)
        everything, known = judge.counted()
        reassigned, rescued = judge.reassigned()
        cost = judge.cost(drivers, self._day.shifts, everything.missed)
        return DayResult(
            seed=self._day.seed,
            policy=self._rules.name,
            everything=everything,
            known=known,
            km=sum(driver.driven_m for driver in drivers) / 1000,
            hours=judge.hours(self._day.shifts),
            cost=cost,
            aboard=judge.aboard(),
            reassigned=reassigned,
            rescued=rescued,
            drivers=len(judge.used_shifts()),
            messages=judge.messages(),
            interventions=self.interventions,
            cpu_s=took,
            shortfalls=judge.shortfalls(),
            log=self.log,
        )

    def _office(self) -> Iterator[float]:
        """Orders that come and go in the day."""
        news = [(each.at, each.order, "") for each in self._day.new]
        gone = [(each.at, None, each.order_id) for each in self._day.cancelled]
        for at, order, order_id in sorted([*news, *gone], key=lambda item: item[0]):
            yield at
            if not self._rules.hears:
                continue
            if order is not None:
                with self._store.write() as unit:
                    unit.put_orders((order,))
                    unit.commit()
                self.desk.reload()
                self._say(f"new {order.order_id}")
            else:
                self.desk.call_off((order_id,))
                self._say(f"cancelled {order_id}")

    def _step(self) -> None:
        self._watch(self)
        if not self._rules.hears:
            return
        now = self.clock.now().timestamp()
        self._take_out_broken(now)
        for name in [name for name, due in self._pending.items() if now >= due]:
            del self._pending[name]
            accepted = self.desk.accept(name)
            self.interventions += accepted
            self._say(f"  {'accepted' if accepted else 'expired'} {name}")
        if now < self._next_look or self._pending:
            return
        self._next_look = now + LOOKS_EVERY_S
        for card in self.desk.suggest(self._reoptimiser):
            wait = 0.0 if self._rules.is_greedy else DECIDES_AFTER.total_seconds()
            self._pending[card.suggestion_id] = now + wait
            self._say(
                f"  {card.suggestion_id} {card.kind}: {card.title}; {card.reason};"
                f" {card.cost_saved / 100:.0f} saved, {len(card.moves)} moves"
            )
        self._note_acts()

    def _note_acts(self) -> None:
        """What the program did by itself since the last look."""
        for event in self._store.events(self._day.day, self._read):
            self._read = event.sequence
            if event.type is EventType.DECIDED and event.actor.kind is ActorKind.AUTOMATION:
                data = event.data
                self._say(
                    f"  {data.get('decision')} {event.actor.name}: {event.note};"
                    f" {data.get('cost_saved')} cents, {data.get('late_s_saved')} s late saved"
                )

    def _take_out_broken(self, now: float) -> None:
        """A dispatcher reads what the driver of a broken van wrote."""
        for fact in self.server.facts[self._told :]:
            if fact.type is EventType.PROBLEM and fact.note.startswith("Vehicle"):
                self._waiting_out[fact.shift_id] = now + DECIDES_AFTER.total_seconds()
        self._told = len(self.server.facts)
        for shift_id, due in tuple(self._waiting_out.items()):
            if now >= due:
                del self._waiting_out[shift_id]
                self.desk.take_out(shift_id, "broken down")
                self.interventions += 1
                self._say(f"out {shift_id}")

    def _say(self, words: str) -> None:
        local = self.clock.now().astimezone(DEPOT.zone)
        self.log.append(f"{local:%H:%M:%S} {words}")


def _at_work(store: DeskStore, day: Scenario) -> dict[str, tuple[float, float]]:
    """When each shift is on the road, as planned."""
    return {
        record.shift_id: (
            record.route.trips[0].departure.timestamp(),
            record.route.trips[-1].returns.timestamp(),
        )
        for record in store.routes(day.day)
        if record.route.trips
    }
