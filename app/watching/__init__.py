"""What in the running day needs a person: found lane by lane, and ranked by what it costs.

Every condition is a function of one lane's scene; a new one is written beside those of its theme and
entered in ``CONDITIONS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.domain.board import DayIssue
from app.watching.ends import disputed, unproven
from app.watching.loads import late_loads
from app.watching.orders import cancelled_on_phone, not_located, not_planned, windows_changed
from app.watching.places import astray, left_open, long_service, standing, unsaid
from app.watching.scene import Scene
from app.watching.shifts import gone_home, lost_drivers, not_begun, not_loaded
from app.watching.times import early, late, overtime, perhaps_late
from app.watching.troubles import troubles
from app.watching.wishes import new_times

__all__ = ["CONDITIONS", "Scene", "issues_of", "lost_drivers", "not_located", "not_planned", "ranked"]

CONDITIONS: tuple[Callable[[Scene], Iterable[DayIssue]], ...] = (
    late,
    perhaps_late,
    early,
    overtime,
    long_service,
    standing,
    astray,
    unsaid,
    left_open,
    not_begun,
    not_loaded,
    late_loads,
    gone_home,
    cancelled_on_phone,
    windows_changed,
    new_times,
    troubles,
    disputed,
    unproven,
)


def ranked(issues: Iterable[DayIssue]) -> tuple[DayIssue, ...]:
    """The heaviest first (see ``issue_weights``)."""
    return tuple(sorted(issues, key=lambda issue: (-issue.weight, issue.issue_id)))


def issues_of(scene: Scene) -> tuple[DayIssue, ...]:
    """What a lane by itself shows to be amiss."""
    return tuple(issue for condition in CONDITIONS for issue in condition(scene))
