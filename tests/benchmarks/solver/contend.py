"""``python -m tests.benchmarks.solver.contend FAMILY NAME CONTENDER SECONDS SEED``: one run, judged.

The clock runs from the instance in memory to the answer: building a model counts, reading the instance
and importing libraries do not. The result is one line of JSON on standard output.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
from time import monotonic

from app.domain.solution import Itinerary, Solution
from tests.benchmarks.solver.answers import Broken, judge, plan_of
from tests.benchmarks.solver.families import instances
from tests.benchmarks.solver.instances import FORBIDDEN, Loaded

MODULES = {"ours": "ours", "pyvrp": "pyvrp_peer", "vroom": "vroom_peer", "ortools": "ortools_peer"}
"""Each with ``run(loaded, seconds, seed)``, which gives a plan or orders of stops, and
``cannot(data)``: why it has no words for a problem, empty when it has."""


def contend(family: str, name: str, contender: str, seconds: float, seed: int) -> dict[str, object]:
    """Run a contender on an instance and judge its answer.

    ``cost`` is None where the answer breaks a rule or leaves out what must not be: ``why`` says so.
    """
    instance = next(instance for instance in instances(family) if instance.name == name)
    loaded = instance.load()
    found: dict[str, object] = {"best_known": loaded.best_known, "note": loaded.note, "cost": None}
    module = importlib.import_module(f"tests.benchmarks.solver.{MODULES[contender]}")
    words = module.cannot(loaded.data)
    if words:
        return {**found, "cannot": words}
    started = monotonic()
    answer = module.run(loaded, seconds, seed)
    found["seconds"] = round(monotonic() - started, 2)
    own, children = (
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    found["peak_mb"] = max(own, children) // 1024
    try:
        plan = _judged(family, loaded, answer)
    except Broken as error:
        return {**found, "why": str(error)}
    return {**found, "cost": plan.cost, "routes": len(plan.routes), "left_out": len(plan.unassigned)}


def _judged(family: str, loaded: Loaded, answer: list[Itinerary] | Solution) -> Solution:
    if isinstance(answer, Solution):
        judge(loaded.problem, answer)
        plan = answer
    else:
        plan = plan_of(loaded.problem, answer)
    optional = {f"c{n}" for n, client in enumerate(loaded.data.clients()) if not client.required}
    missed = [left.job_id for left in plan.unassigned if left.job_id not in optional]
    if missed:
        raise Broken(f"{len(missed)} stops are left out, the first of them {missed[0]}")
    ways = (step.leg_m for route in plan.routes for step in route.steps)
    if family == "vrpb" and max(ways, default=0) >= FORBIDDEN:
        raise Broken("a backhaul comes before a linehaul")
    return plan


if __name__ == "__main__":
    _, _family, _name, _contender, _seconds, _seed = sys.argv
    print(json.dumps(contend(_family, _name, _contender, float(_seconds), int(_seed))))
