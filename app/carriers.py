"""Which carriers there are: the register's, and of the settings' those that the register has not."""

from __future__ import annotations

from dataclasses import replace

from app.domain.register import Carrier, Entry
from app.domain.settings import Settings
from app.ports.desk_reads import DeskReads


def carrier_entries(reads: DeskReads, settings: Settings) -> tuple[Entry[Carrier], ...]:
    """Every carrier by id. One that stands in the settings counts until it is kept in the register."""
    entries = {name: Entry(Carrier(name, prices)) for name, prices in settings.carriers.items()}
    entries |= {entry.record.carrier_id: entry for entry in reads.register(Carrier)}
    return tuple(entries[name] for name in sorted(entries))


def with_carriers(settings: Settings, reads: DeskReads) -> Settings:
    """The settings with the carriers that are in use."""
    in_use = (e.record for e in carrier_entries(reads, settings) if not e.archived)
    return replace(settings, carriers={each.carrier_id: each.prices for each in in_use})
