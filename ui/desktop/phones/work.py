"""What the phones window asks for, done: server and database are asked on other threads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.driver_sync import DeviceState
from app.domain.errors import ServerUnreachable, SyncError, WorldError
from app.domain.phones import PhonesPicture
from app.phones import end_phone, send_message
from app.ports.desk_link import PhonesLink
from app.sync.options import ServerOptions
from ui.desktop.language import translate
from ui.desktop.open_day import OpenDay
from ui.desktop.phones.controller import Invitation, PhonesShown, Reach
from ui.desktop.phones.looking import PRACTICE, Looker, reach_of
from ui.desktop.phones.ways import page_way, tracker_ways
from ui.desktop.running import Run
from ui.desktop.server_line import ServerLine
from ui.desktop.vocabulary import error_words


@dataclass(frozen=True, slots=True)
class Sight:
    """What a look came to: without a server there is no picture, but a way to set one up."""

    reach: Reach
    picture: PhonesPicture | None
    trouble: str = ""


class PhoneWork:
    """See ``PhonesController``. Called on the GUI thread, where the ends of its work are shown, too.

    ``bug`` is told of failures that are faults of the program.
    """

    def __init__(
        self,
        day: OpenDay,
        line: ServerLine,
        run: Run,
        is_practice: Callable[[], bool],
        bug: Callable[[Exception], None],
    ) -> None:
        self._day = day
        self._line = line
        self._run = run
        self._is_practice = is_practice
        self._bug = bug
        self._window: PhonesShown | None = None
        self._looker = Looker()
        self._looking = False
        self._look_again = False
        self._trying = False
        self._trouble = ""

    def attach(self, window: PhonesShown) -> None:
        """The window that is shown the results."""
        self._window = window

    # --- commands ---------------------------------------------------------------------------

    def look(self) -> None:
        """See ``PhonesController``. One look at a time, and none while the server is started anew;
        whatever asks meanwhile gets one more."""
        if self._looking or self._trying:
            self._look_again = True
            return
        self._looking = True
        self._run(self._look, self._looked, self._blind)

    def invite(self, driver_id: str) -> None:
        """See ``PhonesController``."""

        def work() -> Invitation:
            code = self._link().pairing_code(driver_id)
            return Invitation(driver_id, code.code, self._day.place.clock.now(), (page_way(code),))

        self._run(work, self._show_invitation, self._failed)

    def invite_tracker(self, driver_id: str) -> None:
        """See ``PhonesController``."""

        def work() -> Invitation:
            setup = self._link().add_tracker(driver_id, self._name(driver_id))
            now = self._day.place.clock.now()
            return Invitation(driver_id, "", now, tracker_ways(setup), setup.device_id)

        self._run(work, self._show_invitation, self._failed)

    def retire(self, device_id: str) -> None:
        """See ``PhonesController``."""
        self._end(device_id, DeviceState.RETIRED, translate("Phones", "The phone is retired."))

    def revoke(self, device_id: str) -> None:
        """See ``PhonesController``."""
        self._end(device_id, DeviceState.REVOKED, translate("Phones", "The phone is revoked."))

    def adopt(self, device_id: str, driver_id: str) -> None:
        """See ``PhonesController``."""

        def work() -> None:
            self._link().adopt(device_id, driver_id)
            self._looker.look_at_quarantine()

        self._do(work, translate("Phones", "The phone is the driver's now, with what it had reported."))

    def seen_set_aside(self) -> None:
        """See ``PhonesController``."""
        self._run(self._day.desk.seen_set_aside, lambda _: None, self._failed)

    def send_message(self, driver_id: str, text: str) -> None:
        """See ``PhonesController``."""

        def sent(_: None) -> None:
            self._show(lambda window: window.message_sent())
            self.look()

        self._run(lambda: send_message(self._link(), driver_id, text), sent, self._failed)

    def listen(self, options: ServerOptions) -> None:
        """See ``PhonesController``."""

        def work() -> None:
            self._refuse_practice()
            self._line.relisten(self._day.place, self._day.desk, options)

        def over(_: None) -> None:
            self._say(translate("Phones", "The sync server was started again, as you chose."))
            self._listening_over()

        def failed(error: Exception) -> None:
            self._failed(error)
            self._listening_over()

        self._trying = True
        self._run(work, over, failed)

    # --- off the GUI thread -----------------------------------------------------------------

    def _look(self) -> Sight:
        place, desk = self._day.place, self._day.desk
        if self._is_practice():
            return Sight(
                Reach(None, fixed=translate("Phones", PRACTICE)), self._looker.practice(place, desk)
            )
        reach = reach_of(place)
        try:
            link = self._link()
            return Sight(reach_of(place), self._looker.picture(place, desk, link))
        except WorldError as error:
            if isinstance(error, ServerUnreachable):
                self._line.lost(desk)  # the next look starts it, or finds where it is now
            return Sight(reach, None, error_words(error))

    def _link(self) -> PhonesLink:
        self._refuse_practice()
        return self._line.join(self._day.place, self._day.desk)

    def _refuse_practice(self) -> None:
        if self._is_practice():
            raise SyncError(translate("Phones", PRACTICE))

    def _name(self, driver_id: str) -> str:
        shifts = self._day.desk.tracker.data.shifts
        return next((s.driver.name for s in shifts if s.driver.driver_id == driver_id), "")

    # --- results ----------------------------------------------------------------------------

    def _looked(self, sight: Sight) -> None:
        self._show(lambda window: window.show_reach(sight.reach))
        if (picture := sight.picture) is not None:
            self._show(lambda window: window.show_picture(picture))
        if sight.trouble != self._trouble:
            answers = translate("Phones", "The sync server answers again.")
            self._say(sight.trouble or answers, trouble=bool(sight.trouble))
        self._trouble = sight.trouble
        self._look_ended()

    def _blind(self, error: Exception) -> None:
        if error_words(error) != self._trouble:
            self._failed(error)
        self._trouble = error_words(error)
        self._look_ended()

    def _look_ended(self) -> None:
        self._looking = False
        if self._look_again:
            self._look_again = False
            self.look()

    def _show_invitation(self, invitation: Invitation) -> None:
        self._show(lambda window: window.show_invitation(invitation))
        self.look()

    def _listening_over(self) -> None:
        self._trying = False
        self._show(lambda window: window.listening_over())
        self.look()

    def _end(self, device_id: str, state: DeviceState, words: str) -> None:
        self._do(lambda: end_phone(self._day.place.store, self._link(), device_id, state), words)

    def _do(self, work: Callable[[], None], words: str) -> None:
        def done(_: None) -> None:
            self._say(words)
            self.look()

        self._run(work, done, self._failed)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, WorldError):
            self._say(error_words(error), trouble=True)
        else:
            self._bug(error)

    def _say(self, words: str, *, trouble: bool = False) -> None:
        self._show(lambda window: window.say(words, trouble=trouble))

    def _show(self, show: Callable[[PhonesShown], None]) -> None:
        if self._window is not None:
            show(self._window)
