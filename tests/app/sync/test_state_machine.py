"""Whatever chance does to the phones, the server and the desk: nothing acknowledged is lost, doubled or
taken back, and in the end all show the same."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.app.sync.machine.lives import Fate
from tests.app.sync.machine.world import DRIVERS, NOBODYS, STOPS, World
from tests.benchmarks.harness import is_full

drivers = st.integers(0, DRIVERS - 1)
numbers = st.integers(0, STOPS - 1)
fates = st.sampled_from(Fate)
kinds = st.sampled_from(
    [
        ("en_route", None),
        ("arrived", None),
        ("completed", "delivered_to_recipient"),
        ("completed", "delivered_to_mailbox"),
        ("failed", "failed_not_home"),
        ("note", None),
    ]
)


class DriverSync(RuleBasedStateMachine):
    """A day of three drivers and six stops, and every accident that the contract speaks of."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="roundsman-machine-"))
        self.world = World(self.folder)
        self.done: dict[str, object] = {}

    @initialize(early=st.sampled_from([False, False, False, False, True]))
    def the_day_begins(self, early: bool) -> None:
        self.world.back_up()  # from before anything was given out
        if not early:
            self.world.desk.release()
            self.world.exchange()
            for phone in self.world.phones:
                self.world.fetch(phone)

    # --- what drivers do ------------------------------------------------------------------------

    @rule(driver=drivers, number=numbers, kind=kinds)
    def something_happens(self, driver: int, number: int, kind: tuple[str, str | None]) -> None:
        phone = self.world.phones[driver]
        if not phone.stops:
            return
        shift_id, stop_id = phone.stops[number % len(phone.stops)]
        more = {"outcome": kind[1]} if kind[1] else {}
        phone.report(kind[0], shift_id, self.world.clock.now(), stop_id=stop_id, **more)
        self.world.clock.go_on()

    @rule(driver=drivers, kind=st.sampled_from(["shift_started", "message", "problem"]))
    def something_else_happens(self, driver: int, kind: str) -> None:
        phone = self.world.phones[driver]
        if phone.stops:
            phone.report(kind, phone.stops[0][0], self.world.clock.now(), note="what there is to say")

    @rule(driver=drivers)
    def a_phone_reports_what_it_never_was_given(self, driver: int) -> None:
        self.world.phones[driver].report("arrived", NOBODYS, self.world.clock.now(), stop_id="none")

    @rule(driver=drivers, fate=fates, size=st.integers(1, 5))
    def a_phone_sends(self, driver: int, fate: Fate, size: int) -> None:
        self.world.hand_in(self.world.phones[driver].batch(self.world.clock.now(), size), fate)

    @rule(driver=drivers, fate=fates, order=st.permutations(range(4)), skipped=st.integers(0, 2))
    def a_phone_sends_in_disorder(
        self, driver: int, fate: Fate, order: list[int], skipped: int
    ) -> None:
        phone = self.world.phones[driver]
        first = phone.acked + skipped
        places = [first + place for place in order if first + place < len(phone.facts)]
        self.world.hand_in(phone.sending(places, self.world.clock.now()), fate)

    @rule(driver=drivers, size=st.integers(1, 5))
    def a_batch_is_held_up_on_its_way(self, driver: int, size: int) -> None:
        self.world.under_way.append(self.world.phones[driver].batch(self.world.clock.now(), size))

    @precondition(lambda self: self.world.under_way)
    @rule(which=st.integers(0, 20), fate=fates, again=st.booleans())
    def a_batch_arrives_late(self, which: int, fate: Fate, again: bool) -> None:
        waiting = self.world.under_way
        sending = waiting[which % len(waiting)]
        if not again:
            waiting.remove(sending)
        self.world.hand_in(sending, fate)

    @rule(driver=drivers, fate=fates)
    def a_phone_fetches_its_route(self, driver: int, fate: Fate) -> None:
        self.world.fetch(self.world.phones[driver], fate)

    @rule(driver=drivers)
    def a_phone_is_paired_again(self, driver: int) -> None:
        self.world.pair(self.world.phones[driver])

    # --- what the dispatcher does ---------------------------------------------------------------

    @rule(number=numbers, driver=drivers)
    def a_stop_is_moved(self, number: int, driver: int) -> None:
        stops = sorted(stop for r in self.world.records().values() for stop in r.route.stop_ids)
        self.world.move(stops[number], sorted(self.world.records())[driver])

    @rule()
    def the_changes_are_released(self) -> None:
        self.world.desk.release()

    @rule(before=st.lists(fates, max_size=4))
    def the_desk_exchanges(self, before: list[Fate]) -> None:
        self.world.exchange(before)

    @rule(number=numbers)
    def a_stop_is_opened_again(self, number: int) -> None:
        stops = sorted(self.world.finished())
        if stops:
            stop = stops[number % len(stops)]
            self.world.undo(stop)
            self.done.pop(stop, None)

    @rule()
    def the_desk_is_started_again(self) -> None:
        self.world.start_desk_again()

    @rule(driver=drivers)
    def a_phone_is_revoked(self, driver: int) -> None:
        self.world.revoke(self.world.phones[driver])

    @rule()
    def the_desk_is_backed_up(self) -> None:
        self.world.back_up_desk()

    @precondition(lambda self: self.world.desk_backup)
    @rule()
    def the_desk_is_restored(self) -> None:
        self.world.restore_desk()
        self.done.clear()  # it hears of it again

    # --- what happens to the server -------------------------------------------------------------

    @rule()
    def the_server_is_killed(self) -> None:
        self.world.server.kill()

    @rule()
    def the_server_is_backed_up(self) -> None:
        self.world.back_up()

    @precondition(lambda self: self.world.backup)
    @rule()
    def the_server_is_restored(self) -> None:
        self.world.restore()

    # --- what holds -----------------------------------------------------------------------------

    @invariant()
    def no_stop_is_on_two_vans(self) -> None:
        self.world.no_stop_on_two_vans()

    @invariant()
    def what_is_done_stays_done(self) -> None:
        now = self.world.finished()
        for stop, how in self.done.items():
            assert now.get(stop) == how, stop
        self.done = dict(now)

    def teardown(self) -> None:
        try:
            self.world.come_to_rest()
            self.world.every_acknowledged_fact_is_there_once()
            self.world.order_is_kept()
            self.world.what_was_done_is_done()
            self.what_is_done_stays_done()
            self.world.no_stop_on_two_vans()
            self.world.the_revoked_stay_out()
            self.world.all_agree()
        finally:
            self.world.close()
            shutil.rmtree(self.folder)


DriverSync.TestCase.settings = settings(
    max_examples=3000 if is_full() else 25,
    stateful_step_count=40,
    deadline=None,
    derandomize=not is_full(),
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
TestWhateverHappens = DriverSync.TestCase
