"""The picture of one day at the desk: kept in line with the store and with the roads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from threading import RLock

from app.alarms import PhoneAlarms
from app.carriers import carriers_in_use
from app.day_data import DayData, read_day
from app.day_roads import DayRoads
from app.domain.board import Board, DayIssue, SuggestionCard
from app.domain.closures import StandingClosure
from app.domain.disruption import Dial
from app.domain.events import Actor
from app.domain.geo import LonLat
from app.domain.register import Carrier
from app.domain.settings import Settings
from app.giving_away import CarrierTakers
from app.learning import NO_HISTORY, learn_times
from app.long_lived import long_lived
from app.orchestration.proposals import Proposals
from app.orchestration.track_record import track_record
from app.ports.clock import Clock
from app.ports.roads import RoadWorks
from app.ports.store import Store
from app.proofs import places_of, places_on
from app.tendering.offering import askable
from app.tendering.standing import TENDER_TYPES, DayTenders
from app.tracking import DayTracker
from app.watching import ranked


class DayPicture:
    """One day as it stands.

    May be used from several threads: each method takes its turn at the picture.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        day: date,
        actor: Actor,
        roads_folder: str,
        settings: Settings | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._actor = actor
        self._settings = settings or Settings()
        self._roads = DayRoads(roads_folder)
        self._phones = PhoneAlarms()
        self._takers = CarrierTakers()
        self._tenders = DayTenders()
        self._issues: tuple[DayIssue, ...] = ()
        self._placed: tuple[DayData, Mapping[str, LonLat]] | None = None
        self._turn = RLock()
        self.day = day
        with long_lived():
            self._planned = read_day(store, day)
            self.tracker = DayTracker(self._planned, NO_HISTORY)
            self.tracker.apply(store.events(day))
            self.tracker.move(store.last_positions(day))
        self._proposals = Proposals(store, day, self._settings)
        self._tenders.read(store, self.tracker)
        self._take_proofs()

    def reload(self) -> None:
        """Read again what another command or process has written."""
        with self._turn:
            self._read_day()
            self._catch_up()
            self._take_proofs()
            self._expire()

    def _read_day(self) -> None:
        with long_lived():
            self._planned = read_day(self._store, self.day)
            self._drive_round()
            self._tenders.read(self._store, self.tracker)

    def _drive_round(self) -> None:
        """The routes as they are driven while roads are closed."""
        now = self._clock.now()
        self.tracker.set_data(self._roads.driven(self._planned, self._is_over, now))

    def _is_over(self, stop_id: str) -> bool:
        return self.tracker.facts(stop_id).state.is_final

    @property
    def roads_folder(self) -> str:
        """Where the roads are, with what is closed of them; '' while they are being prepared."""
        return self._roads.folder

    @property
    def closures(self) -> tuple[StandingClosure, ...]:
        """The roads that are closed, as far as they were looked at."""
        return self._roads.standing

    @property
    def usual_roads(self) -> str:
        """Where they are with nothing closed."""
        return self._roads.usual

    def use_roads(self, folder: str) -> None:
        """These are the roads while nothing is closed."""
        self._roads.usual = folder

    def look_at_roads(self, works: RoadWorks) -> bool:
        """Bring the picture in line with what is closed now; whether that changed it. Takes a moment
        where something was closed, and holds nobody up.

        Raises:
            InputRefused, RegionError, RoadsError: told once for each change of what is closed.
        """
        if not self._roads.usual:
            return False
        with self._turn:
            planned, closures, now = self._planned, self.tracker.closures, self._clock.now()
        if not self._roads.look(works, planned, closures, self._is_over, now):
            return False
        with self._turn:
            self._drive_round()
            self._expire()
        return True

    def learn(self, cancelled: Callable[[], bool]) -> None:
        """Learn from earlier days how long things take, and what came of proposals. Takes a while."""
        experience = learn_times(self._store, self.day, cancelled)
        kept = track_record(self._store, self.day, cancelled)
        with self._turn:
            self.tracker.set_experience(experience)
            self._proposals.kept = kept

    def _take_proofs(self) -> None:
        """Look which pictures are here, and how far from their stops facts were made."""
        proofs = self._store.proofs
        with self._turn:
            self.tracker.set_proofs(proofs.here(self.day), proofs.distances(self.day))

    def _places(self, day: date) -> Mapping[str, LonLat]:
        """Where a day's stops are; of the day in view without asking the store, and looked up once."""
        if day != self.day:
            return places_on(self._store, day)
        with self._turn:
            data = self.tracker.data
            if self._placed is None or self._placed[0] is not data:
                self._placed = data, places_of(data.orders, data.routes)
            return self._placed[1]

    def _catch_up(self) -> None:
        """Fold the facts that are new in the store: each once and in its order, whoever kept them."""
        with self._turn:
            events = self._store.events(self.day, self.tracker.last_sequence)
            self.tracker.apply(events)
            if any(event.type in TENDER_TYPES for event in events):
                self._tenders.read(self._store, self.tracker)

    def board(self) -> Board:
        """The picture now; issues that are as they were are the same tuple as before."""
        with self._turn:
            now = self._clock.now()
            board = self.tracker.board(now)
            issues = ranked((*board.issues, *self._alarms(board)))
            if issues != self._issues:
                self._issues = issues
            return replace(
                board,
                suggestions=self._proposals.cards,
                done=self._proposals.done(now),
                dial=self._proposals.dial,
                issues=self._issues,
                closures=self._roads.standing,
                tenders=self._tenders.open,
                unassigned=self._tenders.in_words(board),
            )

    def _alarms(self, board: Board) -> tuple[DayIssue, ...]:
        return (
            *self._phones.issues(board.lanes),
            *self._roads.issues(board.lanes, board.now),
            *self._takers.issues(board),
            *self._tender_issues(board),
        )

    def _tender_issues(self, board: Board) -> tuple[DayIssue, ...]:
        if not self._tenders.all:
            return ()
        carriers: Mapping[str, Carrier] = {}
        if self._tenders.is_any_refused:  # read only where one of them may be asked next
            carriers = carriers_in_use(self._store, self._settings)
        asked = askable(carriers, self._settings.messages)
        can_be_asked = {name: carriers[name] for name in asked}
        return tuple(self._tenders.issues(board, self.tracker, can_be_asked))

    def now(self) -> datetime:
        """The instant on the desk's clock."""
        return self._clock.now()

    def glance(self) -> tuple[DayTracker, datetime]:
        """A copy of the day as it stands, for who works something out beside it, and the instant."""
        with self._turn:
            return self.tracker.copy(), self._clock.now()

    def _expire(self) -> None:
        """Close proposals whose routes have a new revision or whose stops changed state."""
        with self._turn:
            self._proposals.expire(self.tracker, self._clock.now(), self._actor)
            self._catch_up()

    @property
    def dial(self) -> Dial:
        """How freely the rest of the day may be planned anew."""
        return self._proposals.dial

    @property
    def suggestions(self) -> tuple[SuggestionCard, ...]:
        """What waits for a decision."""
        return self._proposals.cards
