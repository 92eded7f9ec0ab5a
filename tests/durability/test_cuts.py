"""What was acknowledged is there after a power cut, on a disk that keeps no more than it must."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.durability.cuts import Cuts, cut_again_and_again, record

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("strace") is None, reason="needs strace"
)


def _cut(folder: Path, store: str, cuts: int = 60) -> Cuts:
    return cut_again_and_again(record(folder, 1, store=store, phones=3, deeds=15), 1, cuts)


def test_a_power_cut_at_any_moment_loses_nothing_that_was_told(tmp_path: Path) -> None:
    came_to = _cut(tmp_path, "real", 150)
    assert came_to.findings.is_clean, came_to.findings.words
    assert came_to.acknowledged > 50
    assert came_to.proofs


def test_the_check_catches_commits_that_are_not_forced_to_the_disk(tmp_path: Path) -> None:
    assert _cut(tmp_path, "normal").findings.lost


def test_the_check_catches_an_acknowledgement_before_its_commit(tmp_path: Path) -> None:
    assert _cut(tmp_path, "hasty").findings.lost


def test_the_check_catches_an_acknowledgement_before_the_commit_it_shares(tmp_path: Path) -> None:
    assert _cut(tmp_path, "eager").findings.lost


def test_the_check_catches_a_proof_whose_file_is_not_forced_to_the_disk(tmp_path: Path) -> None:
    assert _cut(tmp_path, "unforced").findings.orphaned
