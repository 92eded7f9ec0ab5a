"""Imports point one way, and stay that way."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_import_contracts_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_storage_and_solver_are_kept_from_every_use_case() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    forbidden = next(
        contract["forbidden_modules"]
        for contract in project["tool"]["importlinter"]["contracts"]
        if contract.get("source_modules") == ["storage", "solver"]
    )
    modules = {f"app.{path.stem}" for path in (ROOT / "app").iterdir() if path.suffix in ("", ".py")}
    allowed = {"app.__init__", "app.__pycache__", "app.domain", "app.ports"}
    assert modules - allowed == set(forbidden)


def test_starting_a_child_loads_nothing_it_does_not_need() -> None:
    tree = ast.parse((ROOT / "main.py").read_text())
    names = {
        (node.module if isinstance(node, ast.ImportFrom) else node.names[0].name)
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    outside = {name for name in names if name and name.split(".")[0] not in sys.stdlib_module_names}
    assert outside <= {"platformdirs"}


def test_a_window_is_there_before_anything_that_plans_or_prepares_is_loaded(tmp_path: Path) -> None:
    """These take a quarter of a second together, and most starts never need them in this process."""
    slow = {
        "numpy",
        "ortools",
        "pyvrp",
        "osrm",
        "osmium",
        "rapidfuzz",
        "openpyxl",
        "reportlab",
        "pandas",
    }
    code = (
        "import sys; from pathlib import Path; from main import RealLauncher;"
        "import ui.desktop.session, ui.desktop.start\n"
        "with RealLauncher().workplace(Path(sys.argv[1])) as place:\n"
        "    assert place.regions.all() == () == place.store.days()\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert not slow & set(done.stdout.split())


def test_the_domain_needs_only_the_standard_library() -> None:
    for path in (ROOT / "app" / "domain").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom):
                top = (node.module or "").split(".")
                assert top[0] in sys.stdlib_module_names or top[:2] == ["app", "domain"], path
            elif isinstance(node, ast.Import):
                assert {name.name.split(".")[0] for name in node.names} <= sys.stdlib_module_names, path
