"""Whatever stands in its cells, a row becomes an order or is refused."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from app.importing.cells import RowRefused
from app.importing.columns import columns_of, vocabulary
from app.importing.rows import RowReader, RowRules
from storage.tables import Table
from tests.app.importing.conftest import DAY, LIECHTENSTEIN

FIELDS = sorted({field for field, _, _ in vocabulary().columns.values()})
LIKELY = st.sampled_from(
    ["", "8:00", "8-10", "47.16", "9.51", "-1", "12,5", "pickup", "high", "photo", "2026-11-23", "x",
     "3x A; B"]
)  # fmt: skip
CELL = st.one_of(LIKELY, st.text(max_size=15))


@given(st.lists(CELL, min_size=len(FIELDS), max_size=len(FIELDS)))
def test_any_row_becomes_an_order_or_is_refused(cells: list[str]) -> None:
    table = Table(tuple(FIELDS), [(2, tuple(cells))])
    reader = RowReader(columns_of(table.header), RowRules(DAY, extent=LIECHTENSTEIN))
    with suppress(RowRefused):
        order = reader.order(cells)
        assert order.tasks
        assert all(amount >= 0 for amount in (*order.amounts, order.amount_due))
        for task in order.tasks:
            place = task.place
            assert place.address or place.location
            assert place.location is None or LIECHTENSTEIN.contains(place.location, 0.05)
