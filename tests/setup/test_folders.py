"""The set-up script in folders as people name them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_set_up_works_in_a_folder_with_spaces(tmp_path: Path) -> None:
    """Everything stands already, so that it only looks: what it looks at are paths with spaces."""
    project = tmp_path / "My Projects & Übung" / "Roundsman"
    venv, stamps = project / ".venv", project / ".tools"
    for made in (venv, stamps):
        made.mkdir(parents=True)
    for part in ("bin", "lib"):
        (venv / part).symlink_to(Path(sys.prefix) / part)
    shutil.copytree(ROOT / "resources", project / "resources")
    for part in ("app", "solver", "storage", "ui"):  # what would be compiled, were there any of it
        (project / part).mkdir()
    for file in ("setup.sh", "requirements.txt", "main.py"):
        shutil.copy(ROOT / file, project)
    shutil.copy(Path(sys.prefix) / ".compiled-from", venv)
    for stamp in (ROOT / ".tools").glob("*-made-from"):
        shutil.copy(stamp, stamps)
    requirements = (Path(sys.prefix) / ".made-from").read_text().split()[0]
    (venv / ".made-from").write_text(f"{requirements} {project}")
    done = subprocess.run(
        ["bash", str(project / "setup.sh")], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
