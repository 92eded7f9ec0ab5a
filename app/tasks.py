"""The owner of every plain thread: callers give an operation and what to do with its result.

No result goes unlooked-at: whatever an operation returns is handed to ``on_success`` and whatever it
raises to ``on_failure``. Both are handed over through ``deliver``, which a desktop gives a function
that hops to its GUI thread; so operations run in the background and their results in the front.
"""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue
from threading import Event, Lock, Thread

type Deliver = Callable[[Callable[[], None]], None]
"""Runs a callback where its receiver lives."""

type OnFailure = Callable[[Exception], None]


def deliver_here(callback: Callable[[], None]) -> None:
    """Runs the callback at once, in the worker's own thread; for programs without a GUI."""
    callback()


class Tasks:
    """Threads for work in the background: a small pool, one writer, and named long-lived loops.

    ``close`` (or leaving the ``with`` block) finishes what has been submitted, stops the loops and
    joins every thread.
    """

    def __init__(self, deliver: Deliver, pool_size: int = 3) -> None:
        """``pool_size`` operations run at once; their threads start when first needed."""
        self._deliver = deliver
        self._pool = _Workers("pool", pool_size)
        self._writer = _Workers("writer", 1)
        self._loops: list[_Loop] = []
        self._lock = Lock()
        self._closed = False

    def submit[T](
        self, operation: Callable[[], T], on_success: Callable[[T], None], on_failure: OnFailure
    ) -> None:
        """Run an operation in the pool; operations may overtake each other."""
        self._put(self._pool, operation, on_success, on_failure)

    def submit_write[T](
        self, operation: Callable[[], T], on_success: Callable[[T], None], on_failure: OnFailure
    ) -> None:
        """Run an operation that writes the database: one at a time, in the order submitted."""
        self._put(self._writer, operation, on_success, on_failure)

    def spawn_loop(
        self, name: str, body: Callable[[Event], None], on_failure: OnFailure
    ) -> Callable[[], None]:
        """Start a long-lived thread; ``body`` returns soon after its event is set.

        Returns:
            A function that sets the event, without waiting for the thread.

        Raises:
            RuntimeError: closed already.
        """
        loop = _Loop(name, body, lambda error: self._deliver(lambda: on_failure(error)))
        with self._lock:
            self._refuse_when_closed()
            self._loops = [known for known in self._loops if known.thread.is_alive()]
            self._loops.append(loop)
            loop.thread.start()
        return loop.stop.set

    def close(self) -> None:
        """Stop the loops, finish what was submitted, join every thread. Safe to repeat.

        Results that come after this began are still delivered.
        """
        with self._lock:
            self._closed = True
            loops = self._loops
            self._loops = []
        for loop in loops:
            loop.stop.set()
        for loop in loops:
            loop.thread.join()
        self._pool.close()
        self._writer.close()

    def close_later(self, last: Callable[[], None], when_closed: Callable[[], None]) -> None:
        """Begin ``close`` on a thread of its own and return at once.

        ``last`` runs on that thread when every other has ended; then ``when_closed`` is delivered,
        whatever came of it.
        """

        def close() -> None:
            try:
                self.close()
                last()
            finally:
                self._deliver(when_closed)

        Thread(target=close, name="roundsman-closing", daemon=True).start()

    def __enter__(self) -> Tasks:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _put[T](
        self,
        workers: _Workers,
        operation: Callable[[], T],
        on_success: Callable[[T], None],
        on_failure: OnFailure,
    ) -> None:
        def run() -> None:
            try:
                result = operation()
            except Exception as error:  # noqa: BLE001 - the edge where every failure is reported
                failure = error
                self._deliver(lambda: on_failure(failure))
            else:
                self._deliver(lambda: on_success(result))

        with self._lock:
            self._refuse_when_closed()
            workers.put(run)

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise RuntimeError("Tasks are closed: nothing more can be started.")


class _Loop:
    """A named thread with the event that ends it."""

    def __init__(self, name: str, body: Callable[[Event], None], failed: OnFailure) -> None:
        self.stop = Event()
        self._body = body
        self._failed = failed
        self.thread = Thread(target=self._run, name=f"roundsman-{name}", daemon=True)

    def _run(self) -> None:
        try:
            self._body(self.stop)
        except Exception as error:  # noqa: BLE001 - the edge where every failure is reported
            self._failed(error)


class _Workers:
    """So many threads over one queue, started one by one as work comes. Used under a lock."""

    def __init__(self, name: str, size: int) -> None:
        self._name = name
        self._size = size
        self._queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._threads: list[Thread] = []

    def put(self, run: Callable[[], None]) -> None:
        self._queue.put(run)
        if len(self._threads) < self._size:
            name = f"roundsman-{self._name}-{len(self._threads) + 1}"
            thread = Thread(target=self._work, name=name, daemon=True)
            self._threads.append(thread)
            thread.start()

    def close(self) -> None:
        for _ in self._threads:
            self._queue.put(None)
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _work(self) -> None:
        while (run := self._queue.get()) is not None:
            run()
