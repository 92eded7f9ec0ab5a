"""What the page does when the server refuses, is another one, or is not to be reached."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Route, expect

from tests.app.sync.driver_page.days import day, stop
from tests.app.sync.driver_page.handset import EXPECT_MS, Handset, handset, hold_reports
from tests.app.sync.serving import Running


def test_without_a_connection_it_says_how_much_waits(phone: Handset) -> None:
    phone.sent()
    phone.go_offline()
    phone.main("set_off")
    phone.main("arrive")
    phone.unsent(2)
    phone.press("#pill")
    phone.says("Everything is kept on this phone")
    assert phone.page.locator(".queue li b").all_inner_texts() == [
        "Set off: Lauri Koskinen",
        "Arrived: Lauri Koskinen",
    ]
    phone.go_online()
    phone.sent()
    phone.says("All sent")


def test_a_server_that_dies_and_comes_back_gets_everything_once(phone: Handset) -> None:
    phone.sent()
    phone.server.kill()
    phone.main("set_off")
    phone.main("arrive")
    phone.unsent(2)
    phone.server.start_again()
    phone.press("#pill")
    phone.main()
    phone.reports("shift_started", "loaded", "en_route", "arrived")


def test_a_server_restored_from_a_backup_is_told_again(phone: Handset) -> None:
    phone.sent()
    server = phone.server
    server.kill()
    backup = server.folder.with_name("backup")
    shutil.copytree(server.folder, backup)
    server.start_again()
    phone.main("set_off")
    phone.reports("shift_started", "loaded", "en_route")
    phone.sent()
    phone.go_offline()
    server.kill()
    for path in backup.glob("*.db*"):
        shutil.copy(path, server.folder / path.name)
    server.start_again()
    assert [event["type"] for event in server.events()] == ["shift_started", "loaded"]
    phone.go_online()
    phone.page.reload()
    phone.reports("shift_started", "loaded", "en_route")


def test_a_revoked_phone_keeps_its_reports_until_it_is_connected_again(phone: Handset) -> None:
    phone.sent()
    server = phone.server
    phone.go_offline()
    phone.main("set_off")
    [device] = server.desk("GET", "/devices").json()["devices"]
    assert server.desk("POST", f"/devices/{device['device_id']}/revoke").status_code == 200
    phone.go_online()
    phone.says("This phone is not connected any more. 1 report is kept.")
    phone.main("arrive")
    phone.says("This phone is not connected any more. 2 reports are kept.")
    assert [event["type"] for event in server.events()] == ["shift_started", "loaded"]
    phone.pair()
    phone.reports("shift_started", "loaded", "en_route", "arrived")
    phone.says("in service")


def test_a_refusal_that_comes_after_the_new_pairing_is_about_the_old_one(phone: Handset) -> None:
    phone.sent()
    server = phone.server
    held = hold_reports(phone)
    phone.main("set_off")
    phone.unsent(1)
    [device] = server.desk("GET", "/devices").json()["devices"]
    server.desk("POST", f"/devices/{device['device_id']}/revoke")
    phone.pair()
    for route in held:
        route.fulfill(status=401, json={"error": "This phone is not paired (any more)."})
    phone.main("arrive")
    phone.reports("shift_started", "loaded", "en_route", "arrived")
    phone.sent()


def test_an_answer_to_the_old_pairing_counts_nothing_as_sent_by_the_new_one(phone: Handset) -> None:
    phone.sent()
    held = hold_reports(phone)
    phone.main("set_off")
    phone.unsent(1)
    phone.pair()
    phone.go_offline()
    for route in held:
        route.fulfill(json={"acked": 99, "rejected": [], "missing_proofs": []})
    phone.main("arrive")
    phone.says("in service")
    phone.go_online()
    phone.reports("shift_started", "loaded", "en_route", "arrived")
    phone.sent()


def test_a_page_left_open_learns_that_another_one_paired_the_phone_anew(phone: Handset) -> None:
    phone.sent()
    server = phone.server
    [device] = server.desk("GET", "/devices").json()["devices"]
    server.desk("POST", f"/devices/{device['device_id']}/revoke")
    phone.main("set_off")
    phone.says("This phone is not connected any more. 1 report is kept.")
    left_open = phone.page
    phone.open()
    phone.pair()
    phone.reports("shift_started", "loaded", "en_route")
    left_open.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(left_open.locator("#pill")).to_have_class("pill calm")


def test_reports_of_one_driver_are_never_sent_as_anothers(phone: Handset) -> None:
    phone.sent()
    server = phone.server
    server.release(day(stop(4), shift="B", driver="ben"))
    code = server.code("ben")
    phone.page.wait_for_function("navigator.serviceWorker.controller !== null")
    phone.context.route("**/v1/events", lambda route: route.abort())  # until Ben is here
    phone.go_offline()
    phone.main("set_off")
    phone.unsent(1)
    phone.page.goto("about:blank")
    phone.page.goto(f"{phone.origin}/driver#code={code}")
    phone.go_online()
    phone.press(".thumb button[type=submit]")
    phone.says("Müller & Söhne AG")
    phone.context.unroute("**/v1/events")
    phone.main("start_shift")
    told: set[tuple[str, str]] = set()
    while ("shift_started", "ben") not in told:
        phone.page.wait_for_timeout(50)
        told = {(event["type"], event["actor"]["name"]) for event in server.events()}
    assert ("en_route", "ben") not in told
    if ("en_route", "aino") in told:
        return  # it went out in its own driver's name before the line was cut: none is left to keep
    phone.press("#pill")
    phone.says("1 report of another driver is kept.")
    phone.pair("aino")
    events = phone.reports("shift_started", "loaded", "shift_started", "en_route")
    assert events[-1]["actor"]["name"] == "aino"


def test_where_one_driver_was_is_never_told_as_anothers(browser: Browser, released: Running) -> None:
    here = {"longitude": 9.52, "latitude": 47.14}
    with handset(
        browser, released, released.url, geolocation=here, permissions=["geolocation"]
    ) as phone:
        phone.pair()
        phone.context.route("**/v1/positions", lambda route: route.abort())
        phone.begin()
        phone.context.set_geolocation({"longitude": 9.53, "latitude": 47.15})
        while not phone.kept("positions"):
            phone.page.wait_for_timeout(50)
        phone.pair("aino")
        assert phone.kept("positions"), "the same driver's are kept"
        released.release(day(stop(4), shift="B", driver="ben"))
        phone.pair("ben")
        phone.says("Müller & Söhne AG")
        assert phone.kept("positions") == []


def test_what_the_server_puts_aside_is_shown_with_its_reason(phone: Handset) -> None:
    phone.sent()

    def about_a_stop_of_nobody(route: Route) -> None:
        body = route.request.post_data_json
        for event in body["events"]:
            event["stop_id"] = "nobody's"
        route.continue_(post_data=json.dumps(body))

    phone.context.route("**/v1/events", about_a_stop_of_nobody)
    phone.main("set_off")
    phone.says("1 report was not accepted.")
    phone.press(".notice.bad button")
    phone.says("was never given to this driver")
    phone.press(".refused button")
    expect(phone.page.locator(".refused")).to_have_count(0)
    assert phone.kept("outbox")[-1]["rejected"], "it stays on the phone"


def test_a_verdict_whose_answer_was_lost_is_asked_for_again(phone: Handset) -> None:
    """The report was taken, and only the route's reply says so: what became of it is not known yet."""
    phone.sent()
    answers = False

    def about_a_stop_of_nobody(route: Route) -> None:
        body = route.request.post_data_json
        for event in body["events"]:
            event["stop_id"] = "nobody's"
        if answers:
            route.continue_(post_data=json.dumps(body))
        else:
            route.fetch(post_data=json.dumps(body))
            route.abort()

    phone.context.route("**/v1/events", about_a_stop_of_nobody)
    phone.main("set_off")
    phone.unsent(1)
    phone.page.reload()
    # The route's reply acknowledges it, while asking what became of it goes on failing.
    expect(phone.page.locator("#pill")).not_to_have_class("pill dashed")
    assert not phone.kept("outbox")[-1].get("rejected")
    answers = True
    phone.page.reload()
    phone.says("1 report was not accepted.")


_PUT_PICTURE = """([sha256, text]) => new Promise((resolve) => {
  const opening = indexedDB.open('roundsman');
  opening.onsuccess = () => {
    const db = opening.result;
    const bytes = new TextEncoder().encode(text).buffer;
    const tx = db.transaction('proofs', 'readwrite');
    const made = { sha256, type: 'image/svg+xml', state: 'waiting', bytes, at: Date.now() };
    tx.objectStore('proofs').put(made);
    tx.oncomplete = () => { db.close(); resolve(); };
  };
})"""


def test_a_picture_that_the_server_will_never_take_does_not_hold_up_the_rest(phone: Handset) -> None:
    phone.sent()
    phone.page.evaluate(_PUT_PICTURE, [hashlib.sha256(b"<svg>").hexdigest(), "<svg>"])
    phone.page.reload()
    phone.main("set_off")
    phone.reports("shift_started", "loaded", "en_route")
    phone.says("1 picture was not accepted.")
    phone.press(".notice.bad button")
    phone.says("must be a JPEG, PNG or WebP image")


def test_a_picture_that_was_damaged_on_its_way_is_sent_again(phone: Handset, picture: Path) -> None:
    phone.sent()
    tries: list[int] = []

    def damage(route: Route) -> None:
        content = bytearray(route.request.post_data_buffer or b"")
        tries.append(len(content))
        if len(tries) == 1:
            content[len(content) // 2] ^= 1
        route.continue_(post_data=bytes(content))

    phone.context.route("**/v1/proofs/*", damage)
    phone.press("#here")
    phone.main("finish")
    phone.press("summary")
    phone.photograph(picture)
    phone.main()
    phone.says("Stop 2 of 3")
    phone.press("#pill")
    phone.says("A picture came damaged to the server. It is sent again at")
    phone.sent()
    assert len(tries) == 2
    [*_, done] = phone.reports("shift_started", "loaded", "arrived", "completed")
    [sha256] = done["data"]["proofs"]
    assert phone.server.desk("GET", f"/proofs/{sha256}").status_code == 200
    assert phone.page.get_by_text("came damaged").count() == 0


def test_a_picture_that_never_comes_whole_is_given_up_and_said_and_may_be_tried_again(
    phone: Handset, picture: Path
) -> None:
    phone.sent()
    tries: list[str] = []

    def damage(route: Route) -> None:
        tries.append(route.request.url)
        words = "The bytes that came do not have this hash: send them again."
        route.fulfill(status=400, json={"error": words})

    phone.context.route("**/v1/proofs/*", damage)
    phone.page.clock.install()
    phone.page.reload()
    phone.press("#here")
    phone.main("finish")
    phone.press("summary")
    phone.photograph(picture)
    phone.main()
    for number in range(1, 7):
        deadline = time.monotonic() + EXPECT_MS / 1000
        while len(tries) < number and time.monotonic() < deadline:
            phone.page.clock.run_for(1000)
            phone.page.wait_for_timeout(50)
        assert len(tries) == number
        phone.page.clock.fast_forward(5000 * 4 ** (number - 1))
    phone.page.clock.fast_forward(3_600_000)
    phone.says("1 picture was not accepted.")
    assert len(tries) == 6
    phone.context.unroute("**/v1/proofs/*")
    phone.press(".notice.bad button")
    phone.press(".refused button")
    phone.sent()


def test_reports_do_not_wait_for_a_picture_on_a_bad_line(phone: Handset, picture: Path) -> None:
    phone.sent()
    held: list[Route] = []
    phone.context.route("**/v1/proofs/*", lambda route: held.append(route))
    phone.press("#here")
    phone.main("finish")
    phone.press("summary")
    phone.photograph(picture)
    phone.main()
    phone.main("set_off")
    phone.main("arrive")
    phone.reports("shift_started", "loaded", "arrived", "completed", "en_route", "arrived")
    assert len(held) == 1
    phone.unsent(1)
    held[0].continue_()
    phone.sent()


def test_a_phone_whose_clock_is_put_back_holds_nothing_back_for_longer(phone: Handset) -> None:
    phone.sent()
    phone.page.clock.install()
    phone.press("#here")
    phone.main("finish")
    phone.main()
    phone.says("Stop 2 of 3")
    now = phone.page.evaluate("Date.now()") / 1000
    phone.page.clock.set_system_time(datetime.fromtimestamp(now - 3600, UTC))
    phone.page.clock.run_for(10_000)
    phone.reports("shift_started", "loaded", "arrived", "completed")
    phone.sent()


def test_a_batch_that_is_too_large_is_halved(phone: Handset) -> None:
    phone.sent()
    sizes: list[int] = []

    def refuse(route: Route) -> None:
        number = len(route.request.post_data_json["events"])
        sizes.append(number)
        if number > 1:
            route.fulfill(status=413, json={"error": "The request is larger than 64 KB."})
        else:
            route.continue_()

    phone.go_offline()
    phone.main("set_off")
    phone.main("arrive")
    phone.unsent(2)
    phone.context.route("**/v1/events", refuse)
    phone.go_online()
    phone.reports("shift_started", "loaded", "en_route", "arrived")
    assert max(sizes) == 2
    assert sizes[-1] == 1


def test_plain_http_is_labelled_and_still_keeps_and_sends(
    browser: Browser, plain_server: tuple[Running, str], picture: Path
) -> None:
    server, origin = plain_server
    server.release(day(stop(1, required_proof=["photo"])))
    with handset(browser, server, origin) as phone:
        phone.says("Not encrypted: keep this page open.")
        assert phone.page.evaluate(
            "[isSecureContext, 'serviceWorker' in navigator, Boolean(crypto.subtle)]"
        ) == [False, False, False]
        phone.pair()
        phone.begin()
        phone.press("#here")
        phone.main("finish")
        phone.photograph(picture)
        phone.main()
        events = phone.reports("shift_started", "loaded", "arrived", "completed")
        phone.sent()
        [sha256] = events[-1]["data"]["proofs"]
        assert server.desk("GET", f"/proofs/{sha256}").status_code == 200, "its hash was made by hand"


def test_an_iphone_is_asked_onto_the_home_screen_before_it_is_paired(
    browser: Browser, released: Running
) -> None:
    agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1"
    with handset(browser, released, released.url, user_agent=agent) as phone:
        phone.page.goto("about:blank")
        phone.page.goto(f"{released.url}/driver#code={released.code()}")
        phone.says("First onto the Home Screen")
        expect(phone.page.locator("#code")).to_have_count(0)
        expect(phone.page.locator("link[rel=manifest]")).to_have_count(0)  # so iOS keeps the address
        assert "#code=" in phone.page.url
        phone.press(".thumb button")
        phone.press(".thumb button[type=submit]")
        phone.says("Lauri Koskinen")
        phone.begin()
        phone.press("#navigate")
        assert phone.page.locator("dialog .choice").all_inner_texts() == [
            "Apple Maps",
            "Google Maps",
            "Waze",
        ]
