"""A driver's day on the page: what is shown, what is reported, and that it arrives once."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Playwright, expect

from tests.app.sync.driver_page.days import day, stop
from tests.app.sync.driver_page.handset import Handset, handset, launch
from tests.app.sync.serving import Running


def test_a_day_without_a_connection_reaches_the_server_once(
    behind_tls: tuple[Running, str, Path], playwright: Playwright, picture: Path
) -> None:
    """Over TLS with the private authority: paired, offline and the server dead, three stops with photo
    and signature, the page closed and opened again, online."""
    server, origin, home = behind_tls
    needs = {"required_proof": ["photo", "signature"]}
    assert server.release(day(*(stop(n, **needs) for n in (1, 2, 3)))).status_code == 200
    with launch(playwright, home) as browser, handset(browser, server, origin) as phone:
        phone.pair()
        phone.begin()
        phone.sent()
        phone.page.wait_for_function("navigator.serviceWorker.controller !== null")
        before = len(server.events())
        phone.go_offline()
        server.kill()  # a new page's first requests can slip past an outage that is only pretended
        for number in (1, 2, 3):
            phone.main("set_off")
            phone.main("arrive")
            phone.main("finish")
            phone.photograph(picture)
            phone.sign(20 + number)
            phone.main()
            phone.says(f"{number + 1} of 3" if number < 3 else "All stops done")
        phone.page.close()
        phone.open()  # from the service worker: there is no connection
        phone.says("All stops done")
        phone.unsent(9 + 3 + 1)  # facts, signatures, and one photo for all
        assert phone.page.evaluate("isSecureContext")
        server.start_again()
        phone.go_online()
        phone.sent()
        events = server.events()[before:]
        assert [(e["type"], e["stop_id"]) for e in events] == [
            (kind, f"S{number}")
            for number in (1, 2, 3)
            for kind in ("en_route", "arrived", "completed")
        ]
        assert len({event["id"] for event in server.events()}) == len(server.events())
        for event in events[2::3]:
            proofs = event["data"]["proofs"]
            assert event["data"]["signature"] in proofs
            for sha256 in proofs:
                assert server.desk("GET", f"/proofs/{sha256}").status_code == 200
        assert phone.seen == []


def test_the_qr_code_pairs_and_leaves_no_code_in_the_address(
    browser: Browser, released: Running
) -> None:
    with handset(browser, released, released.url) as phone:
        phone.pair()
        phone.says("Lauri Koskinen")
        expect(phone.page).to_have_url(f"{released.url}/driver")
        assert "code" not in phone.page.evaluate("JSON.stringify(history.state)")


def test_what_went_wrong_with_a_code_is_said(browser: Browser, released: Running) -> None:
    with handset(browser, released, released.url) as phone:
        phone.press(".thumb button[type=submit]")
        phone.says("Type the code first.")
        phone.page.fill("#code", "AAAA-BBBB")
        phone.press(".thumb button[type=submit]")
        phone.says("This code is wrong, used or too old")


def test_the_main_button_follows_the_state(phone: Handset) -> None:
    phone.says("Stop 1 of 3")
    phone.main("set_off")
    phone.says("en route")
    phone.main("arrive")
    phone.says("in service")
    phone.main("finish")
    phone.main()
    phone.says("Stop 2 of 3")
    phone.reports("shift_started", "loaded", "en_route", "arrived", "completed")


def test_what_was_asked_for_is_not_forgotten(browser: Browser, server: Running, picture: Path) -> None:
    kinds = ["photo", "signature", "name", "scan", "age_check", "pin"]
    server.release(day(stop(1, required_proof=kinds, amount_due=1250)))
    with handset(browser, server, server.url) as phone:
        phone.pair()
        phone.begin()
        phone.press("#here")
        phone.main("finish")
        phone.main()
        phone.says("Still missing: Photo, Signature, Name, Scan, Age check, PIN")
        phone.photograph(picture)
        phone.sign()
        phone.page.fill("#draft-name", "Eva Öhri")
        phone.press("#scan")
        for code in ("X-1", "P-101"):
            phone.page.fill("#typed-code", code)
            phone.press("dialog form button")
        phone.press("dialog button.main")
        phone.page.check("#age")
        phone.page.fill("#draft-pin", "4711")
        phone.page.fill("#draft-amount", "10,5")
        phone.main()
        phone.says("All stops done")
        data = phone.reports("shift_started", "loaded", "arrived", "completed")[-1]["data"]
        assert data["name"] == "Eva Öhri"
        assert data["scans"] == ["X-1", "P-101"]
        assert data["pin"] == "4711"
        assert data["age_checked"] is True
        assert data["amount_collected"] == 1050
        assert phone.seen == []


def test_a_photo_is_made_small_and_upright_before_it_is_kept(phone: Handset, picture: Path) -> None:
    phone.press("#here")
    phone.main("finish")
    phone.press("summary")
    phone.photograph(picture)
    [proof] = phone.kept("proofs")
    size = phone.page.evaluate(
        "e => e.decode().then(() => [e.naturalWidth, e.naturalHeight])",
        phone.page.locator(".thumb-photo img").element_handle(),
    )
    assert size == [1200, 1600]
    assert proof["bytes"] < 1_500_000


def test_a_photo_that_is_still_being_made_small_goes_with_the_report(
    phone: Handset, picture: Path
) -> None:
    phone.page.evaluate(
        """() => {
          const real = createImageBitmap;
          window.createImageBitmap = async (...all) => {
            await new Promise((done) => setTimeout(done, 1500));
            return real(...all);
          };
        }"""
    )
    phone.press("#here")
    phone.main("finish")
    phone.press("summary")
    phone.page.locator("input[type=file]").first.set_input_files(str(picture))
    phone.main()
    phone.says("Stop 2 of 3")
    [*_, done] = phone.reports("shift_started", "loaded", "arrived", "completed")
    assert len(done["data"]["proofs"]) == 1
    assert phone.kept("drafts") == [], "and is not left behind in a form"


def test_a_second_touch_on_a_slow_phone_reports_nothing_twice(phone: Handset) -> None:
    phone.press("#here")
    phone.main("finish")
    phone.page.locator("#main-button").dblclick()
    phone.says("Stop 2 of 3")
    phone.reports("shift_started", "loaded", "arrived", "completed")


def test_fewer_parcels_make_it_partial_and_the_rest_comes_back(
    browser: Browser, server: Running
) -> None:
    server.release(day(stop(1, lines=[{"text": "Box", "quantity": 3}, {"text": "Bag"}])))
    with handset(browser, server, server.url) as phone:
        phone.pair()
        phone.begin()
        phone.press("#here")
        phone.main("finish")
        phone.press("#count")
        phone.press("#fewer-0")
        phone.main()
        phone.main("end_shift")
        phone.page.check(".returns input")
        phone.main()
        phone.says("Shift ended")
        kinds = ("shift_started", "loaded", "arrived", "partial", "returned", "shift_ended")
        partial, returned = phone.reports(*kinds)[3:5]
        assert [(line["text"], line.get("quantity", 1)) for line in partial["data"]["lines"]] == [
            ("Box", 2),
            ("Bag", 1),
        ]
        assert [line["text"] for line in returned["data"]["lines"]] == ["Box"]


def test_a_failed_attempt_needs_a_reason(phone: Handset) -> None:
    phone.main("set_off")
    phone.press("#not-delivered")
    phone.main()
    phone.says("Choose a reason.")
    phone.press("#failed_other")
    phone.main()
    phone.says("Say in the note what happened.")
    phone.page.fill("#draft-note", "The street is flooded")
    phone.main()
    phone.says("Stop 2 of 3")
    failed = phone.reports("shift_started", "loaded", "en_route", "failed")[-1]
    assert (failed["outcome"], failed["note"]) == ("failed_other", "The street is flooded")


def test_a_finished_stop_can_be_taken_back_before_it_is_sent(phone: Handset) -> None:
    phone.press("#here")
    phone.main("finish")
    phone.press("#delivered_to_mailbox")
    with phone.time_stands_still():  # for a crowded machine has less than a driver's six seconds
        phone.main()
        phone.press(".toast button")
    expect(phone.page.locator("#delivered_to_mailbox")).to_have_attribute("aria-checked", "true")
    phone.press("#delivered_to_safe_place")
    phone.main()
    phone.says("Stop 2 of 3")
    completed = phone.reports("shift_started", "loaded", "arrived", "completed")[-1]
    assert completed["outcome"] == "delivered_to_safe_place"


def test_what_is_missing_at_loading_is_told(browser: Browser, released: Running) -> None:
    with handset(browser, released, released.url) as phone:
        phone.pair()
        phone.main("start_shift")
        phone.main("load")
        phone.press("#scan")
        for code in ("P-101", "P-103", "P-999"):
            phone.page.fill("#typed-code", code)
            phone.press("dialog form button")
        phone.says("P-999: not on this trip.")
        phone.press("dialog button.main")
        phone.main()
        phone.press("dialog button.main")
        loaded = phone.reports("shift_started", "loaded")[-1]
        assert loaded["note"] == "Missing at loading: 1 × Parcel P-102 (Bäckerei Frick)"
        assert [line["code"] for line in loaded["data"]["lines"]] == ["P-103", "P-101"]


def test_breaks_problems_and_messages_are_reported(phone: Handset) -> None:
    phone.tab(4)
    phone.press("#go-break_start")
    phone.says("On a break since")
    phone.main("end_break")
    phone.main("set_off")
    phone.tab(4)
    phone.press("#go-report_problem")
    phone.press("#problem-delay")
    phone.page.fill("#problem", "Road works")
    phone.main()
    phone.says("Delay: Road works")
    phone.page.fill("#message", "Back in ten")
    phone.press(".write button")
    last = phone.reports(
        "shift_started", "loaded", "break_started", "break_ended", "en_route", "problem", "message"
    )[-5:]
    assert (last[3]["note"], last[3]["stop_id"]) == ("Delay: Road works", "S1")
    assert last[4]["note"] == "Back in ten"


def test_the_dispatchers_words_are_seen_and_read(phone: Handset) -> None:
    body = {"id": "m-1", "driver": "aino", "text": "Call Ben before stop 2"}
    assert phone.server.desk("POST", "/messages", json=body).status_code == 200
    phone.says("Call Ben before stop 2")
    expect(phone.page.locator(".tab .badge")).to_have_text("1")
    phone.press(".notice button")
    expect(phone.page.locator(".said-by-desk")).to_contain_text("Call Ben before stop 2")
    expect(phone.page.locator(".tab .badge")).to_have_count(0)


def test_a_route_that_changed_says_how(phone: Handset) -> None:
    changed = day(stop(1), stop(3), stop(4), revision=2)
    seen = len(phone.server.events())
    phone.sent()
    assert phone.server.release(changed, seen=len(phone.server.events()) or seen).status_code == 200
    phone.says("1 new stop. Taken off your route: Bäckerei Frick.")
    phone.press(".notice button[aria-label=Close]")
    expect(phone.page.locator(".notice")).to_have_count(0)
    phone.tab(2)
    expect(phone.page.locator(".stop-row")).to_have_count(3)


def test_a_stop_can_be_done_out_of_its_turn(phone: Handset) -> None:
    phone.tab(2)
    phone.press(".stop-row >> nth=2")
    phone.main("go_now")
    phone.says("Stop 3 of 3")
    expect(phone.page.locator('#main-button[data-step="arrive"]')).to_be_visible()


def test_navigation_is_handed_to_the_app_that_was_chosen_and_the_choice_is_kept(
    phone: Handset,
) -> None:
    phone.press("#navigate")
    choices = phone.page.locator("dialog .choice")
    assert choices.all_inner_texts() == ["This phone's maps", "Google Maps", "Waze"]
    phone.context.route("https://waze.com/**", lambda route: route.abort())
    there = "https://waze.com/ul?ll=47.141,9.521&navigate=yes"
    for press in (choices.nth(2).click, lambda: phone.press("#navigate")):
        with phone.context.expect_event("request", lambda request: request.url == there):
            press()
