"""The report of a day that went through the desk's database."""

from __future__ import annotations

from app.reports.day_report import gather, make_report
from storage.store import DeskStore
from tests.app.reports.test_reporting import as_recounted
from tests.app.sample_day import sample_day
from tests.raw import raw_day
from tests.recount import recount


def test_a_report_from_the_database_equals_a_recount_of_its_rows(store: DeskStore) -> None:
    sample = sample_day()
    day = sample.day
    with store.write() as unit:
        unit.put_depot(sample.shifts[0].depot)
        unit.put_shifts(sample.shifts)
        unit.put_orders(sample.orders)
        unit.put_routes(sample.routes)
        unit.add_events(day, sample.events)
        unit.commit()
    report = gather(store, day)
    raw = raw_day(store.orders(day), store.shifts(day), store.routes(day), store.events(day))
    assert as_recounted(report) == recount(**raw)
    head = store.chain_at(report.last_sequence)
    assert len(head) == 64
    assert report == make_report(
        day, sample.orders, sample.shifts, sample.routes, sample.events, head=head
    )
