"""Roads that are closed for a part of the day."""

from __future__ import annotations

from argparse import Namespace

from app.domain.errors import InputRefused
from app.domain.timing import DAY_S, instant
from ui.cli import values
from ui.cli.desk import day_of, desk_of, in_the_day
from ui.cli.grammar import Verbs, add_verb
from ui.cli.launcher import DONE, Launcher
from ui.cli.printing import print_json
from ui.cli.road_listing import closure_document, closure_lines, shape_of
from ui.cli.what_if_options import place_of
from ui.workplace import zone_of


def add_to(verbs: Verbs) -> None:
    """Put them into the grammar."""
    road = add_verb(verbs, "road", "roads that are closed for a part of the day")
    actions = road.add_subparsers(dest="action", metavar="ACTION", required=True)
    close = add_verb(actions, "close", "routes go round a road from now on", _close)
    close.add_argument(
        "places", nargs="+", type=place_of, metavar="LON,LAT", help="along it, or across"
    )
    close.add_argument("--around", type=float, metavar="METRES", help="every road around the place")
    close.add_argument(
        "--from", dest="begins", type=values.minute, metavar="HH:MM", help="instead of now"
    )
    close.add_argument("--until", type=values.minute, metavar="HH:MM", help="instead of all day")
    close.add_argument("--note", default="", help="why")
    close.add_argument("--date", type=values.day)
    again = add_verb(actions, "open", "it can be driven again", _open)
    again.add_argument("closure", metavar="ID", help="as road list tells it")
    again.add_argument("--date", type=values.day)
    listed = add_verb(actions, "list", "what is closed", _list)
    listed.add_argument("--date", type=values.day)
    listed.add_argument("--json", action="store_true")


def _close(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        day = day_of(place, options.date)
        zone, now = zone_of(place, day), in_the_day(place, day)
        shape = shape_of(options.places, options.around)
        closed = place.regions.closed_by((shape,))
        begins = now if options.begins is None else instant(day, options.begins, zone)
        ends = instant(day, DAY_S if options.until is None else options.until, zone)
        desk = desk_of(place, day)
        desk.close_road(shape, begins, ends, options.note, closed.name)
        desk.look_at_roads(place.regions)
        lines = closure_lines(desk.closures, zone)
        issues = [i for i in desk.board().issues if i.kind == "road_closed"]
    print(f"Closed: {', '.join(closed.streets) or 'a road without a name'}, {closed.metres} m.")
    for words in (*lines, *(issue.detail for issue in issues)):
        print(words)
    return DONE


def _open(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        desk = desk_of(place, day_of(place, options.date))
        standing = [each for each in desk.tracker.closures if each.ends > desk.now()]
        if options.closure not in [each.closure_id for each in standing]:
            raise InputRefused(f"No road is closed under the id '{options.closure}'.")
        desk.open_road(options.closure)
    print("The road is open again.")
    return DONE


def _list(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        day = day_of(place, options.date)
        closures, zone = desk_of(place, day).board().closures, zone_of(place, day)
    if options.json:
        print_json([closure_document(each) for each in closures])
        return DONE
    for words in closure_lines(closures, zone):
        print(words)
    if not closures:
        print("No road is closed.")
    return DONE
