"""Requests byte for byte as the apps' own sources make or document them.

- Traccar Client to 8.x: traccar-client-android, ProtocolFormatter.kt, RequestManager.kt (an empty POST,
  everything in the query);
- Traccar Client 9.x: traccar-client, preferences.dart (the template of ``location``), and the vectors
  of the server's own OsmAndProtocolDecoderTest;
- Traccar Client 10.x: traccar-client-sdk, HttpUploader.kt (a form; an array when ``uploadJson`` is on),
  push_service.dart (the push token);
- OwnTracks: booklet, tech/http and tech/json; json-schema, test/; android,
  HttpMessageProcessorEndpoint.kt (headers);
- Overland: Overland-iOS, README and GLManager.m.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field

FORM = {"content-type": "application/x-www-form-urlencoded; charset=UTF-8"}
JSON = {"content-type": "application/json"}
ID = "48241179"
LON, LAT = 9.5209, 47.1411
AT = 1795334400  # 2026-11-22 08:00:00 UTC


@dataclass(frozen=True)
class AppRequest:
    """One request of an app."""

    path: str
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    method: str = "POST"


def traccar_8(name: str = ID, at: int = AT, lat: float = LAT, lon: float = LON) -> AppRequest:
    """Android's ``appendQueryParameter`` chain; speed 10 knots."""
    return AppRequest(
        f"/?id={name}&timestamp={at}&lat={lat}&lon={lon}&speed=10.0&bearing=90.0"
        "&altitude=455.0&accuracy=12.0&batt=87.0"
    )


def traccar_9(
    name: str = ID, at: str = "2026-11-22T08:00:00.000Z", lat: float = LAT, lon: float = LON
) -> AppRequest:
    """The template, lines joined as the app joins them."""
    body = (
        f'{{"location":{{"timestamp": "{at}","coords": {{"latitude": {lat},"longitude": {lon},'
        '"accuracy": 5,"speed": 6.25,"heading": 45,"altitude": 455},"is_moving": true,"odometer": 1203,'
        '"event": "motionchange","battery": {"level": 0.79,"is_charging": false},'
        '"activity": {"type": "in_vehicle"},"extras": {},'
        f'"_": "&id={name}&lat={lat}&lon={lon}&timestamp={at}&"}},"device_id":"{name}"}}'
    )
    return AppRequest("/", body.encode(), JSON)


def traccar_10(name: str = ID, at: int = AT, lat: float = LAT, lon: float = LON) -> AppRequest:
    """``submitForm``; speed in knots with two places."""
    body = (
        f"id={name}&lat={lat}&lon={lon}&timestamp={at}&accuracy=4.5&altitude=455.2&speed=19.44"
        "&bearing=270.0&batt=64&charge=false&battery_health=good&battery_voltage=3987&battery_temp=24.5"
    )
    return AppRequest("/", body.encode(), FORM)


def traccar_10_heartbeat(name: str = ID, at: int = AT) -> AppRequest:
    """A heartbeat while parked, where no fix could be had: no place at all."""
    return AppRequest("/", f"id={name}&timestamp={at}&batt=63&charge=false".encode(), FORM)


def traccar_10_array(name: str = ID, first: int = AT, count: int = 3) -> AppRequest:
    """``uploadJson``: up to a hundred flat objects."""
    objects = ",".join(
        f'{{"id":"{name}","lat":{LAT},"lon":{LON + place / 1000},"timestamp":{first + 30 * place},'
        '"accuracy":4.5,"altitude":455.2,"speed":19.44,"bearing":270.0,"batt":64,"charge":false}'
        for place in range(count)
    )
    return AppRequest("/", f"[{objects}]".encode(), JSON)


def traccar_push_token(name: str = ID) -> AppRequest:
    """Sent whenever tracking is switched on."""
    return AppRequest(
        "/",
        f"id={name}&notificationToken=dQw4%3AAPA91b".encode(),
        {"content-type": "application/x-www-form-urlencoded"},
    )


SERVER_VECTORS_JSON = (
    '{"location":{"timestamp":"2025-06-15T13:45:12.862Z","coords":{"latitude":37.4219983,"longitude":'
    '-122.084,"accuracy":5,"speed":0,"heading":-1,"altitude":5},"is_moving":false,"odometer":0,"event":'
    '"motionchange","battery":{"level":1,"is_charging":false},"activity":{"type":"still"},"extras":{},'
    '"_":"&id=48241179&lat=37.4219983&lon=-122.084&timestamp=2025-06-15T13:45:12.862Z&"},"device_id":'
    '"48241179"}',
    '{"location":{"timestamp":"2025-06-15T13:45:12.862Z","coords":{"latitude":37.4219983,"longitude":'
    '-122.084,"accuracy":5,"speed":0,"heading":-1,"altitude":5},"is_moving":false,"odometer":0,"event":'
    '"motionchange","battery":{"level":1,"is_charging":false},"activity":{"type":"still"},"extras":'
    '{"device_string_test":"long_device_id","device_bool_test":true,"device_bool_false_test":false,'
    '"device_integer_test":1,"device_double_test":1.345,"device_very_long_double_test":1763636.3442},'
    '"_":"&id=48241179&lat=37.4219983&lon=-122.084&timestamp=2025-06-15T13:45:12.862Z&"},"device_id":'
    '"48241179"}',
    '{"location":{"extras":{},"mock":true,"coords":{"speed_accuracy":-1,"speed":-1,"longitude":'
    '-122.406417,"ellipsoidal_altitude":0,"floor":null,"heading_accuracy":-1,"latitude":'
    '37.785834000000001,"accuracy":5,"altitude_accuracy":-1,"altitude":0,"heading":-1},"is_moving":'
    'false,"age":188,"odometer":0,"uuid":"2FB04C65-99CF-42AB-8DD3-EBCB4B108BF8","event":"motionchange",'
    '"battery":{"level":-1,"is_charging":false},"activity":{"type":"unknown","confidence":100},'
    '"timestamp":"2025-05-09T04:11:30.579Z"},"device_id":"658765"}',
    '{"location":{"event":"motionchange","is_moving":false,"uuid":"0e9a2473-a9a7-4c00-997b-fb97d2154e75"'
    ',"timestamp":"2021-07-21T08:06:34.444Z","odometer":0,"coords":{"latitude":-6.1148096,"longitude":'
    '106.6837015,"accuracy":3.8,"speed":18.67,"speed_accuracy":0.26,"heading":63,"heading_accuracy":0.28'
    ',"altitude":35.7,"altitude_accuracy":3.8},"activity":{"type":"still","confidence":100},"battery":'
    '{"is_charging":false,"level":0.79},"extras":{}},"device_id":"8737767034"}',
)

SERVER_VECTORS_QUERY = (
    "id=902064&lat=42.06288&lon=-88.23412&timestamp=2016-01-27T18%3A55%3A47Z&hdop=6.0&altitude=224.0"
    "&speed=0.0",
    "id=902064&lat=42.06288&lon=-88.23412&timestamp=1442068686579&hdop=6.0&altitude=224.0&speed=0.0",
    "lat=49.60688&lon=6.15788&timestamp=2014-06-04+09%3A10%3A11&altitude=384.7&speed=0.0"
    "&id=353861053849681",
    "id=123456&timestamp=1377177267&lat=60.0&lon=30.0&speed=0.0&bearing=0.0&altitude=0&hdop=0.0",
    "id=123456&timestamp=1377177267&lat=60.0&lon=30.0",
    "lat=60.0&lon=30.0&speed=0.0&heading=0.0&vacc=0&hacc=0&altitude=0&deviceid=123456",
    "id=861001000719969&lat=41.666667&lon=-0.883333&altitude=350.059479&speed=0.000000&batt=87",
    "id=123456&timestamp=1377177267&location=60.0,30.0",
    "id=123456789012345&timestamp=1504763810&lat=40.7232948571&lon=-74.0061408571&bearing=7.19889788244"
    "&speed=40&ignition=true&rpm=933&fuel=24",
)
"""Each of the decoder's query vectors that it makes a position of."""


def owntracks_headers(user: str, password: str, device: str) -> dict[str, str]:
    """As Android's endpoint sets them."""
    basic = b64encode(f"{user}:{password}".encode()).decode()
    return {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "Owntracks-Android/gms/420504000",
        "authorization": f"Basic {basic}",
        "x-limit-u": user,
        "x-limit-d": device,
    }


def owntracks(
    body: str, password: str = "secret", user: str = "driver", device: str = "phone"
) -> AppRequest:
    """A request of the app in HTTP mode."""
    return AppRequest("/owntracks", body.encode(), owntracks_headers(user, password, device))


def owntracks_location(at: int = AT, lat: float = LAT, lon: float = LON) -> str:
    """A location as json-schema's ``test/location-5s.json`` has it, at our place."""
    return (
        f'{{"_type":"location","acc":9,"alt":93,"batt":94,"bs":1,"BSSID":"ca:fe:ed:40:81:5b","cog":252,'
        f'"conn":"w","lat":{lat},"lon":{lon},"m":1,"p":99.182,"SSID":"hotel","t":"p","tid":"SG",'
        f'"tst":{at},"vac":3,"vel":36}}'
    )


def owntracks_transition(wtst: int, at: int = AT, event: str = "enter", lat: float = 47.16) -> str:
    """A transition as json-schema's ``test/transition.json`` has it."""
    return (
        f'{{"_type":"transition","acc":6,"created_at":{at + 5},"desc":"1 Customer S1",'
        f'"event":"{event}","lat":{lat},"lon":9.52,"rid":"stop{wtst}","t":"c","tid":"SG","tst":{at},"wtst":{wtst}}}'
    )


def overland_feature(at: str = "2026-11-22T09:00:00+0100", lon: float = LON) -> str:
    """A location of the README's example."""
    return (
        '{"type":"Feature","geometry":{"type":"Point","coordinates":['
        f'{lon},{LAT}]}},"properties":{{"timestamp":"{at}","altitude":0,"speed":4,'
        '"horizontal_accuracy":30,"vertical_accuracy":-1,"motion":["driving","stationary"],"pauses":false,'
        '"activity":"other_navigation","desired_accuracy":100,"deferred":1000,"significant_change":'
        '"disabled","locations_in_payload":1,"battery_state":"charging","battery_level":0.89,'
        '"device_id":"","wifi":""}}'
    )


def overland(token: str, *features: str, more: str = "") -> AppRequest:
    """A batch."""
    body = f'{{"locations":[{",".join(features)}]{more}}}'
    return AppRequest("/overland", body.encode(), JSON | {"authorization": f"Bearer {token}"})
