"""What is done about the running day: nothing, the least, or what the program proposes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from app.domain.disruption import ChangeKind, Dial, Policy
from app.domain.settings import Orchestration, Settings
from tests.benchmarks.orchestration.scenario import SETTINGS

DECIDES_AFTER = timedelta(seconds=90)
"""A dispatcher takes so long to read a suggestion and accept it, or to take out a broken van."""
LEFT_ALONE, GREEDY, SUGGESTING, AUTOMATIC, HINDSIGHT = (
    "left alone",
    "greedy",
    "suggesting",
    "automatic",
    "hindsight",
)
NAMES = (LEFT_ALONE, GREEDY, SUGGESTING, AUTOMATIC, HINDSIGHT)


@dataclass(frozen=True)
class PolicyRules:
    """How a policy runs the desk. ``hears``: whether orders that come and go are dealt with at all;
    ``is_greedy``: only the cheapest place is looked for."""

    name: str
    hears: bool
    is_greedy: bool
    orchestration: Orchestration

    @property
    def settings(self) -> Settings:
        """The site's settings under this policy."""
        return replace(SETTINGS, orchestration=self.orchestration)


def _doing(
    act: Collection[ChangeKind], suggest: Collection[ChangeKind] = ()
) -> Mapping[ChangeKind, Policy]:
    """Second attempts have no price in the day's cost, so no policy makes any."""
    found = dict.fromkeys(ChangeKind, Policy.OFF)
    found.update(dict.fromkeys(act, Policy.ACT))
    found.update(dict.fromkeys(suggest, Policy.SUGGEST))
    return found


_NEEDED = (ChangeKind.BREAKDOWN, ChangeKind.NEW_ORDER)
_ALL = (*_NEEDED, ChangeKind.LATE, ChangeKind.CHEAPER)
RULES = {
    rules.name: rules
    for rules in (
        PolicyRules(LEFT_ALONE, False, False, Orchestration()),
        PolicyRules(GREEDY, True, True, Orchestration(dial=Dial.FREE, policies=_doing((), _NEEDED))),
        PolicyRules(SUGGESTING, True, False, Orchestration(policies=_doing((), _ALL))),
        PolicyRules(AUTOMATIC, True, False, Orchestration(policies=_doing(_ALL))),
        PolicyRules(HINDSIGHT, False, False, Orchestration()),
    )
}
