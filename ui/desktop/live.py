"""What goes on by itself while a real day is open: loops, each on a thread of its own."""

from __future__ import annotations

from threading import Event as Flag
from time import monotonic, thread_time

from app.desk import Desk
from app.domain.board import ServerStatus
from app.domain.driver_sync import DeviceState
from app.domain.errors import ServerUnreachable, WorldError
from app.domain.messages import Delivery
from app.domain.routing import StopRule
from app.domain.settings import Settings
from app.orchestration.reoptimiser import Reoptimiser
from app.phones import with_phone
from app.shop.counter import ShopCounter
from app.telling import Telling
from ui.desktop.language import translate
from ui.desktop.open_day import OpenDay
from ui.desktop.phones.words import spoken_words
from ui.desktop.screen import Screen
from ui.desktop.server_line import ServerLine, is_wanted
from ui.desktop.vocabulary import error_words
from ui.shop_listing import intake_words
from ui.told_words import said_words, trouble_words
from ui.workplace import Workplace, counter_of, posting_of, telling_of, zone_of

LOOK_EVERY_S = 0.5
"""How soon what another program wrote is seen, and how often the picture moves with the time."""
WAIT_S = 1.0
"""The server is asked to hold its answer so long while nothing happens; positions come at that pace."""
BUSY_SHARE = 0.25
"""Facts that come while the last are taken in are read together and make one picture: however many
phones report, this thread rests for three times as long as it worked, ..."""
SHORTEST_PAUSE_S, LONGEST_PAUSE_S = 0.05, 0.25
"""... within these: one report of a quiet day is on the board at once."""
RETRY_S = 0.5
PHONES_EVERY_S = 5.0
IMPROVE_EVERY_S = 5.0
TELL_EVERY_S = 10.0
TRADE_EVERY_S = 2.0
POST_EVERY_S = 20.0
IMPROVE_FOR, IMPROVE_MORE = StopRule(steps=30), StopRule(steps=1500)
"""About a second for a hundred open stops, then a quarter of a minute; counted in steps, so that a
search can be repeated."""


def watch(day: OpenDay, screen: Screen, stop: Flag) -> None:
    """Take in what commands and other programs write into the same data folder."""
    store = day.place.store
    known: tuple[Desk, int] | None = None
    told = ""
    while not stop.is_set():
        try:
            desk, version = day.desk, store.data_version()  # asked before reading: nothing is missed
            news = known != (desk, version)
            if news:
                desk.reload()
                known = desk, version
            if not stop.is_set() and (news or day.shown_since() >= LOOK_EVERY_S):
                day.show()
            told = ""
        except WorldError as error:
            if error_words(error) != told:
                screen.say(error_words(error), trouble=True)
            told = error_words(error)
        stop.wait(LOOK_EVERY_S)


def follow_roads(day: OpenDay, screen: Screen, stop: Flag) -> None:
    """Have the open day go round what is closed. Also on a practice day."""
    while not stop.wait(LOOK_EVERY_S):
        if not day.is_open:
            continue
        try:
            if day.desk.look_at_roads(day.place.regions) and not stop.is_set():
                day.show()
        except WorldError as error:
            screen.say(error_words(error), trouble=True)


class Exchange:
    """Talks with the server: sends what waits, brings what drivers report."""

    def __init__(self, day: OpenDay, line: ServerLine, screen: Screen) -> None:
        self._day = day
        self._line = line
        self._screen = screen
        self._trouble = ""
        self._phones = ServerStatus(True, translate("Live", "server ok"))
        self._phones_due = 0.0

    def run(self, stop: Flag) -> None:
        """Until told to stop. Trouble is told once and tried again for ever."""
        while not stop.is_set():
            desk = self._day.desk
            try:
                if not self._round(desk, stop):
                    stop.wait(RETRY_S)
            except WorldError as error:
                self._tell_trouble(desk, error)
                stop.wait(RETRY_S)

    def _round(self, desk: Desk, stop: Flag) -> bool:
        """One exchange, and a wait for what to exchange next; False when there is no server."""
        if desk.link is None:
            if not is_wanted(self._day.place, desk):
                self._screen.server(ServerStatus(True, translate("Live", "no phones yet")))
                return False
            self._line.join(self._day.place, desk)
        began = thread_time()  # waiting for the server or for a turn takes nothing from the window
        events = desk.exchange()
        if events and not stop.is_set():
            self._day.show()
            data = desk.tracker.data
            for words in (*spoken_words(events, data.shifts), *said_words(events, data)):
                self._screen.say(words)
        self._tell_health(desk)
        if not stop.wait(_pause(thread_time() - began)):
            desk.wait_for_news(WAIT_S)
        return True

    def _tell_health(self, desk: Desk) -> None:
        if self._trouble:
            self._screen.say(translate("Live", "The sync server answers again."))
            self._trouble, self._phones_due = "", 0.0
        now = monotonic()
        if desk.link is None or now < self._phones_due:
            return
        self._phones_due = now + PHONES_EVERY_S
        devices, shifts = desk.link.devices(), desk.tracker.data.shifts
        heard = max(
            (d.last_seen for d in devices if d.state == DeviceState.ACTIVE and d.last_seen is not None),
            default=None,
        )
        phones, drivers = len(with_phone(shifts, devices)), len({s.driver.driver_id for s in shifts})
        self._screen.server(ServerStatus(True, translate("Live", "server ok"), phones, drivers, heard))

    def _tell_trouble(self, desk: Desk, error: WorldError) -> None:
        if isinstance(error, ServerUnreachable):
            self._line.lost(desk)
            self._screen.server(
                ServerStatus(False, translate("Live", "server away, starting it again"))
            )
        else:
            self._screen.server(ServerStatus(False, translate("Live", "server: see the messages")))
        words = "server" if isinstance(error, ServerUnreachable) else error_words(error)
        if words != self._trouble:
            self._trouble = words
            self._screen.say(error_words(error), trouble=True)


def _pause(worked_s: float) -> float:
    return min(max(worked_s * (1 / BUSY_SHARE - 1), SHORTEST_PAUSE_S), LONGEST_PAUSE_S)


def _words(suggestions: int) -> str:
    if not suggestions:
        return translate("Live", "idle")
    return translate("Live", "%n suggestions wait", "", suggestions)


def _reoptimiser(day: OpenDay, desk: Desk, stop: Flag) -> Reoptimiser:
    place = day.place
    return Reoptimiser(
        place.background_planner,
        desk.roads_folder,
        IMPROVE_FOR,
        1,
        stop.is_set,
        place.settings,
        IMPROVE_MORE,
    )


def tell(day: OpenDay, screen: Screen, stop: Flag) -> None:
    """Tell customers about the open day, and what could not be told to the dispatcher. Not where
    a site has set up no way to customers, and no carrier is to be asked."""
    known: tuple[Desk, Workplace, Telling] | None = None
    told = ""
    while not stop.wait(TELL_EVERY_S):
        desk, place = day.desk, day.place
        if not place.ways and not place.store.messages_in(Delivery.WAITING):
            continue
        if known is None or known[0] is not desk or known[1] is not place:
            known = desk, place, telling_of(place, desk)
        try:
            telling = known[2]
            (telling.round if place.ways else telling.send)(stop.is_set)
            words = trouble_words(place.store.messages(desk.day))
        except WorldError as error:
            words = error_words(error)
        if words and words != told:
            screen.say(words, trouble=True)
        told = words


def trade(day: OpenDay, line: ServerLine, screen: Screen, stop: Flag) -> None:
    """Take in what shops ask for, and tell them how their orders stand. Trouble is told once."""
    known: tuple[Workplace, ShopCounter] | None = None
    told = ""
    while not stop.wait(TRADE_EVERY_S):
        if not day.is_open or not day.desk.roads_folder:  # addresses come with the region
            continue
        desk, place = day.desk, day.place
        if known is None or known[0] is not place:
            known = place, counter_of(place)
        counter = known[1]
        try:
            if desk.link is None or not counter.is_wanted:
                continue
            link = line.join(place, desk)
            taken = counter.take(link)
            if taken.days:
                desk.reload()
                day.show()
            words = intake_words(taken)
            if words:
                screen.say(words, trouble=bool(taken.questions))
            counter.tell(desk.board(), taken.days, link)
            told = ""
        except ServerUnreachable:
            continue  # the exchange says so, and starts it again
        except WorldError as error:
            if error_words(error) != told:
                screen.say(error_words(error), trouble=True)
            told = error_words(error)


def post(day: OpenDay, screen: Screen, stop: Flag) -> None:
    """Have the evening's report go where the site wants it, and tell what could not go."""
    told: tuple[str, ...] = ()
    while not stop.wait(POST_EVERY_S):
        place = day.place
        posting = posting_of(place)
        if not posting.is_wanted:
            continue
        try:
            today = place.clock.now().astimezone().date()
            words = posting.round(zone_of(place, today))
        except WorldError as error:
            words = (error_words(error),)
        for each in words:
            if each not in told:
                screen.say(each, trouble=True)
        told = words


def improve(day: OpenDay, screen: Screen, stop: Flag) -> None:
    """Look for a better rest of the day now and then, in a process of low priority."""
    known: tuple[Desk, Settings, Reoptimiser] | None = None
    while not stop.wait(IMPROVE_EVERY_S):
        desk, settings = day.desk, day.place.settings
        if desk.link is None or not desk.roads_folder:
            continue
        if known is None or known[0] is not desk or known[1] is not settings:
            known = desk, settings, _reoptimiser(day, desk, stop)
        try:
            desk.suggest(
                known[2], lambda: screen.optimiser(translate("Live", "looking for better routes"))
            )
        except WorldError as error:
            screen.optimiser(translate("Live", "stopped, see the messages"))
            screen.say(error_words(error), trouble=True)
            continue
        screen.optimiser(_words(len(desk.suggestions)))
        if not stop.is_set():
            day.show()
