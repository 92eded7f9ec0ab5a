"""Which carriers there are: the register's, and of the settings' those that the register has not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.domain.register import Carrier, Entry
from app.domain.settings import Settings
from app.ports.desk_reads import DeskReads


def carrier_entries(reads: DeskReads, settings: Settings) -> tuple[Entry[Carrier], ...]:
    """Every carrier by id. One that stands in the settings counts until it is kept in the register."""
    entries = {name: Entry(Carrier(name, prices)) for name, prices in settings.carriers.items()}
    entries |= {entry.record.carrier_id: entry for entry in reads.register(Carrier)}
    return tuple(entries[name] for name in sorted(entries))


def carriers_in_use(reads: DeskReads, settings: Settings) -> Mapping[str, Carrier]:
    """Those that orders can be given to, by id."""
    in_use = (e.record for e in carrier_entries(reads, settings) if not e.archived)
    return {each.carrier_id: each for each in in_use}


def webhook_secrets(reads: DeskReads) -> Mapping[str, str]:
    """By address of a carrier's program, with what it is signed to ('': not at all)."""
    contacts = (entry.record.contact for entry in reads.register(Carrier))
    return {each.webhook: each.secret for each in contacts if each.webhook}


def with_carriers(settings: Settings, reads: DeskReads) -> Settings:
    """The settings with the carriers that are in use."""
    in_use = carriers_in_use(reads, settings)
    return replace(settings, carriers={key: each.prices for key, each in in_use.items()})
