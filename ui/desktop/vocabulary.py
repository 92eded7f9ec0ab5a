"""The domain's own words in the person's language: states, outcomes, kinds, what is counted.

The domain knows no languages, and says each of these in English; a window says it by ``said``. What a
site has named itself (what its loads are counted in, say) is not among them and stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.errors import WorldError
from app.domain.said import Distance, Said
from ui.desktop.distances import distance
from ui.desktop.language import marked, translate

WORDS = (
    # States of a stop
    marked("Vocabulary", "unassigned"),
    marked("Vocabulary", "planned"),
    marked("Vocabulary", "sent"),
    marked("Vocabulary", "en route"),
    marked("Vocabulary", "in service"),
    marked("Vocabulary", "completed"),
    marked("Vocabulary", "partial"),
    marked("Vocabulary", "failed"),
    marked("Vocabulary", "cancelled"),
    marked("Vocabulary", "not attempted"),
    marked("Vocabulary", "released"),
    marked("Vocabulary", "arrived"),
    # How attempts ended
    marked("Vocabulary", "to recipient"),
    marked("Vocabulary", "to third party"),
    marked("Vocabulary", "to mailbox"),
    marked("Vocabulary", "to safe place"),
    marked("Vocabulary", "to pickup point"),
    marked("Vocabulary", "other"),
    marked("Vocabulary", "picked up"),
    marked("Vocabulary", "picked up other"),
    marked("Vocabulary", "not home"),
    marked("Vocabulary", "address not found"),
    marked("Vocabulary", "no access"),
    marked("Vocabulary", "no parking"),
    marked("Vocabulary", "no time"),
    marked("Vocabulary", "package missing"),
    marked("Vocabulary", "proof missing"),
    marked("Vocabulary", "payment"),
    marked("Vocabulary", "refused"),
    marked("Vocabulary", "damaged"),
    # What is counted of stops, and by what they are grouped
    marked("Vocabulary", "Stops"),
    marked("Vocabulary", "Done"),
    marked("Vocabulary", "Partial"),
    marked("Vocabulary", "Failed"),
    marked("Vocabulary", "Not attempted"),
    marked("Vocabulary", "Cancelled"),
    marked("Vocabulary", "Still open"),
    marked("Vocabulary", "On time"),
    marked("Vocabulary", "Late"),
    marked("Vocabulary", "First-attempt success"),
    marked("Vocabulary", "Proof outstanding"),
    marked("Vocabulary", "Corrected"),
    marked("Vocabulary", "Driver"),
    marked("Vocabulary", "Vehicle"),
    marked("Vocabulary", "Customer"),
    marked("Vocabulary", "Sender"),
    marked("Vocabulary", "Zone"),
    marked("Vocabulary", "Hour"),
    marked("Vocabulary", "(no driver)"),
    marked("Vocabulary", "on time"),
    # What happened, and who did it
    marked("Vocabulary", "shift started"),
    marked("Vocabulary", "loaded"),
    marked("Vocabulary", "returned"),
    marked("Vocabulary", "note"),
    marked("Vocabulary", "problem"),
    marked("Vocabulary", "message"),
    marked("Vocabulary", "break started"),
    marked("Vocabulary", "break ended"),
    marked("Vocabulary", "shift ended"),
    marked("Vocabulary", "pin corrected"),
    marked("Vocabulary", "corrected"),
    marked("Vocabulary", "undone"),
    marked("Vocabulary", "restored"),
    marked("Vocabulary", "shift out"),
    marked("Vocabulary", "shift back"),
    marked("Vocabulary", "locked"),
    marked("Vocabulary", "unlocked"),
    marked("Vocabulary", "placed"),
    marked("Vocabulary", "given away"),
    marked("Vocabulary", "taken back"),
    marked("Vocabulary", "tendered"),
    marked("Vocabulary", "tender closed"),
    marked("Vocabulary", "driven"),
    marked("Vocabulary", "suggested"),
    marked("Vocabulary", "decided"),
    marked("Vocabulary", "road closed"),
    marked("Vocabulary", "road opened"),
    marked("Vocabulary", "slots offered"),
    marked("Vocabulary", "told"),
    marked("Vocabulary", "load expected"),
    marked("Vocabulary", "load arrived"),
    marked("Vocabulary", "forgotten"),
    marked("Vocabulary", "customer note"),
    marked("Vocabulary", "customer slot"),
    marked("Vocabulary", "customer rating"),
    marked("Vocabulary", "tender answered"),
    marked("Vocabulary", "driver"),
    marked("Vocabulary", "dispatcher"),
    marked("Vocabulary", "automation"),
    marked("Vocabulary", "customer"),
    marked("Vocabulary", "carrier"),
    marked("Vocabulary", "server"),
    # Proofs
    marked("Vocabulary", "photo"),
    marked("Vocabulary", "signature"),
    marked("Vocabulary", "name"),
    marked("Vocabulary", "scan"),
    marked("Vocabulary", "age check"),
    marked("Vocabulary", "pin"),
    # How freely the day may be planned anew
    marked("Vocabulary", "hold"),
    marked("Vocabulary", "careful"),
    marked("Vocabulary", "normal"),
    marked("Vocabulary", "free"),
    # Vehicles and loads
    marked("Vocabulary", "car"),
    marked("Vocabulary", "van"),
    marked("Vocabulary", "bicycle"),
    marked("Vocabulary", "Weight"),
    marked("Vocabulary", "kg"),
    marked("Vocabulary", "Volume"),
    marked("Vocabulary", "l"),
    marked("Vocabulary", "Parcels"),
    marked("Vocabulary", "pcs"),
    # Days of the week
    marked("Vocabulary", "Mon"),
    marked("Vocabulary", "Tue"),
    marked("Vocabulary", "Wed"),
    marked("Vocabulary", "Thu"),
    marked("Vocabulary", "Fri"),
    marked("Vocabulary", "Sat"),
    marked("Vocabulary", "Sun"),
    # Kinds of places
    marked("Vocabulary", "street"),
    marked("Vocabulary", "place"),
    # Messages to customers
    marked("Vocabulary", "on its way"),
    marked("Vocabulary", "nearly there"),
    marked("Vocabulary", "later than promised"),
    marked("Vocabulary", "another time"),
    marked("Vocabulary", "at the door"),
    marked("Vocabulary", "done"),
    marked("Vocabulary", "not possible"),
    marked("Vocabulary", "how was it"),
    marked("Vocabulary", "status"),
    marked("Vocabulary", "offer to a carrier"),
    marked("Vocabulary", "e-mail"),
    marked("Vocabulary", "text"),
    marked("Vocabulary", "other system"),
    marked("Vocabulary", "carrier's program"),
    marked("Vocabulary", "waits"),
    marked("Vocabulary", "being sent"),
    marked("Vocabulary", "in doubt"),
    marked("Vocabulary", "not sent, too late"),
    marked(
        "Vocabulary",
        "No way to customers is set up; put messages.mail or messages.webhook into settings.json.",
    ),
    marked("Vocabulary", "Nobody was told anything."),
)


def said(words: str) -> str:
    """One of these words, or a sentence of the domain, in the person's language; any other text as it
    is."""
    if isinstance(words, Said):
        return translate(words.about, words.template).format(**_spoken(words.values))
    return translate("Vocabulary", words)


def error_words(error: Exception) -> str:
    """What a failure of the world says, in the person's language where that is known."""
    return said(error.words) if isinstance(error, WorldError) else str(error)


def _spoken(values: Mapping[str, object]) -> dict[str, object]:
    """Sentences within a sentence are spoken too; names and figures are as they are."""
    return {name: _spoken_value(value) for name, value in values.items()}


def _spoken_value(value: object) -> object:
    match value:
        case Said():
            return said(value)
        case Distance():
            return distance(value.metres)
        case _:
            return value
