"""A program's own calls are read as it made them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
from pathlib import Path, PurePosixPath

import pytest

from tests.durability.steps import Kind, NotUnderstood, Step, steps, traced

needs_strace = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("strace") is None, reason="needs strace"
)


def _steps_of(tmp_path: Path, program: str) -> list[Step]:
    root = tmp_path / "root é"
    root.mkdir()
    script = "import os, pathlib, socket, sys\nroot = pathlib.Path(sys.argv[1])\n"
    command = [sys.executable, "-c", script + textwrap.dedent(program), str(root)]
    subprocess.run(traced(command, tmp_path / "calls"), check=True, timeout=60)
    return list(steps(tmp_path / "calls", PurePosixPath(root)))


@needs_strace
def test_writing_a_file_and_giving_it_its_name_is_read_in_order(tmp_path: Path) -> None:
    found = _steps_of(
        tmp_path,
        """
        with (root / "unfinished").open("wb") as file:
            file.write(b'a"\\0\\n')
            file.flush()
            file.write(b"bc")
            file.flush()
            os.fsync(file.fileno())
        (root / "unfinished").replace(root / "whole")
        """,
    )
    root = PurePosixPath(tmp_path / "root é")
    ends = [step for step in found if step.is_end]
    assert [(step.kind, step.path.name) for step in ends] == [
        (Kind.CREATE, "unfinished"),
        (Kind.RESIZE, "unfinished"),
        (Kind.WRITE, "unfinished"),
        (Kind.WRITE, "unfinished"),
        (Kind.FORCE, "unfinished"),
        (Kind.RENAME, "unfinished"),
    ]
    assert [(step.offset, step.content) for step in ends[2:4]] == [(0, b'a"\0\n'), (4, b"bc")]
    assert ends[5].target == root / "whole"
    assert all(step.path.is_relative_to(root) for step in found)


@needs_strace
def test_a_call_that_failed_has_no_end(tmp_path: Path) -> None:
    found = _steps_of(
        tmp_path,
        """
        for _ in range(2):
            try:
                os.mkdir(root / "once")
            except FileExistsError:
                pass
        """,
    )
    assert [step.kind for step in found if step.is_end] == [Kind.MAKE_FOLDER]


@needs_strace
def test_what_is_told_over_a_connection_is_known_by_the_clients_port(tmp_path: Path) -> None:
    found = _steps_of(
        tmp_path,
        """
        with socket.create_server(("127.0.0.1", 0)) as server:
            with socket.create_connection(server.getsockname()) as client:
                (root / str(client.getsockname()[1])).mkdir()
                with server.accept()[0] as connection:
                    connection.send(b'{"acked":5}')
        """,
    )
    [made, told] = [step for step in found if step.kind is Kind.TELL or step.is_end]
    assert (told.content, str(told.port)) == (b'{"acked":5}', made.path.name)


@needs_strace
def test_a_change_that_is_not_followed_is_never_overlooked(tmp_path: Path) -> None:
    with pytest.raises(NotUnderstood):
        _steps_of(tmp_path, 'os.symlink("/nowhere", root / "link")')


def test_calls_of_two_threads_are_put_together_again(tmp_path: Path) -> None:
    log = tmp_path / "calls"
    name = "".join(f"\\x{byte:02x}" for byte in b"/data/file")
    log.write_text(
        f'11 pwrite64(5<{name}>, "\\x61\\x62", 2, 40 <unfinished ...>\n'
        f"12 fdatasync(5<{name}> <unfinished ...>\n"
        "11 <... pwrite64 resumed>) = 2\n"
        "12 <... fdatasync resumed>) = -1 EIO (Input/output error)\n"
    )
    found = list(steps(log, PurePosixPath("/data")))
    assert [(step.kind, step.is_end) for step in found] == [
        (Kind.WRITE, False),
        (Kind.FORCE, False),
        (Kind.WRITE, True),
    ]
    assert (found[0].offset, found[0].content) == (40, b"ab")
