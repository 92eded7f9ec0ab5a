"""Judges what binds routes to one another; a part of ``solver.judge.checker``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app.domain.routing import GroupKind, Pin
from app.domain.solution import Outsourced, Solution, SolvedRoute, Step, StepKind, Violation
from solver.judge.case import Case


class PlanCheck:
    """A whole plan against the rules about where stops are."""

    def __init__(self, case: Case, solution: Solution) -> None:
        self._case = case
        self._solution = solution
        self._on_route = Counter(job_id for route in solution.routes for job_id in route.job_ids)
        self._carrier = {away.job_id: away.carrier_id for away in solution.outsourced}
        self._vehicle = {
            job_id: route.vehicle_id for route in solution.routes for job_id in route.job_ids
        }
        self._stand = {
            step.job_id: (n, step.begin) for route in solution.routes for n, step in _stops(route)
        }

    def violations(self) -> Iterator[Violation]:
        """Every rule between routes that is broken."""
        yield from self._everything_once()
        yield from self._vehicles_once()
        for away in self._solution.outsourced:
            yield from self._outsourced(away)
        yield from self._shipments()
        yield from self._groups()
        for pin in self._case.problem.pins:
            yield from self._pin(pin)
        yield from self._frozen()

    def _everything_once(self) -> Iterator[Violation]:
        """Each job on one route, listed as left out, or with a carrier."""
        left = Counter(item.job_id for item in self._solution.unassigned)
        away = Counter(item.job_id for item in self._solution.outsourced)
        known = self._case.jobs.keys()
        for job_id in sorted(known | self._on_route.keys() | left.keys() | away.keys()):
            times = self._on_route[job_id] + left[job_id] + away[job_id]
            if job_id not in known:
                yield Violation("unknown", "", job_id, f"Stop '{job_id}' is not part of the problem.")
            elif times == 0:
                words = f"Stop '{job_id}' is neither planned nor left out nor with a carrier."
                yield Violation("missing", "", job_id, words)
            elif times > 1:
                words = (
                    f"Stop '{job_id}' is planned {self._on_route[job_id]} times, left out "
                    f"{left[job_id]} times and with a carrier {away[job_id]} times."
                )
                yield Violation("repeated", "", job_id, words, times - 1)

    def _vehicles_once(self) -> Iterator[Violation]:
        for vehicle_id, count in Counter(route.vehicle_id for route in self._solution.routes).items():
            if vehicle_id not in self._case.vehicles:
                words = f"There is no vehicle '{vehicle_id}'."
                yield Violation("vehicle", vehicle_id, "", words)
            elif count > 1:
                words = f"Vehicle '{vehicle_id}' has {count} routes."
                yield Violation("vehicle", vehicle_id, "", words, count - 1)

    def _outsourced(self, away: Outsourced) -> Iterator[Violation]:
        """A known carrier takes it at its price, and no vehicle has it on board."""
        carriers = self._case.problem.carriers
        prices = next((c.prices for c in carriers if c.carrier_id == away.carrier_id), None)
        job = self._case.jobs.get(away.job_id)
        if prices is None:
            words = f"'{away.job_id}' is with '{away.carrier_id}', but there is no such carrier."
            yield Violation("carrier", "", away.job_id, words)
        elif away.job_id not in prices:
            words = f"Carrier '{away.carrier_id}' has no price for '{away.job_id}'."
            yield Violation("carrier", "", away.job_id, words)
        elif prices[away.job_id] != away.price:
            words = (
                f"Carrier '{away.carrier_id}' takes '{away.job_id}' for {prices[away.job_id]}, "
                f"not for {away.price}."
            )
            yield Violation("carrier", "", away.job_id, words, abs(prices[away.job_id] - away.price))
        if job is not None and job.on_board:
            words = f"'{away.job_id}' is on board vehicle '{job.on_board}', which alone can bring it."
            yield Violation("on_board", job.on_board, away.job_id, words)

    def _shipments(self) -> Iterator[Violation]:
        """Both ends on routes, with one carrier, or left out."""
        for shipment in self._case.problem.shipments:
            ends = (shipment.pickup.job_id, shipment.delivery.job_id)
            fates = {(self._on_route[end] > 0, self._carrier.get(end)) for end in ends}
            if len(fates) > 1:
                words = f"Shipment '{ends[0]}' is split: its two ends are not in the same hands."
                yield Violation("shipment", "", ends[0], words)

    def _groups(self) -> Iterator[Violation]:
        for group in self._case.problem.groups:
            names = ", ".join(f"'{job_id}'" for job_id in group.job_ids)
            if group.kind is GroupKind.TOGETHER:
                hands = {(self._vehicle.get(j), self._carrier.get(j)) for j in group.job_ids}
                if len(hands) > 1:
                    words = f"{names} must ride together, but are in {len(hands)} hands."
                    yield Violation("together", "", group.job_ids[0], words, len(hands) - 1)
                continue
            vehicles = Counter(self._vehicle[j] for j in group.job_ids if j in self._vehicle)
            for vehicle_id, count in vehicles.items():
                if count > 1:
                    words = f"Of {names}, which must ride apart, {count} are on one vehicle."
                    yield Violation("apart", vehicle_id, group.job_ids[0], words, count - 1)

    def _pin(self, pin: Pin) -> Iterator[Violation]:
        """A pinned stop, unless left out, is on its vehicle, at its position and time."""
        job_id = pin.job_id
        if job_id in self._carrier or self._vehicle.get(job_id, pin.vehicle_id) != pin.vehicle_id:
            words = f"'{job_id}' is pinned to vehicle '{pin.vehicle_id}', but is elsewhere."
            yield Violation("pin", pin.vehicle_id, job_id, words)
        elif job_id in self._vehicle:
            position, begin = self._stand[job_id]
            if pin.position is not None and position != pin.position:
                words = f"'{job_id}' is pinned to position {pin.position}, but is at {position}."
                yield Violation("pin", pin.vehicle_id, job_id, words, abs(position - pin.position))
            if pin.begin is not None and begin != pin.begin:
                words = f"Service at '{job_id}' is pinned to a time {abs(begin - pin.begin)} s away."
                yield Violation("pin", pin.vehicle_id, job_id, words, abs(begin - pin.begin))

    def _frozen(self) -> Iterator[Violation]:
        """Frozen stops, unless left out, come first on their vehicle, in their order."""
        for vehicle_id, frozen in self._case.problem.frozen.items():
            for job_id in frozen:
                if job_id in self._carrier or self._vehicle.get(job_id, vehicle_id) != vehicle_id:
                    words = f"'{job_id}' is frozen on vehicle '{vehicle_id}', but is elsewhere."
                    yield Violation("frozen", vehicle_id, job_id, words)
            kept = [j for j in frozen if self._vehicle.get(j) == vehicle_id]
            for n, job_id in enumerate(kept):
                if self._stand[job_id][0] != n:
                    words = f"'{job_id}' is not stop {n + 1} of its vehicle, where it is frozen."
                    yield Violation("frozen", vehicle_id, job_id, words)


def _stops(route: SolvedRoute) -> Iterator[tuple[int, Step]]:
    """Positions and steps of the stops alone."""
    return enumerate(step for step in route.steps if step.kind is StepKind.JOB)
