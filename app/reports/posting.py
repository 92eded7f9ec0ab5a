"""The day's report going out by itself every evening: into a folder, and by mail.

Of each day each way has one post, kept before anything goes out. What fails is tried again for a day;
a mail after whose handing over no answer came is in doubt and never repeated by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from app.domain.errors import InputRefused, StoreFull
from app.domain.messages import Delivery
from app.domain.report import ReportFormat
from app.domain.settings import Settings
from app.domain.written_reports import ReportLetter, ReportPost
from app.messages.sending import TRIES_AFTER
from app.outgoing.hand_over import SendInDoubtError, SendLaterError, SendRefusedError
from app.ports.clock import Clock
from app.ports.reports import ReportWriter
from app.ports.store import Store
from app.reports.written import MadeReport, keep, make

FOLDER, MAIL = "folder", "mail"
CATCH_UP = timedelta(days=1)
"""A report that was due while nothing ran goes out so much later, at most."""
GIVE_UP = timedelta(days=1)
BROKEN_OFF_AFTER = timedelta(minutes=5)
BROKEN_OFF = "The program ended while it was handed over; it may have arrived."
WORDS_OF_WAY = {FOLDER: "written to its folder", MAIL: "mailed"}


class ReportMail(Protocol):
    """Mails reports."""

    def send_report(self, letter: ReportLetter) -> None:
        """Hand a letter over.

        Raises:
            SendLaterError, SendRefusedError, SendInDoubtError
        """
        ...


class ReportPosting:
    """One site's evening reports. Used by one thread at a time; other programs may do the same."""

    def __init__(
        self,
        store: Store,
        writer: ReportWriter,
        clock: Clock,
        settings: Settings,
        version: str,
        mail: ReportMail | None,
    ) -> None:
        self._store = store
        self._writer = writer
        self._clock = clock
        self._settings = settings
        self._version = version
        self._mail = mail

    @property
    def is_wanted(self) -> bool:
        """Whether reports go anywhere by themselves."""
        return bool(self._ways)

    @property
    def _ways(self) -> tuple[str, ...]:
        reports = self._settings.reports
        folder = (FOLDER,) if reports.folder else ()
        return (*folder, MAIL) if reports.to and self._mail is not None else folder

    def round(self, zone: ZoneInfo) -> tuple[str, ...]:
        """Put what is due into the outbox and try what waits there; returns what went wrong, in words.

        Raises:
            StoreError: the next round may fare better.
        """
        now = self._clock.now()
        self._note(now, zone)
        self._recover(now)
        for post in self._store.report_posts():
            if post.state is Delivery.WAITING and post.not_before <= now and post.way in self._ways:
                self._try(post, now)
        return trouble_words(self._store.report_posts(), now)

    def _note(self, now: datetime, zone: ZoneInfo) -> None:
        known = {(post.day, post.way) for post in self._store.report_posts()}
        due = [
            ReportPost(day, way, made_at=now, not_before=now)
            for day in self._due_days(now, zone)
            for way in self._ways
            if (day, way) not in known
        ]
        if due:
            with self._store.write() as unit:
                there = {(post.day, post.way) for post in unit.report_posts()}
                for post in due:
                    if (post.day, post.way) not in there:
                        unit.put_report_post(post)
                unit.commit()

    def _due_days(self, now: datetime, zone: ZoneInfo) -> tuple[date, ...]:
        """Days whose evening has come, and not long ago."""
        local = now.astimezone(zone)
        at = self._settings.reports.time
        days = {local.date(), local.date() - CATCH_UP}
        return tuple(
            day
            for day in self._store.days()
            if day in days and datetime.combine(day, at, tzinfo=zone) <= now
        )

    def _recover(self, now: datetime) -> None:
        """What was on its way when a program ended: a file is written again, a mail is in doubt."""
        for post in self._store.report_posts():
            since = now - (post.settled_at or now)
            if post.state is not Delivery.SENDING or timedelta(0) <= since < BROKEN_OFF_AFTER:
                continue
            if post.way == FOLDER:
                self._put(replace(post, state=Delivery.WAITING, not_before=now))
            else:
                self._settle(post, Delivery.IN_DOUBT, BROKEN_OFF)

    def _try(self, post: ReportPost, now: datetime) -> None:
        sending = replace(post, state=Delivery.SENDING, tries=post.tries + 1, settled_at=now)
        with self._store.write() as unit:
            if post not in unit.report_posts():
                return  # another program has taken it
            unit.put_report_post(sending)
            unit.commit()
        try:
            made = self._made(post.day)
            if post.way == FOLDER:
                self._write(post.day, made)
            elif self._mail is not None:
                self._mail.send_report(self._letter(post, made))
            for each in made:
                keep(self._store, each)
        except (SendLaterError, InputRefused, StoreFull) as error:
            self._later(sending, str(error))
        except SendRefusedError as error:
            self._settle(sending, Delivery.FAILED, str(error))
        except SendInDoubtError as error:
            self._settle(sending, Delivery.IN_DOUBT, str(error))
        else:
            self._settle(sending, Delivery.SENT, "")

    def _made(self, day: date) -> tuple[MadeReport, ...]:
        settings = self._settings
        return tuple(
            make(
                self._store,
                self._writer,
                self._clock,
                (day, day),
                ReportFormat(form),
                settings.report_terms,
                version=self._version,
                paper=settings.reports.paper,
            )
            for form in settings.reports.formats
        )

    def _write(self, day: date, made: Iterable[MadeReport]) -> None:
        for each in made:
            self._writer.write(each.content, Path(self._settings.reports.folder) / _file(day, each))

    def _letter(self, post: ReportPost, made: Sequence[MadeReport]) -> ReportLetter:
        report = made[0].report
        counts = report.counts
        share = "–" if counts.on_time_share is None else f"{counts.on_time_share:.0%}"
        corrected = ("This report corrects an earlier one.",) if report.earlier else ()
        text = "\n".join(
            (
                f"The report of {post.day} is attached.",
                "",
                f"{counts.attempts} of {counts.stops} stops attempted, {counts.failed} failed, "
                f"{counts.open} still open; on time {share}.",
                *corrected,
                "",
                f"Made from {report.events} events, the last number {report.last_sequence}.",
                f"Chain head: {report.head}",
                "Keep this mail: main.py verify --head with these digits tells whether facts were "
                "changed since.",
            )
        )
        return ReportLetter(
            letter_id=f"report-{post.day}-{self._store.generation().desk}",
            to=tuple(self._settings.reports.to),
            subject=f"Day report {post.day}, chain {report.head[:16]}",
            text=text,
            files=tuple((_file(post.day, each), each.content) for each in made),
            made_at=post.made_at,
        )

    def _later(self, post: ReportPost, trouble: str) -> None:
        now = self._clock.now()
        if now - post.made_at >= GIVE_UP:
            self._settle(post, Delivery.FAILED, trouble)
            return
        pause = TRIES_AFTER[min(post.tries, len(TRIES_AFTER)) - 1]
        self._put(replace(post, state=Delivery.WAITING, not_before=now + pause, trouble=trouble))

    def _settle(self, post: ReportPost, state: Delivery, trouble: str) -> None:
        self._put(replace(post, state=state, settled_at=self._clock.now(), trouble=trouble))

    def _put(self, post: ReportPost) -> None:
        with self._store.write() as unit:
            unit.put_report_post(post)
            unit.commit()


def _file(day: date, made: MadeReport) -> str:
    return f"report-{day}.{made.written.form.value}"


def trouble_words(posts: Iterable[ReportPost], now: datetime) -> tuple[str, ...]:
    """What a dispatcher should know of reports that did not go out, of the last two days."""
    words = []
    for post in posts:
        if now - post.made_at > 2 * GIVE_UP or not post.trouble:
            continue
        what = f"The report of {post.day}"
        if post.state is Delivery.WAITING:
            words.append(f"{what} could not be {WORDS_OF_WAY[post.way]} yet: {post.trouble}")
        elif post.state is Delivery.FAILED:
            words.append(f"{what} was not {WORDS_OF_WAY[post.way]}: {post.trouble}")
        elif post.state is Delivery.IN_DOUBT:
            words.append(f"{what} may have been mailed, or not: {post.trouble}")
    return tuple(words)
