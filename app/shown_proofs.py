"""What there is to show for each stop of a day: pictures that came, and how far off facts were made."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.events import Event
from app.domain.orders import Order
from app.domain.proofs import NOTHING_BROUGHT, Brought, StopProof, bring, shown_proof
from app.domain.routes import Stop, task_of
from app.domain.stop_state import StopFacts


class ShownProofs:
    """Worked out once for each stop, until something about it changes."""

    def __init__(
        self, here: frozenset[str] = frozenset(), distances: Mapping[int, int] | None = None
    ) -> None:
        self._here = here
        self._distances: Mapping[int, int] = distances or {}
        self._brought: dict[str, Brought] = {}
        self._shown: dict[str, StopProof] = {}

    def anew(self) -> ShownProofs:
        """One that knows the same pictures, before any fact of the day."""
        return ShownProofs(self._here, self._distances)

    def copy(self) -> ShownProofs:
        """One of its own, for a thread that looks while this one goes on."""
        twin = self.anew()
        twin._brought = dict(self._brought)
        return twin

    def bring(self, event: Event) -> None:
        """Take a fact about a stop."""
        self._brought[event.stop_id] = bring(self._brought.get(event.stop_id, NOTHING_BROUGHT), event)
        self._shown.pop(event.stop_id, None)

    def take(self, here: frozenset[str], distances: Mapping[int, int]) -> tuple[str, ...]:
        """Take the names of the pictures that are here, and by a fact's number its metres from its
        stop; returns the stops of which that changes something."""
        pictures = here ^ self._here
        facts = {number for number, _ in distances.items() ^ self._distances.items()}
        self._here, self._distances = here, distances
        if not pictures and not facts:
            return ()
        changed = tuple(
            stop_id
            for stop_id, brought in self._brought.items()
            if not pictures.isdisjoint(brought.pictures) or any(n in facts for _, n in brought.facts)
        )
        for stop_id in changed:
            self._shown.pop(stop_id, None)
        return changed

    def forget_shown(self) -> None:
        """The orders may be others."""
        self._shown.clear()

    def of(self, stop: Stop, order: Order, facts: StopFacts) -> StopProof:
        """What there is to show for a stop of an order."""
        known = self._shown.get(stop.stop_id)
        if known is None:
            known = self._shown[stop.stop_id] = shown_proof(
                self._brought.get(stop.stop_id, NOTHING_BROUGHT),
                facts,
                order.proof_at(task_of(order, stop)),
                self._here,
                self._distances,
            )
        return known
