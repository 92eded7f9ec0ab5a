"""How long things really take, learned from past days: durations as multiples of what was planned.

The model. The logarithm of actual over planned is a sum of effects and noise, one effect per level:
the general figure, then (for a service) kind, hour, driver, customer and place. Durations are therefore
log-normal, as products of many small causes are (Limpert, Stahel and Abbt, "Log-normal distributions
across the sciences", BioScience 51, 2001). Each effect is an empirical-Bayes estimate: the mean of what
was seen times the credibility ``Z = n / (n + k)``, with ``k`` the variance within a member over the
variance between members (Buehlmann and Straub, "Glaubwuerdigkeit fuer Schadensaetze", 1970; Efron and
Morris, "Stein's paradox in statistics", 1977). A place seen once stays near the general figure, one
seen often goes its own way. The two variances come from the data too, tempered by a prior worth a few
members; without any history the prior alone gives the range. Levels are fitted in turn to what the
others leave over (backfitting: Hastie and Tibshirani, "Generalized additive models", 1990).

What no effect explains keeps the shape that it was seen to have: a visit that takes four times as long,
one in fifty, is rare, but over a dozen stops it is what makes the late end of a range (resampling of
residuals: Efron, "Bootstrap methods", Annals of Statistics 7, 1979).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp, floor, log, sqrt
from statistics import NormalDist, median

PASSES = 4
"""Rounds of fitting the levels in turn; after these effects hardly move."""
PRIOR_MEMBERS = 6
"""How many members of a level the prior's spread between them is worth."""
PRIOR_VISITS = 30
"""How many visits the prior's noise is worth."""
NONSENSE = 10.0
"""A duration beyond this multiple of its plan, or below its inverse, is a slip of a phone."""
SHORTEST_S = 5.0
"""Nothing planned or done in less says anything about how long it takes."""
TRIM = 3.0
"""Logarithms further from the median than this many robust standard deviations are drawn in to it."""


SHARES = 96
"""Quantiles of a shape: one for each course of the day that a range is read from."""


@dataclass(frozen=True, slots=True)
class Level:
    """What durations may depend on.

    ``spread`` is the standard deviation of its members' effects (of the logarithm) before anything is
    known; ``is_shared`` when one route meets the same member again and again (its driver), so that what
    is not known of it makes all stops late together.
    """

    name: str
    spread: float
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Prior:
    """What is believed without history: the plan is right on average, give or take.

    ``noise`` is the standard deviation of the logarithm from one visit to the next at one place;
    ``general`` that of the general figure. The levels go from general to particular.
    """

    noise: float
    general: float
    levels: tuple[Level, ...]

    @property
    def log_mean(self) -> float:
        """The mean of the logarithm at which the mean of the multiple is 1."""
        variance = self.noise**2 + self.general**2 + sum(level.spread**2 for level in self.levels)
        return -variance / 2


SERVICE = Prior(
    noise=0.35,
    general=0.2,
    levels=(
        Level("kind", 0.1, True),
        Level("hour", 0.05, True),
        Level("driver", 0.15, True),
        Level("customer", 0.1, False),
        Level("place", 0.2, False),
    ),
)
"""Service at a stop: about half to twice of the plan in nine of ten cases. Round figures of our own,
which some days of history replace."""
DRIVING = Prior(
    noise=0.15,
    general=0.1,
    levels=(Level("hour", 0.08, True), Level("driver", 0.08, True), Level("place", 0.1, False)),
)
"""A leg: within about a third of the road graph's time in nine of ten cases. As above."""


@dataclass(frozen=True, slots=True)
class Duration:
    """One past duration in seconds, planned and actual, with its member of each level of the prior."""

    planned_s: float
    actual_s: float
    members: tuple[str, ...]

    @property
    def log_multiple(self) -> float | None:
        """The logarithm of actual over planned; None for what cannot be a true duration."""
        if min(self.planned_s, self.actual_s) < SHORTEST_S:
            return None
        multiple = self.actual_s / self.planned_s
        return log(multiple) if 1 / NONSENSE <= multiple <= NONSENSE else None


@dataclass(frozen=True, slots=True)
class Effect:
    """A member's part of the logarithm, what is not known of it (a variance), and its visits."""

    shift: float
    variance: float
    visits: int

    def credibility(self, before: float) -> float:
        """The share of its own history in the effect, 0 to 1, from the variance ``before`` any."""
        return 1 - self.variance / before if before > 0 else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """How what no effect explains is spread about 0, in standard deviations: its quantiles at the
    middles of equal shares, in order. Made by ``shape_of``: shapes that are equal are the same object,
    so that what is worked out for one is found again at once."""

    scores: tuple[float, ...]

    def score(self, share: float) -> float:
        """The quantile of a share, between 0 and 1. Beyond the outermost it falls off exponentially, as
        steeply as a normal one does there."""
        count, lowest, highest = len(self.scores), self.scores[0], self.scores[-1]
        outside = 0.5 / count
        if share < outside:
            return lowest - log(outside / share) / FALLS_OFF
        if share > 1 - outside:
            return highest + log(outside / (1 - share)) / FALLS_OFF
        place = share * count - 0.5
        low = min(floor(place), count - 2)
        first, second = self.scores[low], self.scores[low + 1]
        return first + (second - first) * (place - low)

    def share(self, score: float) -> float:
        """The share that lies below a score, 0 to 1."""
        count, lowest, highest = len(self.scores), self.scores[0], self.scores[-1]
        if score < lowest:
            return exp((score - lowest) * FALLS_OFF) * 0.5 / count
        if score >= highest:
            return 1 - exp((highest - score) * FALLS_OFF) * 0.5 / count
        high = bisect_right(self.scores, score)
        first, second = self.scores[high - 1], self.scores[high]
        return (high - 0.5 + (score - first) / (second - first)) / count


@lru_cache(64)
def shape_of(scores: tuple[float, ...]) -> Shape:
    """The shape with these quantiles."""
    return Shape(scores)


def _normal_scores() -> tuple[float, ...]:
    normal = NormalDist()
    return tuple(normal.inv_cdf((place + 0.5) / SHARES) for place in range(SHARES))


FALLS_OFF = 3.0
"""Per standard deviation: the hazard of a normal distribution at its 99.5 % quantile, rounded."""
NORMAL = shape_of(_normal_scores())
MOST_PULLED = 0.9
"""One visit that alone makes nearly all of an effect says nothing of what the others would have."""
SHAPED_BY = 200
"""How many visits the normal shape is worth beside what was seen."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """The multiple of a planned duration to expect.

    Its logarithm is spread about ``log_mean``, with ``own_sd`` drawn at each visit in its ``shape`` and
    ``shared_sd`` drawn once for a route. ``visits`` were seen at the ``level`` that it rests on: the
    most particular with at least as much weight as the prior, 'general' for all; '' with 0 visits is
    the prior alone.
    """

    log_mean: float
    own_sd: float
    shared_sd: float
    visits: int = 0
    level: str = ""
    shape: Shape = NORMAL

    @property
    def mean(self) -> float:
        """The multiple's mean: what adds up over a route."""
        if self.shape is NORMAL:
            return exp(self.log_mean + (self.own_sd**2 + self.shared_sd**2) / 2)
        own = _mean_of(self.shape, round(self.own_sd, 3))
        return own * exp(self.log_mean + self.shared_sd**2 / 2)


@lru_cache(512)
def _mean_of(shape: Shape, sd: float) -> float:
    """The mean of what is spread so."""
    return sum(exp(sd * score) for score in shape.scores) / len(shape.scores)


CERTAIN = Estimate(0.0, 0.0, 0.0)
"""Exactly as planned."""


@dataclass(frozen=True, slots=True)
class TimesModel:
    """Fitted effects of one kind of duration.

    ``noise`` is the standard deviation of the logarithm from visit to visit, ``shape`` how it is
    spread; ``spreads`` are the variances between members, and ``effects`` those of the members seen,
    by level.
    """

    prior: Prior
    general: Effect
    noise: float
    spreads: tuple[float, ...]
    effects: tuple[Mapping[str, Effect], ...]
    shape: Shape = NORMAL

    def estimate(self, members: tuple[str, ...]) -> Estimate:
        """What to expect of a visit, given its member of each level (unknown ones count as average)."""
        log_mean = self.prior.log_mean + self.general.shift
        shared, own = self.general.variance, self.noise**2
        visits, basis = self.general.visits, "general" if self.general.visits else ""
        for level, before, effects, member in zip(
            self.prior.levels, self.spreads, self.effects, members, strict=True
        ):
            effect = effects.get(member, Effect(0.0, before, 0))
            log_mean += effect.shift
            shared += effect.variance if level.is_shared else 0.0
            own += 0.0 if level.is_shared else effect.variance
            if effect.credibility(before) >= 0.5:
                visits, basis = effect.visits, level.name
        return Estimate(log_mean, sqrt(own), sqrt(shared), visits, basis, self.shape)


def learn(history: Iterable[Duration], prior: Prior) -> TimesModel:
    """Fit a prior to past durations. The same history in the same order gives the same model."""
    known = [each for each in history if each.log_multiple is not None]
    return _adding_up(_fitted(known, prior), known)


def _adding_up(model: TimesModel, known: list[Duration]) -> TimesModel:
    """The model with its general figure moved so that what it expects adds up to what was seen: routes
    are sums, and a few long visits weigh more in them than in a logarithm's mean."""
    expected = sum(each.planned_s * model.estimate(each.members).mean for each in known)
    if not expected:
        return model
    weight = len(known) / (len(known) + SHAPED_BY)
    missing = weight * log(sum(each.actual_s for each in known) / expected)
    return replace(model, general=replace(model.general, shift=model.general.shift + missing))


def _fitted(known: list[Duration], prior: Prior) -> TimesModel:
    seen = [(y, each.members) for each in known if (y := each.log_multiple) is not None]
    logs = _trimmed([y for y, _ in seen], prior.noise)
    columns = [[members[place] for _, members in seen] for place in range(len(prior.levels))]
    fits = [_Fit(["all"] * len(logs), prior.general, is_single=True)]
    fits += [
        _Fit(c, level.spread, is_shared=level.is_shared)
        for c, level in zip(columns, prior.levels, strict=True)
    ]
    left = [y - prior.log_mean for y in logs]
    for _ in range(PASSES):
        for fit in fits:
            left = fit.again(left, prior.noise)
    free = sum(fit.freedom for fit in fits)
    squares = sum(e * e for e in left)
    noise = (PRIOR_VISITS * prior.noise**2 + squares) / (PRIOR_VISITS + max(0.0, len(left) - free))
    return TimesModel(
        prior,
        fits[0].effects.get("all", Effect(0.0, prior.general**2, 0)),
        sqrt(noise),
        tuple(fit.between for fit in fits[1:]),
        tuple(fit.effects for fit in fits[1:]),
        _shape(list(_scores_left(seen, logs, left, fits[1:], noise))),
    )


def _scores_left(
    seen: list[tuple[float, tuple[str, ...]]],
    logs: list[float],
    left: list[float],
    fits: list[_Fit],
    noise: float,
) -> Iterable[float]:
    """By how much each visit missed what the others would have had it expected, far values as they
    were, in standard deviations of that (deleted residuals: Belsley, Kuh and Welsch, "Regression
    diagnostics", 1980). A rare long visit pulls the figure of its own place towards itself, so what is
    left over with it says too little of how rare and how long such visits are."""
    for (y, members), drawn, e in zip(seen, logs, left, strict=True):
        pulled = [fit.leverage(member) for fit, member in zip(fits, members, strict=True)]
        variance = noise + sum(
            fit.variance_without(member)
            for fit, member in zip(fits, members, strict=True)
            if not fit.is_shared
        )
        yield (y - drawn + e / (1 - min(sum(pulled), MOST_PULLED))) / sqrt(variance)


def _shape(scores: list[float]) -> Shape:
    """The shape of scores; few of them leave it near normal."""
    if len(scores) < 2:
        return NORMAL
    seen = Shape(tuple(sorted(scores)))
    lowest, highest = seen.scores[0], seen.scores[-1]
    weight = len(scores) / (len(scores) + SHAPED_BY)
    return shape_of(
        tuple(
            weight * min(max(seen.score((place + 0.5) / SHARES), lowest), highest)
            + (1 - weight) * NORMAL.scores[place]
            for place in range(SHARES)
        )
    )


def _trimmed(logs: list[float], noise: float) -> list[float]:
    """Far values drawn in, by the median and the median deviation (Hampel, 1974)."""
    if not logs:
        return logs
    middle = median(logs)
    deviation = max(noise, 1.4826 * median(abs(y - middle) for y in logs))
    low, high = middle - TRIM * deviation, middle + TRIM * deviation
    return [min(high, max(low, y)) for y in logs]


class _Fit:
    """One level's effects, fitted again and again to what the other levels leave over."""

    def __init__(
        self, members: list[str], spread: float, is_single: bool = False, is_shared: bool = True
    ) -> None:
        self.is_shared = is_shared
        self._members = members
        self._prior = spread**2
        self._is_single = is_single
        self._visits: dict[str, int] = {}
        for member in members:
            self._visits[member] = self._visits.get(member, 0) + 1
        self.between = self._prior
        self.effects: dict[str, Effect] = {}
        self.freedom = 0.0

    def again(self, left: list[float], noise: float) -> list[float]:
        """Fit to the residuals ``left`` by all levels; returns what is left with the new effects."""
        old = self.effects
        part = [
            e + (old[member].shift if old else 0.0)
            for e, member in zip(left, self._members, strict=True)
        ]
        means = dict.fromkeys(self._visits, 0.0)
        for e, member in zip(part, self._members, strict=True):
            means[member] += e / self._visits[member]
        within = self._within(part, means, noise)
        self.between = self._between(means, within)
        self.effects = {}
        self.freedom = 0.0
        for member, mean in means.items():
            visits = self._visits[member]
            credibility = visits / (visits + within / self.between)
            self.effects[member] = Effect(credibility * mean, self.between * (1 - credibility), visits)
            self.freedom += credibility
        return [e - self.effects[member].shift for e, member in zip(part, self._members, strict=True)]

    def leverage(self, member: str) -> float:
        """The share of one visit in its own member's effect."""
        effect = self.effects[member]
        return effect.credibility(self.between) / effect.visits

    def variance_without(self, member: str) -> float:
        """What would not be known of a member (a variance), had it been visited once less."""
        effect = self.effects[member]
        known = effect.credibility(self.between)
        others = effect.visits - 1
        worth = effect.visits * (1 - known) / known if known > 0 else 0.0
        return self.between * (worth / (others + worth)) if others + worth > 0 else self.between

    def _within(self, part: list[float], means: Mapping[str, float], noise: float) -> float:
        """The variance from visit to visit at one member, tempered by the prior's."""
        squares = sum((e - means[member]) ** 2 for e, member in zip(part, self._members, strict=True))
        free = len(part) - len(means)
        return (PRIOR_VISITS * noise**2 + squares) / (PRIOR_VISITS + free)

    def _between(self, means: Mapping[str, float], within: float) -> float:
        """The variance between members by Buehlmann and Straub's unbiased estimator, tempered alike."""
        others = len(means) - 1
        if self._is_single or others < 1:
            return self._prior
        total = sum(self._visits.values())
        centre = sum(self._visits[m] * mean for m, mean in means.items()) / total
        squares = sum(self._visits[m] * (mean - centre) ** 2 for m, mean in means.items())
        weight = total - sum(n * n for n in self._visits.values()) / total
        found = max(0.0, (squares - others * within) / weight)
        return (PRIOR_MEMBERS * self._prior + others * found) / (PRIOR_MEMBERS + others)
