<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fi" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>not here, this window was opened only to look (desktop --read-only)</source>
        <translation>ei täällä, tämä ikkuna avattiin vain katseluun (desktop --read-only)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Näkymä</translation>
    </message>
</context>
<context>
    <name>Amending</name>
    <message>
        <source>{name} is over; there is nothing to call off.</source>
        <translation>{name} on jo ohi; peruttavaa ei ole.</translation>
    </message>
    <message>
        <source>Choose the stop of the order first.</source>
        <translation>Valitse ensin tilauksen pysähdys.</translation>
    </message>
    <message>
        <source>Call off the order of {name}?</source>
        <translation>Perutaanko tilaus {name}?</translation>
    </message>
    <message>
        <source>It leaves its route, and the driver is told. What is on board comes back with the van. Undo takes it up again; it waits for a driver then.</source>
        <translation>Se poistuu reitiltään, ja kuljettaja saa tiedon. Kyydissä oleva palaa auton mukana. Kumoa ottaa sen takaisin; silloin se odottaa kuljettajaa.</translation>
    </message>
    <message>
        <source>Call off</source>
        <translation>Peru tilaus</translation>
    </message>
    <message>
        <source>Choose a stop of the customer first.</source>
        <translation>Valitse ensin asiakkaan pysähdys.</translation>
    </message>
    <message>
        <source>{name} is still to be done: finish the stop or call it off first.</source>
        <translation>{name} on vielä tekemättä: hoida pysähdys loppuun tai peru se ensin.</translation>
    </message>
    <message>
        <source>Nothing is known of this customer any more.</source>
        <translation>Tästä asiakkaasta ei tiedetä enää mitään.</translation>
    </message>
    <message>
        <source>Remove everything known of {customer}?</source>
        <translation>Poistetaanko kaikki, mitä asiakkaasta {customer} tiedetään?</translation>
    </message>
    <message>
        <source>Name, address, contact, notes, proofs and messages of all their orders go, here and at the sync server. The day&apos;s figures stay. This cannot be taken back. {still_held}</source>
        <translation>Kaikkien tilausten nimi, osoite, yhteystiedot, muistiinpanot, kuittaukset ja viestit poistuvat täältä ja synkronointipalvelimelta. Päivän luvut säilyvät. Tätä ei voi perua. {still_held}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Poista</translation>
    </message>
    <message>
        <source>Choose the driver first.</source>
        <translation>Valitse ensin kuljettaja.</translation>
    </message>
    <message>
        <source>{name} is back in the day.</source>
        <translation>{name} on taas mukana.</translation>
    </message>
    <message>
        <source>{name} has ended the shift already.</source>
        <translation>{name} on jo lopettanut vuoronsa.</translation>
    </message>
    <message>
        <source>{name} cannot go on?</source>
        <translation>Eikö {name} voi jatkaa?</translation>
    </message>
    <message>
        <source>{open_stops}. They are offered to the other drivers, who take over what is on board where the van stands. This can be taken back.</source>
        <translation>{open_stops}. Niitä tarjotaan muille kuljettajille, jotka ottavat kyydissä olevan sieltä, missä auto on. Tämän voi perua.</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Poista päivästä</translation>
    </message>
    <message numerus="yes">
        <source>%n stops are open</source>
        <translation>
            <numerusform>Yksi pysähdys on avoinna</numerusform>
            <numerusform>%n pysähdystä on avoinna</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>Choose a driver</source>
        <translation>Valitse kuljettaja</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Näppäimet</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Komento</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Komennot ja niiden näppäimet</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command</source>
        <translation>Komento</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Kirjoita komento</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Löydetyt komennot</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Stop planning, go back to now, or clear selection and filter</source>
        <translation>Lopeta suunnittelu, palaa nykyhetkeen tai tyhjennä valinta ja suodatin</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Päivä</translation>
    </message>
    <message>
        <source>Import orders …</source>
        <translation>Tuo tilauksia …</translation>
    </message>
    <message>
        <source>Take an order by phone …</source>
        <translation>Ota tilaus puhelimessa …</translation>
    </message>
    <message>
        <source>Import drivers and vehicles …</source>
        <translation>Tuo kuljettajat ja ajoneuvot …</translation>
    </message>
    <message>
        <source>Fleet and customers</source>
        <translation>Kalusto ja asiakkaat</translation>
    </message>
    <message>
        <source>Weekly shifts</source>
        <translation>Viikkovuorot</translation>
    </message>
    <message>
        <source>Carriers and their prices</source>
        <translation>Rahdinkuljettajat ja hinnat</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Asetukset</translation>
    </message>
    <message>
        <source>Language …</source>
        <translation>Kieli …</translation>
    </message>
    <message>
        <source>Map regions</source>
        <translation>Kartta-alueet</translation>
    </message>
    <message>
        <source>Shops that order by themselves</source>
        <translation>Kaupat, jotka tilaavat itse</translation>
    </message>
    <message>
        <source>Stop preparing the map region</source>
        <translation>Keskeytä kartta-alueen valmistelu</translation>
    </message>
    <message>
        <source>Practise with the demo day</source>
        <translation>Harjoittele esimerkkipäivällä</translation>
    </message>
    <message>
        <source>Leave the practice day</source>
        <translation>Poistu harjoituspäivästä</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Työ</translation>
    </message>
    <message>
        <source>Plan the day</source>
        <translation>Suunnittele päivä</translation>
    </message>
    <message>
        <source>Stop planning, keep the best so far</source>
        <translation>Lopeta suunnittelu, pidä paras tähänastinen</translation>
    </message>
    <message>
        <source>Send changes to the drivers</source>
        <translation>Lähetä muutokset kuljettajille</translation>
    </message>
    <message>
        <source>Call the selected order off …</source>
        <translation>Peru valittu tilaus …</translation>
    </message>
    <message>
        <source>Change the selected order …</source>
        <translation>Muuta valittua tilausta …</translation>
    </message>
    <message>
        <source>Driver cannot go on, or can again …</source>
        <translation>Kuljettaja ei voi jatkaa, tai voi taas …</translation>
    </message>
    <message>
        <source>What if …</source>
        <translation>Mitä jos …</translation>
    </message>
    <message>
        <source>Open a closed road again …</source>
        <translation>Avaa suljettu tie …</translation>
    </message>
    <message>
        <source>Write the day&apos;s report …</source>
        <translation>Kirjoita päivän raportti …</translation>
    </message>
    <message>
        <source>Write the routes for other programs …</source>
        <translation>Kirjoita reitit muille ohjelmille …</translation>
    </message>
    <message>
        <source>Write the proof of delivery …</source>
        <translation>Kirjoita toimituskuittaus …</translation>
    </message>
    <message>
        <source>Figures of the day and the week</source>
        <translation>Päivän ja viikon luvut</translation>
    </message>
    <message>
        <source>Messages to customers</source>
        <translation>Viestit asiakkaille</translation>
    </message>
    <message>
        <source>Offer the selected order to the next carrier</source>
        <translation>Tarjoa valittu tilaus seuraavalle rahdinkuljettajalle</translation>
    </message>
    <message>
        <source>Offers to carriers</source>
        <translation>Tarjoukset rahdinkuljettajille</translation>
    </message>
    <message>
        <source>Offer the customer other times</source>
        <translation>Tarjoa asiakkaalle muita aikoja</translation>
    </message>
    <message>
        <source>Promise the time that the customer chose</source>
        <translation>Lupaa asiakkaan valitsema aika</translation>
    </message>
    <message>
        <source>A load came, or comes later …</source>
        <translation>Kuorma tuli, tai tulee myöhemmin …</translation>
    </message>
    <message>
        <source>Remove a customer&apos;s data …</source>
        <translation>Poista asiakkaan tiedot …</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Puhelimet</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Päivät</translation>
    </message>
    <message>
        <source>Phones of the drivers</source>
        <translation>Kuljettajien puhelimet</translation>
    </message>
    <message>
        <source>Pair a phone</source>
        <translation>Parita puhelin</translation>
    </message>
    <message>
        <source>Write to a driver</source>
        <translation>Kirjoita kuljettajalle</translation>
    </message>
    <message>
        <source>Let phones in …</source>
        <translation>Päästä puhelimet sisään …</translation>
    </message>
    <message>
        <source>Previous day</source>
        <translation>Edellinen päivä</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>Seuraava päivä</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ikkuna</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Haku</translation>
    </message>
    <message>
        <source>Show what will be late</source>
        <translation>Näytä myöhästyvät</translation>
    </message>
    <message>
        <source>Show unassigned</source>
        <translation>Näytä jakamattomat</translation>
    </message>
    <message>
        <source>Show open stops</source>
        <translation>Näytä avoimet pysähdykset</translation>
    </message>
    <message>
        <source>Finished stops in the lanes</source>
        <translation>Valmiit pysähdykset listoissa</translation>
    </message>
    <message>
        <source>Show the whole day on the map</source>
        <translation>Näytä koko päivä kartalla</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Vaalea tai tumma</translation>
    </message>
    <message>
        <source>Find a command …</source>
        <translation>Etsi komento …</translation>
    </message>
    <message>
        <source>All keys on a sheet</source>
        <translation>Kaikki näppäimet listana</translation>
    </message>
    <message>
        <source>Write a diagnostics file …</source>
        <translation>Kirjoita diagnostiikkatiedosto …</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Lopeta</translation>
    </message>
    <message>
        <source>Driver {n}</source>
        <translation>Kuljettaja {n}</translation>
    </message>
    <message>
        <source>Give the selected order to the cheapest carrier</source>
        <translation>Anna valittu tilaus edullisimmalle rahdinkuljettajalle</translation>
    </message>
    <message>
        <source>Take the selected order back from its carrier</source>
        <translation>Ota valittu tilaus takaisin rahdinkuljettajalta</translation>
    </message>
</context>
<context>
    <name>DayWork</name>
    <message>
        <source>Nobody works on {day} yet: give somebody a weekly shift (Ctrl+Shift+F) or import drivers and vehicles (Ctrl+Shift+O), then plan. The orders are kept.</source>
        <translation>Kukaan ei vielä työskentele {day}: anna jollekulle viikkovuoro (Ctrl+Vaihto+F) tai tuo kuljettajat ja ajoneuvot (Ctrl+Vaihto+O) ja suunnittele sitten. Tilaukset säilyvät.</translation>
    </message>
    <message numerus="yes">
        <source>Planned %n stops</source>
        <translation>
            <numerusform>Suunniteltu %n pysähdys</numerusform>
            <numerusform>Suunniteltu %n pysähdystä</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n given to carriers</source>
        <translation>
            <numerusform>%n annettu rahdinkuljettajalle</numerusform>
            <numerusform>%n annettu rahdinkuljettajille</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not planned</source>
        <translation>
            <numerusform>%n suunnittelematta</numerusform>
            <numerusform>%n suunnittelematta</numerusform>
        </translation>
    </message>
    <message>
        <source>{done}. Nothing is sent before you press Send.</source>
        <translation>{done}. Mitään ei lähetetä ennen kuin painat Lähetä.</translation>
    </message>
    <message>
        <source>Changed while it was being planned, so left out: {names}. Plan again to place them.</source>
        <translation>Muuttuivat suunnittelun aikana, joten jäivät pois: {names}. Suunnittele uudelleen, niin ne saavat paikan.</translation>
    </message>
    <message numerus="yes">
        <source>%n drivers of {name} work on {day}.</source>
        <translation>
            <numerusform>{day}: yksi kuljettaja varastolta {name}.</numerusform>
            <numerusform>{day}: %n kuljettajaa varastolta {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n shifts of {day} to {path}.</source>
        <translation>
            <numerusform>Kirjoitettiin 1 vuoro ({day}) tiedostoon {path}.</numerusform>
            <numerusform>Kirjoitettiin %n vuoroa ({day}) tiedostoon {path}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{error} The changes are kept and go out when the server can be reached.</source>
        <translation>{error} Muutokset säilyvät ja lähtevät, kun palvelimeen saadaan yhteys.</translation>
    </message>
    <message>
        <source>Nothing has changed since the last time.</source>
        <translation>Mikään ei ole muuttunut viime kerran jälkeen.</translation>
    </message>
    <message numerus="yes">
        <source>Sent %n changed routes.</source>
        <translation>
            <numerusform>Lähetetty %n muuttunut reitti.</numerusform>
            <numerusform>Lähetetty %n muuttunutta reittiä.</numerusform>
        </translation>
    </message>
    <message>
        <source>The suggestion is done and goes to the drivers.</source>
        <translation>Ehdotus on tehty ja menee kuljettajille.</translation>
    </message>
    <message>
        <source>It is taken back, and drivers are told.</source>
        <translation>Se on peruttu, ja kuljettajat saavat tiedon.</translation>
    </message>
    <message>
        <source>It can no longer be taken back: a driver has gone on from there. Nothing was changed.</source>
        <translation>Sitä ei voi enää perua: kuljettaja on jo jatkanut siitä. Mitään ei muutettu.</translation>
    </message>
    <message>
        <source>{name} is offered to {carrier} for {price}; the answer is due by {time}.</source>
        <translation>{name} on tarjottu: {carrier}, {price}; vastaus viimeistään {time}.</translation>
    </message>
    <message>
        <source>{carrier} takes it for {price}.</source>
        <translation>{carrier} ottaa sen hintaan {price}.</translation>
    </message>
    <message>
        <source>{carrier} does not take it; it stays where it is.</source>
        <translation>{carrier} ei ota sitä; se jää paikalleen.</translation>
    </message>
    <message>
        <source>The offer to {carrier} is withdrawn.</source>
        <translation>Tarjous ({carrier}) on peruttu.</translation>
    </message>
    <message>
        <source>Offered on the tracking page: {windows}.</source>
        <translation>Tarjottu seurantasivulla: {windows}.</translation>
    </message>
    <message>
        <source>{name} is promised {windows} now; the page says so.</source>
        <translation>{name} on nyt luvattu {windows}; sivu kertoo sen.</translation>
    </message>
    <message>
        <source>Removed: {words}.</source>
        <translation>Poistettu: {words}.</translation>
    </message>
    <message>
        <source>{name} is out. The open stops are offered to the others.</source>
        <translation>{name} on poissa. Avoimia pysähdyksiä tarjotaan muille.</translation>
    </message>
    <message>
        <source>{names} is closed. Routes go round, and better ones are looked for.</source>
        <translation>{names} on suljettu. Reitit kiertävät, ja parempia etsitään.</translation>
    </message>
    <message>
        <source>The road is open again.</source>
        <translation>Tie on taas auki.</translation>
    </message>
    <message>
        <source>This order is not on the day any more.</source>
        <translation>Tätä tilausta ei enää ole tässä päivässä.</translation>
    </message>
    <message>
        <source>Wrote {path}.</source>
        <translation>Kirjoitettiin {path}.</translation>
    </message>
    <message>
        <source>{name} has no known ending; use one of {endings}.</source>
        <translation>Tiedoston {name} päätettä ei tunneta; käytä jotakin näistä: {endings}.</translation>
    </message>
    <message>
        <source>{name} is given to {carrier} for {price}.</source>
        <translation>{name} annetaan kuljettajalle {carrier} hintaan {price}.</translation>
    </message>
    <message>
        <source>{name} waits for a route again.</source>
        <translation>{name} odottaa taas reittiä.</translation>
    </message>
</context>
<context>
    <name>Distances</name>
    <message>
        <source>{number} yd</source>
        <translation>{number} yd</translation>
    </message>
    <message>
        <source>{number} m</source>
        <translation>{number} m</translation>
    </message>
    <message>
        <source>{number} mi</source>
        <translation>{number} mi</translation>
    </message>
    <message>
        <source>{number} km</source>
        <translation>{number} km</translation>
    </message>
</context>
<context>
    <name>EmptyDay</name>
    <message>
        <source>This day is empty.</source>
        <translation>Tämä päivä on tyhjä.</translation>
    </message>
    <message>
        <source>Three ways to begin.</source>
        <translation>Kolme tapaa aloittaa.</translation>
    </message>
    <message>
        <source>Welcome to Roundsman.</source>
        <translation>Tervetuloa Roundsmaniin.</translation>
    </message>
    <message>
        <source>Look at a practice day first, or take three steps to your own.</source>
        <translation>Katso ensin harjoituspäivää, tai ota kolme askelta omaasi.</translation>
    </message>
    <message>
        <source>{region} is in use</source>
        <translation>{region} on käytössä</translation>
    </message>
    <message>
        <source>the built-in example is in use</source>
        <translation>mukana tuleva esimerkki on käytössä</translation>
    </message>
    <message>
        <source>✓ there are drivers</source>
        <translation>✓ kuljettajia on</translation>
    </message>
    <message>
        <source>nobody drives yet</source>
        <translation>kukaan ei vielä aja</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>ei vielä yhtään</translation>
    </message>
    <message>
        <source>1  Map region</source>
        <translation>1  Kartta-alue</translation>
    </message>
    <message>
        <source>Streets and addresses of where you drive, made ready once.</source>
        <translation>Ajoalueesi kadut ja osoitteet, valmistellaan kerran.</translation>
    </message>
    <message>
        <source>2  Fleet</source>
        <translation>2  Kalusto</translation>
    </message>
    <message>
        <source>A depot, drivers, vehicles, and who drives when, week by week.</source>
        <translation>Varasto, kuljettajat, ajoneuvot ja kuka ajaa milloin, viikko kerrallaan.</translation>
    </message>
    <message>
        <source>3  Orders</source>
        <translation>3  Tilaukset</translation>
    </message>
    <message>
        <source>A CSV, Excel or XML file, as your shop or ERP writes it.</source>
        <translation>CSV-, Excel- tai XML-tiedosto, sellaisena kuin kauppasi tai ERP-järjestelmäsi sen kirjoittaa.</translation>
    </message>
    <message>
        <source>Import orders</source>
        <translation>Tuo tilauksia</translation>
    </message>
    <message>
        <source>Type one in</source>
        <translation>Kirjoita tilaus</translation>
    </message>
    <message>
        <source>A caller&apos;s order: the address is looked up, and the slots shown that can be promised.</source>
        <translation>Soittajan tilaus: osoite haetaan, ja näet, mitä aikoja voi luvata.</translation>
    </message>
    <message>
        <source>150 orders in Liechtenstein, six simulated drivers.</source>
        <translation>150 tilausta Liechtensteinissa, kuusi simuloitua kuljettajaa.</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>Harjoittele</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Avaa</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>The chosen figure as bars</source>
        <translation>Valittu luku pylväinä</translation>
    </message>
    <message>
        <source>Not att.</source>
        <translation>Ei yrit.</translation>
    </message>
    <message>
        <source>1st att. ok</source>
        <translation>1. yr. ok</translation>
    </message>
    <message>
        <source>Proof out</source>
        <translation>Kuit. auki</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Kaikki</translation>
    </message>
    <message>
        <source>Lateness</source>
        <translation>Myöhästyminen</translation>
    </message>
    <message>
        <source>over {minutes} min</source>
        <translation>yli {minutes} min</translation>
    </message>
    <message>
        <source>{least} to {most} min</source>
        <translation>{least}–{most} min</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Kuljettaja</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nro</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nimi</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Osoite</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Aikaikkuna</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Alkoi</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Myöhässä</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tila</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Lopputulos</translation>
    </message>
    <message>
        <source>{state}, corrected</source>
        <translation>{state}, korjattu</translation>
    </message>
    <message>
        <source>This day</source>
        <translation>Tämä päivä</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Tämä viikko</translation>
    </message>
    <message>
        <source>No stop is behind this figure.</source>
        <translation>Tämän luvun takana ei ole pysähdyksiä.</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Luvut</translation>
    </message>
    <message>
        <source>Day or week</source>
        <translation>Päivä tai viikko</translation>
    </message>
    <message>
        <source>By what stops are grouped</source>
        <translation>Minkä mukaan pysähdykset ryhmitellään</translation>
    </message>
    <message>
        <source>Figures by group; a cell opens its stops</source>
        <translation>Luvut ryhmittäin; solu avaa pysähdyksensä</translation>
    </message>
    <message>
        <source>The stops behind the chosen figure</source>
        <translation>Valitun luvun pysähdykset</translation>
    </message>
    <message>
        <source>The facts of the chosen stop</source>
        <translation>Valitun pysähdyksen tapahtumat</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sulje</translation>
    </message>
    <message>
        <source>by</source>
        <translation>ryhmittely</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} – {last}</translation>
    </message>
    <message>
        <source>chain head {head}</source>
        <translation>ketjun pää {head}</translation>
    </message>
    <message>
        <source>no events</source>
        <translation>ei tapahtumia</translation>
    </message>
    <message numerus="yes">
        <source>From %n events, last no. {last}, {head}</source>
        <translation>
            <numerusform>Yhdestä tapahtumasta, viimeinen nro {last}, {head}</numerusform>
            <numerusform>%n tapahtumasta, viimeinen nro {last}, {head}</numerusform>
        </translation>
    </message>
    <message>
        <source>{measure} by {grouping}</source>
        <translation>{measure}, ryhmittely {grouping}</translation>
    </message>
    <message>
        <source>{attempts} of {stops} stops attempted</source>
        <translation>{attempts}/{stops} pysähdystä yritetty</translation>
    </message>
    <message>
        <source>on time {share}</source>
        <translation>ajoissa {share}</translation>
    </message>
    <message>
        <source>at first attempt {share}</source>
        <translation>ensi yrityksellä {share}</translation>
    </message>
    <message>
        <source>{driven} ({planned} planned)</source>
        <translation>{driven} (suunniteltu {planned})</translation>
    </message>
    <message>
        <source>cost {cost}</source>
        <translation>kustannus {cost}</translation>
    </message>
    <message>
        <source>{count} stops per hour</source>
        <translation>{count} pysähdystä tunnissa</translation>
    </message>
    <message>
        <source>{steps} interventions per 100 orders</source>
        <translation>{steps} puuttumista 100 tilausta kohti</translation>
    </message>
    <message>
        <source>corrects an earlier report</source>
        <translation>korjaa aiemman raportin</translation>
    </message>
    <message>
        <source>Stop {stop}, order {order}</source>
        <translation>Pysähdys {stop}, tilaus {order}</translation>
    </message>
    <message>
        <source>No fact is known of it.</source>
        <translation>Siitä ei tiedetä mitään.</translation>
    </message>
    <message>
        <source>{time}  no. {number}  {told}, {who}{note}</source>
        <translation>{time}  nro {number}  {told}, {who}{note}</translation>
    </message>
</context>
<context>
    <name>FirstSuggestion</name>
    <message>
        <source>Suggestion</source>
        <translation>Ehdotus</translation>
    </message>
    <message>
        <source>Accept the suggestion</source>
        <translation>Hyväksy ehdotus</translation>
    </message>
    <message>
        <source>Accept the suggestion in part …</source>
        <translation>Hyväksy ehdotus osittain …</translation>
    </message>
    <message>
        <source>Dismiss the suggestion</source>
        <translation>Piilota ehdotus</translation>
    </message>
    <message>
        <source>Do not suggest this again today</source>
        <translation>Älä ehdota tätä enää tänään</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>ddd d MMM</source>
        <translation>ddd d.M.</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d.M.</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
</context>
<context>
    <name>Hands</name>
    <message>
        <source>Driver</source>
        <translation>Kuljettaja</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Ajoneuvo</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Aika</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Matka</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Hinta</translation>
    </message>
    <message>
        <source>To know</source>
        <translation>Tiedoksi</translation>
    </message>
    <message>
        <source>Nothing is sent before you press Send; Ctrl+Z takes it back.</source>
        <translation>Mitään ei lähetetä ennen kuin painat Lähetä; Ctrl+Z peruu.</translation>
    </message>
    <message>
        <source>Choose a driver</source>
        <translation>Valitse kuljettaja</translation>
    </message>
    <message>
        <source>Drivers, the cheapest first</source>
        <translation>Kuljettajat, halvin ensin</translation>
    </message>
    <message>
        <source>Working out what each driver would need …</source>
        <translation>Lasketaan, mitä kukin kuljettaja tarvitsisi …</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Anna</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>Pysähdykset</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Kumoa</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Tee uudelleen</translation>
    </message>
    <message>
        <source>Move to driver …</source>
        <translation>Siirrä kuljettajalle …</translation>
    </message>
    <message>
        <source>Earlier on the route</source>
        <translation>Aikaisemmaksi reitillä</translation>
    </message>
    <message>
        <source>Later on the route</source>
        <translation>Myöhemmäksi reitillä</translation>
    </message>
    <message>
        <source>Take off the route</source>
        <translation>Ota pois reitiltä</translation>
    </message>
    <message>
        <source>Lock to the driver, or unlock</source>
        <translation>Lukitse kuljettajalle, tai vapauta</translation>
    </message>
    <message>
        <source>Lock by driver, time or priority …</source>
        <translation>Lukitse kuljettajan, ajan tai tärkeyden mukaan …</translation>
    </message>
    <message>
        <source>Turn this tour round</source>
        <translation>Käännä tämä kierros</translation>
    </message>
    <message>
        <source>Give the run from here on to …</source>
        <translation>Anna ajo tästä eteenpäin …</translation>
    </message>
    <message>
        <source>Give the whole run to …</source>
        <translation>Anna koko ajo …</translation>
    </message>
    <message>
        <source>Swap runs with …</source>
        <translation>Vaihda ajot …</translation>
    </message>
    <message>
        <source>Choose a stop first; several with Ctrl or Shift.</source>
        <translation>Valitse ensin pysähdys; useita Ctrl- tai vaihtonäppäimellä.</translation>
    </message>
    <message>
        <source>What a drop would cost</source>
        <translation>Mitä pudotus maksaisi</translation>
    </message>
    <message>
        <source>Who takes {stops}?</source>
        <translation>Kuka ottaa: {stops}?</translation>
    </message>
    <message>
        <source>Only a stop on a route can be locked; give it to a driver first.</source>
        <translation>Vain reitillä olevan pysähdyksen voi lukita; anna se ensin kuljettajalle.</translation>
    </message>
    <message>
        <source>{stops} locked</source>
        <translation>{stops} lukittu</translation>
    </message>
    <message>
        <source>{stops} unlocked</source>
        <translation>{stops} vapautettu</translation>
    </message>
    <message>
        <source>Who takes the run of {driver}?</source>
        <translation>Kuka ottaa kuljettajan {driver} ajon?</translation>
    </message>
    <message>
        <source>Choose the stop from which on another driver is to go.</source>
        <translation>Valitse pysähdys, josta eteenpäin toinen kuljettaja jatkaa.</translation>
    </message>
    <message>
        <source>Who takes the run of {driver} from {name} on?</source>
        <translation>Kuka ottaa kuljettajan {driver} ajon, alkaen {name}?</translation>
    </message>
    <message>
        <source>Who swaps runs with {driver}?</source>
        <translation>Kuka vaihtaa ajot kuljettajan {driver} kanssa?</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Peruttavaa ei ole.</translation>
    </message>
    <message>
        <source>There is nothing to do once more.</source>
        <translation>Uudelleen tehtävää ei ole.</translation>
    </message>
    <message>
        <source>{words}: {cost} Not sent yet.</source>
        <translation>{words}: {cost} Ei vielä lähetetty.</translation>
    </message>
    <message>
        <source>{done} done: {cost} The drivers are told.</source>
        <translation>{done} tehty: {cost} Kuljettajat saavat tiedon.</translation>
    </message>
    <message>
        <source>Taken back: {words}.</source>
        <translation>Otettu takaisin: {words}.</translation>
    </message>
    <message>
        <source>Done once more: {words}.</source>
        <translation>Tehty uudelleen: {words}.</translation>
    </message>
    <message numerus="yes">
        <source>{who} stay with their drivers.</source>
        <translation>
            <numerusform>{who} pysyy kuljettajalla.</numerusform>
            <numerusform>{who} pysyy kuljettajillaan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} may go to others again.</source>
        <translation>
            <numerusform>{who} voi taas siirtyä muille.</numerusform>
            <numerusform>{who} voi taas siirtyä muille.</numerusform>
        </translation>
    </message>
    <message>
        <source>Send tells the drivers.</source>
        <translation>Lähetä kertoo kuljettajille.</translation>
    </message>
    <message>
        <source>Choose the driver first.</source>
        <translation>Valitse ensin kuljettaja.</translation>
    </message>
    <message>
        <source>Lock stops</source>
        <translation>Lukitse pysähdyksiä</translation>
    </message>
    <message>
        <source>All drivers</source>
        <translation>Kaikki kuljettajat</translation>
    </message>
    <message>
        <source>Expected until</source>
        <translation>Odotettu viimeistään</translation>
    </message>
    <message>
        <source>Priority from</source>
        <translation>Tärkeys vähintään</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lukitse</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Vapauta</translation>
    </message>
    <message>
        <source>Locking changes {locked}, unlocking {unlocked}.</source>
        <translation>Lukitus muuttaa: {locked}; vapautus: {unlocked}.</translation>
    </message>
    <message>
        <source>Tick what is to be done.</source>
        <translation>Merkitse, mitä tehdään.</translation>
    </message>
    <message>
        <source>Accept in part</source>
        <translation>Hyväksy osittain</translation>
    </message>
    <message>
        <source>Moves of the suggestion</source>
        <translation>Ehdotuksen siirrot</translation>
    </message>
    <message>
        <source>What the ticked moves come to</source>
        <translation>Mitä merkityt siirrot tuottavat</translation>
    </message>
    <message>
        <source>Working out what these come to …</source>
        <translation>Lasketaan, mitä nämä tuottavat …</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>Hyväksy kaikki</translation>
    </message>
    <message>
        <source>Do {count} of {whole}</source>
        <translation>Tee {count}/{whole}</translation>
    </message>
    <message>
        <source>{stops} to {driver}</source>
        <translation>{stops} → {driver}</translation>
    </message>
    <message>
        <source>{stops} off the route</source>
        <translation>{stops} pois reitiltä</translation>
    </message>
    <message>
        <source>{stops} later</source>
        <translation>{stops} myöhemmäksi</translation>
    </message>
    <message>
        <source>{stops} earlier</source>
        <translation>{stops} aikaisemmaksi</translation>
    </message>
    <message>
        <source>{driver}&apos;s tour the other way round</source>
        <translation>Kuljettajan {driver} kierros toisin päin</translation>
    </message>
    <message>
        <source>{giver}&apos;s run from {stop} on to {taker}</source>
        <translation>Kuljettajan {giver} ajo kohdasta {stop} eteenpäin → {taker}</translation>
    </message>
    <message>
        <source>{giver}&apos;s run to {taker}</source>
        <translation>Kuljettajan {giver} ajo → {taker}</translation>
    </message>
    <message>
        <source>{one} and {other} swapped</source>
        <translation>{one} ja {other} vaihdettu</translation>
    </message>
    <message numerus="yes">
        <source>%n moves of a suggestion</source>
        <translation>
            <numerusform>1 ehdotuksen siirto</numerusform>
            <numerusform>%n ehdotuksen siirtoa</numerusform>
        </translation>
    </message>
    <message>
        <source>{names} called off</source>
        <translation>{names} peruttu</translation>
    </message>
    <message>
        <source>Called off: {names}.</source>
        <translation>Peruttu: {names}.</translation>
    </message>
    <message>
        <source>Drivers are told; what is on board comes back.</source>
        <translation>Kuljettajat saavat tiedon; kyydissä oleva palaa.</translation>
    </message>
    <message>
        <source>{names} stayed: over, off already, or with a driver since.</source>
        <translation>{names} jäi: valmis, jo peruttu tai sillä välin kuljettajalla.</translation>
    </message>
    <message>
        <source>There is nothing to call off.</source>
        <translation>Peruttavaa ei ole.</translation>
    </message>
    <message>
        <source>Taken up again, to wait for a driver: {names}.</source>
        <translation>Otettu takaisin, odottaa kuljettajaa: {names}.</translation>
    </message>
    <message>
        <source>cost {price}</source>
        <translation>hinta {price}</translation>
    </message>
    <message>
        <source>Newly late: {names}</source>
        <translation>Uusia myöhästyviä: {names}</translation>
    </message>
    <message>
        <source>{later} min more lateness</source>
        <translation>{later} min enemmän myöhässä</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message numerus="yes">
        <source>%n stops</source>
        <translation>
            <numerusform>yksi pysähdys</numerusform>
            <numerusform>%n pysähdystä</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Mitään ei muutettu.</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Choose …</source>
        <translation>Valitse …</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Sarakkeet</translation>
    </message>
    <message>
        <source>What {title} is</source>
        <translation>Mikä {title} on</translation>
    </message>
    <message>
        <source>F2 repairs a cell, Alt+N goes to the next problem, Ctrl+Enter imports, Esc imports nothing.</source>
        <translation>F2 korjaa solun, Alt+N siirtyy seuraavaan ongelmaan, Ctrl+Enter tuo, Esc ei tuo mitään.</translation>
    </message>
    <message>
        <source>Looking at it again …</source>
        <translation>Katsotaan uudelleen …</translation>
    </message>
    <message>
        <source>No rows of this kind.</source>
        <translation>Ei tällaisia rivejä.</translation>
    </message>
    <message>
        <source>for rows that name none</source>
        <translation>riveille, jotka eivät nimeä ketään</translation>
    </message>
    <message>
        <source>Sender of rows that name none</source>
        <translation>Lähettäjä riveille, jotka eivät nimeä ketään</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Tuo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Peruuta</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>Seuraava ongelma</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Lähettäjä</translation>
    </message>
    <message>
        <source>Import {name}, {day}</source>
        <translation>Tuo {name}, {day}</translation>
    </message>
    <message>
        <source>Import nothing of this file?</source>
        <translation>Eikö tästä tiedostosta tuoda mitään?</translation>
    </message>
    <message>
        <source>What you repaired and settled here is forgotten. The file itself is not changed.</source>
        <translation>Täällä korjatut ja ratkaistut asiat unohdetaan. Itse tiedostoa ei muuteta.</translation>
    </message>
    <message>
        <source>Import nothing</source>
        <translation>Älä tuo mitään</translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation>Tuodaan …</translation>
    </message>
    <message>
        <source>Import orders</source>
        <translation>Tuo tilauksia</translation>
    </message>
    <message>
        <source>Orders ({endings});;All files (*)</source>
        <translation>Tilaukset ({endings});;Kaikki tiedostot (*)</translation>
    </message>
    <message>
        <source>Choose a row to see what it does.</source>
        <translation>Valitse rivi, niin näet, mitä se tekee.</translation>
    </message>
    <message>
        <source>No place of the region fits; type another spelling, or set a pin.</source>
        <translation>Mikään alueen paikka ei sovi; kirjoita toisin tai aseta merkki kartalle.</translation>
    </message>
    <message>
        <source>Address to look for</source>
        <translation>Haettava osoite</translation>
    </message>
    <message>
        <source>Street and number, town</source>
        <translation>Katu ja numero, paikkakunta</translation>
    </message>
    <message>
        <source>Places that may be meant; Enter takes one</source>
        <translation>Mahdolliset paikat; Enter valitsee</translation>
    </message>
    <message>
        <source>Set a pin on the map</source>
        <translation>Aseta merkki kartalle</translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation>Valitse toinen paikka</translation>
    </message>
    <message>
        <source>Leave this row out</source>
        <translation>Jätä tämä rivi pois</translation>
    </message>
    <message>
        <source>Call this order off</source>
        <translation>Peru tämä tilaus</translation>
    </message>
    <message>
        <source>Call off all that no driver has</source>
        <translation>Peru kaikki, joita ei ole kuljettajalla</translation>
    </message>
    <message>
        <source>Where it is, for every row with this address</source>
        <translation>Missä se on, kaikille riveille, joilla on tämä osoite</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Jätä ennalleen</translation>
    </message>
    <message>
        <source>Take this row in again</source>
        <translation>Ota tämä rivi takaisin</translation>
    </message>
    <message>
        <source>Line {line}: {state}</source>
        <translation>Rivi {line}: {state}</translation>
    </message>
    <message>
        <source>Placed by you at {pinned}; so it is from now on.</source>
        <translation>Asetit sen paikkaan {pinned}; niin se on tästä lähtien.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Rivi</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Mitä tapahtuu</translation>
    </message>
    <message>
        <source>To know</source>
        <translation>Tiedoksi</translation>
    </message>
    <message>
        <source>To be called off</source>
        <translation>Perutaan</translation>
    </message>
    <message>
        <source>Vanished</source>
        <translation>Kadonnut</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>tyhjä</translation>
    </message>
    <message>
        <source>Rows of the file, problems first; F2 repairs a cell</source>
        <translation>Tiedoston rivit, ongelmat ensin; F2 korjaa solun</translation>
    </message>
    <message>
        <source>Which rows are shown</source>
        <translation>Mitkä rivit näytetään</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Jätä pois</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Viite</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nimi</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Osoite</translation>
    </message>
    <message>
        <source>House number</source>
        <translation>Talon numero</translation>
    </message>
    <message>
        <source>House number, letter</source>
        <translation>Talon numero, kirjain</translation>
    </message>
    <message>
        <source>Address, more of it</source>
        <translation>Osoite, lisätieto</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postinumero</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Paikkakunta</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Leveysaste</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Pituusaste</translation>
    </message>
    <message>
        <source>Latitude and longitude</source>
        <translation>Leveys- ja pituusaste</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Päivämäärä</translation>
    </message>
    <message>
        <source>Date and earliest time</source>
        <translation>Päivämäärä ja aikaisin aika</translation>
    </message>
    <message>
        <source>Earliest time</source>
        <translation>Aikaisin aika</translation>
    </message>
    <message>
        <source>Earliest, minutes of the day</source>
        <translation>Aikaisin, minuutteina päivässä</translation>
    </message>
    <message>
        <source>Latest time</source>
        <translation>Myöhäisin aika</translation>
    </message>
    <message>
        <source>Latest, minutes of the day</source>
        <translation>Myöhäisin, minuutteina päivässä</translation>
    </message>
    <message>
        <source>Time windows</source>
        <translation>Aikaikkunat</translation>
    </message>
    <message>
        <source>Minutes at the door</source>
        <translation>Minuutit ovella</translation>
    </message>
    <message>
        <source>Seconds at the door</source>
        <translation>Sekunnit ovella</translation>
    </message>
    <message>
        <source>Weight in kg</source>
        <translation>Paino, kg</translation>
    </message>
    <message>
        <source>Weight in g</source>
        <translation>Paino, g</translation>
    </message>
    <message>
        <source>Weight in lb</source>
        <translation>Paino, lb</translation>
    </message>
    <message>
        <source>Volume in l</source>
        <translation>Tilavuus, l</translation>
    </message>
    <message>
        <source>Volume in m³</source>
        <translation>Tilavuus, m³</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Kollit</translation>
    </message>
    <message>
        <source>Kind of order</source>
        <translation>Tilauksen laji</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Tärkeys</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Taidot</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Puhelin</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Sähköposti</translation>
    </message>
    <message>
        <source>Language of messages</source>
        <translation>Viestien kieli</translation>
    </message>
    <message>
        <source>Wants no messages</source>
        <translation>Ei halua viestejä</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Muistiinpanot</translation>
    </message>
    <message>
        <source>Access code</source>
        <translation>Porttikoodi</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Kuittaus</translation>
    </message>
    <message>
        <source>Cash to collect</source>
        <translation>Perittävä</translation>
    </message>
    <message>
        <source>Depot</source>
        <translation>Varasto</translation>
    </message>
    <message>
        <source>Load that brings the goods</source>
        <translation>Kuorma, joka tuo tavarat</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Rivit</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Viivakoodi</translation>
    </message>
    <message>
        <source>Pickup: name</source>
        <translation>Nouto: nimi</translation>
    </message>
    <message>
        <source>Pickup: address</source>
        <translation>Nouto: osoite</translation>
    </message>
    <message>
        <source>Pickup: postcode</source>
        <translation>Nouto: postinumero</translation>
    </message>
    <message>
        <source>Pickup: town</source>
        <translation>Nouto: paikkakunta</translation>
    </message>
    <message>
        <source>Pickup: latitude</source>
        <translation>Nouto: leveysaste</translation>
    </message>
    <message>
        <source>Pickup: longitude</source>
        <translation>Nouto: pituusaste</translation>
    </message>
    <message>
        <source>Pickup: earliest time</source>
        <translation>Nouto: aikaisin aika</translation>
    </message>
    <message>
        <source>Pickup: latest time</source>
        <translation>Nouto: myöhäisin aika</translation>
    </message>
    <message>
        <source>Pickup: time windows</source>
        <translation>Nouto: aikaikkunat</translation>
    </message>
    <message>
        <source>Pickup: minutes at the door</source>
        <translation>Nouto: minuutit ovella</translation>
    </message>
    <message>
        <source>Pickup: phone</source>
        <translation>Nouto: puhelin</translation>
    </message>
    <message>
        <source>Pickup: notes</source>
        <translation>Nouto: muistiinpanot</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Uusi</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Muuttunut</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Tuttu</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Hylätty</translation>
    </message>
    <message>
        <source>Out already</source>
        <translation>Jo matkalla</translation>
    </message>
    <message>
        <source>Line of an order</source>
        <translation>Tilauksen rivi</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Jätetty pois</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Ei luettu</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Kaikki</translation>
    </message>
    <message>
        <source>Not located</source>
        <translation>Ei paikannettu</translation>
    </message>
    <message>
        <source>{state}, not located</source>
        <translation>{state}, ei paikannettu</translation>
    </message>
    <message>
        <source>Not known: say what it is, or leave it out.</source>
        <translation>Ei tunneta: sano, mikä se on, tai jätä pois.</translation>
    </message>
    <message>
        <source>Another column is taken for the same; say which counts.</source>
        <translation>Toinen sarake on tulkittu samaksi; sano, kumpi pätee.</translation>
    </message>
    <message>
        <source>As you said.</source>
        <translation>Kuten sanoit.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ei mitään</translation>
    </message>
    <message>
        <source>Not in this file any more, and out with {driver}; it is called off with the import. {driver} is told; what is on board comes back.</source>
        <translation>Ei enää tässä tiedostossa ja matkalla kuljettajalla {driver}; perutaan tuonnin yhteydessä. {driver} saa tiedon; kyydissä oleva palaa.</translation>
    </message>
    <message>
        <source>Not in this file any more, and out with {driver}; it stays unless you call it off.</source>
        <translation>Ei enää tässä tiedostossa ja matkalla kuljettajalla {driver}; pysyy, ellet peru sitä.</translation>
    </message>
    <message>
        <source>Not in this file any more; it is called off with the import.</source>
        <translation>Ei enää tässä tiedostossa; perutaan tuonnin yhteydessä.</translation>
    </message>
    <message>
        <source>Not in this file any more; it stays unless you call it off.</source>
        <translation>Ei enää tässä tiedostossa; pysyy, ellet peru sitä.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>uutta</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>muuttunutta</translation>
    </message>
    <message>
        <source>known already</source>
        <translation>jo tuttua</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>hylättyä</translation>
    </message>
    <message>
        <source>out for delivery already</source>
        <translation>jo jakelussa</translation>
    </message>
    <message>
        <source>not located</source>
        <translation>ei paikannettua</translation>
    </message>
    <message>
        <source>not in the file any more</source>
        <translation>ei enää tiedostossa</translation>
    </message>
    <message>
        <source>several senders have such files: say whose it is</source>
        <translation>usealla lähettäjällä on tällaisia tiedostoja: sano, kenen se on</translation>
    </message>
    <message numerus="yes">
        <source>%n columns not understood</source>
        <translation>
            <numerusform>%n saraketta ei ymmärretty</numerusform>
            <numerusform>%n saraketta ei ymmärretty</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Call off %n orders</source>
        <translation>
            <numerusform>Peru %n tilaus</numerusform>
            <numerusform>Peru %n tilausta</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to import</source>
        <translation>Ei tuotavaa</translation>
    </message>
    <message numerus="yes">
        <source>Import %n orders</source>
        <translation>
            <numerusform>Tuo 1 tilaus</numerusform>
            <numerusform>Tuo %n tilausta</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}, leave out {count}</source>
        <translation>{what}, jätä pois {count}</translation>
    </message>
    <message>
        <source>{what}, call off {count}</source>
        <translation>{what}, peru {count}</translation>
    </message>
    <message>
        <source>{name}: {kept} orders kept, {updated} updated, {duplicates} already there, {refused} rows refused, {unlocated} not located.</source>
        <translation>{name}: {kept} tilausta otettu, {updated} päivitetty, {duplicates} jo olemassa, {refused} riviä hylätty, {unlocated} ei paikannettu.</translation>
    </message>
    <message>
        <source>Line {line}, {column}: {reason}</source>
        <translation>Rivi {line}, {column}: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more rows.</source>
        <translation>
            <numerusform>ja yksi rivi lisää.</numerusform>
            <numerusform>ja %n riviä lisää.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading {name} …</source>
        <translation>Luetaan {name} …</translation>
    </message>
    <message>
        <source>{name} has something to look at before it is imported.</source>
        <translation>Tiedostossa {name} on katsottavaa ennen tuontia.</translation>
    </message>
    <message>
        <source>Other data is open now than when {name} was read; nothing was kept. Import the file again.</source>
        <translation>Nyt on auki muut tiedot kuin tiedostoa {name} luettaessa; mitään ei otettu. Tuo tiedosto uudelleen.</translation>
    </message>
    <message>
        <source>What vanished could not be called off: {error}</source>
        <translation>Kadonneita ei voitu perua: {error}</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Slots show here once all that is typed is understood.</source>
        <translation>Ajat näkyvät tässä, kun kaikki kirjoitettu on ymmärretty.</translation>
    </message>
    <message>
        <source>Enter saves, Esc closes and keeps what is typed.</source>
        <translation>Enter tallentaa, Esc sulkee ja säilyttää kirjoitetun.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Tallenna</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Hylkää</translation>
    </message>
    <message>
        <source>Change the order of {name}</source>
        <translation>Muuta tilausta: {name}</translation>
    </message>
    <message>
        <source>New order</source>
        <translation>Uusi tilaus</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Tallenna muutokset</translation>
    </message>
    <message>
        <source>What you typed before is here again.</source>
        <translation>Aiemmin kirjoittamasi on taas tässä.</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Tallennetaan …</translation>
    </message>
    <message>
        <source>Delivery, from the depot</source>
        <translation>Toimitus, varastolta</translation>
    </message>
    <message>
        <source>Pickup, to the depot</source>
        <translation>Nouto, varastolle</translation>
    </message>
    <message>
        <source>From one customer to another</source>
        <translation>Asiakkaalta toiselle</translation>
    </message>
    <message>
        <source>Street and number, town</source>
        <translation>Katu ja numero, paikkakunta</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Kartta</translation>
    </message>
    <message>
        <source>Pick the place on the map (Alt+M)</source>
        <translation>Valitse paikka kartalta (Alt+M)</translation>
    </message>
    <message>
        <source>9-12, bis 12, after 14; empty: any time</source>
        <translation>9-12, bis 12, after 14; tyhjä: milloin vain</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nimi</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Puhelin</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Osoite</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Laji</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Milloin</translation>
    </message>
    <message>
        <source>Minutes at the door</source>
        <translation>Minuutit ovella</translation>
    </message>
    <message>
        <source>Access code</source>
        <translation>Porttikoodi</translation>
    </message>
    <message>
        <source>Cash to collect</source>
        <translation>Perittävä</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Muistiinpanot</translation>
    </message>
    <message>
        <source>Picked up at</source>
        <translation>Nouto</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Lasti</translation>
    </message>
    <message>
        <source>At the door</source>
        <translation>Ovella</translation>
    </message>
    <message>
        <source>{name} in {unit}</source>
        <translation>{name}, {unit}</translation>
    </message>
    <message>
        <source>For the driver; Shift+Enter for a new line</source>
        <translation>Kuljettajalle; vaihto+Enter aloittaa uuden rivin</translation>
    </message>
    <message>
        <source>Type an address: the slots that could be promised show here, with what each costs.</source>
        <translation>Kirjoita osoite: luvattavat ajat näkyvät tässä, ja mitä kukin maksaa.</translation>
    </message>
    <message>
        <source>What would make it fit</source>
        <translation>Millä se mahtuisi</translation>
    </message>
    <message>
        <source>Slots that could be promised</source>
        <translation>Luvattavat ajat</translation>
    </message>
    <message>
        <source>It would fit</source>
        <translation>Se mahtuisi</translation>
    </message>
    <message>
        <source>Slots, with what each adds to the cost</source>
        <translation>Ajat, ja paljonko kukin lisää kuluja</translation>
    </message>
    <message>
        <source>What can be promised</source>
        <translation>Mitä voidaan luvata</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Etsitään …</translation>
    </message>
    <message>
        <source>It fits{when}: {offer}, +{cost}</source>
        <translation>Se mahtuu{when}: {offer}, +{cost}</translation>
    </message>
    <message>
        <source>It does not fit{when}.</source>
        <translation>Se ei mahdu{when}.</translation>
    </message>
    <message>
        <source>No single change would make it fit.</source>
        <translation>Mikään yksittäinen muutos ei riittäisi.</translation>
    </message>
    <message>
        <source>nobody can make it</source>
        <translation>kukaan ei ehdi</translation>
    </message>
    <message>
        <source>with {driver}</source>
        <translation>{driver}</translation>
    </message>
    <message>
        <source>Choose the stop of the order first.</source>
        <translation>Valitse ensin tilauksen pysähdys.</translation>
    </message>
    <message>
        <source>Found: the house is known.</source>
        <translation>Löytyi: talo tunnetaan.</translation>
    </message>
    <message>
        <source>The place is known.</source>
        <translation>Paikka tunnetaan.</translation>
    </message>
    <message>
        <source>Found: the street, not the house.</source>
        <translation>Löytyi: katu, ei taloa.</translation>
    </message>
    <message>
        <source>Found: the middle of the town only.</source>
        <translation>Löytyi: vain paikkakunnan keskusta.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Sähköposti</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Kieli</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Viestit</translation>
    </message>
    <message>
        <source>Somebody else changed it meanwhile: {theirs}. Save again to keep both.</source>
        <translation>Joku muu on sillä välin muuttanut: {theirs}. Tallenna uudelleen, niin molemmat säilyvät.</translation>
    </message>
    <message>
        <source>Somebody else changed it meanwhile: {theirs}. Yours stands in {both}: save again to keep it, or discard.</source>
        <translation>Joku muu on sillä välin muuttanut: {theirs}. Kohdassa {both} on sinun tekstisi: tallenna uudelleen tai hylkää se.</translation>
    </message>
    <message>
        <source>{reason} It can be saved all the same, and is planned once its place is set.</source>
        <translation>{reason} Sen voi silti tallentaa, ja se suunnitellaan, kun paikka on asetettu.</translation>
    </message>
    <message>
        <source>Pinned at {pinned}.</source>
        <translation>Merkki: {pinned}.</translation>
    </message>
    <message>
        <source>Perhaps a double: order {called} has the same name and place{windows}.</source>
        <translation>Ehkä kaksoiskappale: tilauksella {called} on sama nimi ja paikka{windows}.</translation>
    </message>
    <message>
        <source>{driver} at {time}, {distance} more</source>
        <translation>{driver} klo {time}, {distance} lisää</translation>
    </message>
    <message>
        <source>{driver} at {time}</source>
        <translation>{driver} klo {time}</translation>
    </message>
    <message>
        <source>makes {names} late</source>
        <translation>myöhästyttää: {names}</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>Klo {time} asti</translation>
    </message>
    <message>
        <source>{minutes} min later</source>
        <translation>{minutes} min myöhemmin</translation>
    </message>
    <message>
        <source>From {time}</source>
        <translation>Klo {time} alkaen</translation>
    </message>
    <message>
        <source>{minutes} min earlier</source>
        <translation>{minutes} min aikaisemmin</translation>
    </message>
    <message>
        <source>Without {subject}</source>
        <translation>Ilman: {subject}</translation>
    </message>
    <message>
        <source>Room for {amount} {unit} more</source>
        <translation>Tilaa {amount} {unit} lisää</translation>
    </message>
    <message>
        <source>{minutes} min of overtime</source>
        <translation>{minutes} min ylityötä</translation>
    </message>
    <message>
        <source>Starting {minutes} min earlier</source>
        <translation>Aloitus {minutes} min aikaisemmin</translation>
    </message>
    <message numerus="yes">
        <source>%n stops more</source>
        <translation>
            <numerusform>Yksi pysähdys yli sallitun</numerusform>
            <numerusform>%n pysähdystä lisää</numerusform>
        </translation>
    </message>
    <message>
        <source>{distance} more than allowed</source>
        <translation>{distance} yli sallitun</translation>
    </message>
    <message>
        <source>{minutes} min more driving than allowed</source>
        <translation>{minutes} min enemmän ajoa kuin sallittu</translation>
    </message>
    <message>
        <source>{minutes} min longer than allowed</source>
        <translation>{minutes} min pidempään kuin sallittu</translation>
    </message>
    <message>
        <source>Goods ready {minutes} min earlier</source>
        <translation>Tavarat valmiina {minutes} min aikaisemmin</translation>
    </message>
    <message>
        <source>Allowed on this vehicle</source>
        <translation>Sallittu tässä ajoneuvossa</translation>
    </message>
    <message>
        <source>A pinned stop moves</source>
        <translation>Kiinnitetty pysähdys siirtyy</translation>
    </message>
    <message>
        <source>A break is given up</source>
        <translation>Tauko jää pois</translation>
    </message>
    <message>
        <source>Saved: {name}. Its address was not found; it is planned once its place is set.</source>
        <translation>Tallennettu: {name}. Osoitetta ei löytynyt; se suunnitellaan, kun paikka on asetettu.</translation>
    </message>
    <message>
        <source>Saved: {name} waits for a driver.</source>
        <translation>Tallennettu: {name} odottaa kuljettajaa.</translation>
    </message>
    <message>
        <source>Saved: {name} is off the route of {left} and waits for a driver.</source>
        <translation>Tallennettu: {name} on pois reitiltä ({left}) ja odottaa kuljettajaa.</translation>
    </message>
    <message>
        <source>Saved: {name} stays with {driver}, whose phone is told.</source>
        <translation>Tallennettu: {name} pysyy kuljettajalla {driver}, jonka puhelin saa tiedon.</translation>
    </message>
    <message>
        <source>Saved: {name} stays with {driver}.</source>
        <translation>Tallennettu: {name} pysyy kuljettajalla {driver}.</translation>
    </message>
    <message>
        <source>It could not be saved.</source>
        <translation>Sitä ei voitu tallentaa.</translation>
    </message>
    <message>
        <source>Another day is in view now; go back to the order&apos;s day and save there.</source>
        <translation>Nyt on näkyvissä toinen päivä; palaa tilauksen päivään ja tallenna siellä.</translation>
    </message>
    <message>
        <source>Something typed is not understood; it is said at its field.</source>
        <translation>Jotakin kirjoitettua ei ymmärretä; se kerrotaan kentän kohdalla.</translation>
    </message>
    <message>
        <source>Perhaps a double of {order}.</source>
        <translation>Ehkä sama kuin {order}.</translation>
    </message>
    <message>
        <source>street; house {number} is not known</source>
        <translation>katu; talonumeroa {number} ei tunneta</translation>
    </message>
    <message>
        <source>Pickup: name</source>
        <translation>Nouto: nimi</translation>
    </message>
    <message>
        <source>Who gives it</source>
        <translation>Kuka luovuttaa</translation>
    </message>
    <message>
        <source>Pickup: phone</source>
        <translation>Nouto: puhelin</translation>
    </message>
    <message>
        <source>Pickup: address</source>
        <translation>Nouto: osoite</translation>
    </message>
    <message>
        <source>Pickup: when</source>
        <translation>Nouto: aika</translation>
    </message>
    <message>
        <source>Pick the place of the pickup on the map (Alt+P)</source>
        <translation>Valitse noutopaikka kartalta (Alt+P)</translation>
    </message>
</context>
<context>
    <name>Issues</name>
    <message>
        <source>Call {driver}: {stops} gone</source>
        <translation>Soita: {driver}; {stops} pois</translation>
    </message>
    <message>
        <source>Off the route, and no phone has fetched it yet: {names}</source>
        <translation>Pois reitiltä, eikä mikään puhelin ole vielä hakenut tietoa: {names}</translation>
    </message>
    <message>
        <source>Call {driver}</source>
        <translation>Soita: {driver}</translation>
    </message>
    <message>
        <source>an unknown phone</source>
        <translation>tuntematon puhelin</translation>
    </message>
    <message>
        <source>A report of {driver} set aside</source>
        <translation>Ilmoitus siirretty sivuun: {driver}</translation>
    </message>
    <message>
        <source>{count} reports of {driver} set aside</source>
        <translation>{count} ilmoitusta siirretty sivuun: {driver}</translation>
    </message>
    <message>
        <source>Not counted, but kept as sent. The last: {reason}</source>
        <translation>Ei laskettu, mutta säilytetty lähetettynä. Viimeisin: {reason}</translation>
    </message>
    <message>
        <source>Look at Phones</source>
        <translation>Katso puhelimet</translation>
    </message>
    <message>
        <source>{count} roads are closed</source>
        <translation>{count} tietä on suljettu</translation>
    </message>
    <message>
        <source>{road} is closed</source>
        <translation>{road} on suljettu</translation>
    </message>
    <message>
        <source>No road leads to {names}</source>
        <translation>Perille ei johda tietä: {names}</translation>
    </message>
    <message>
        <source>Round it: {drivers}</source>
        <translation>Kiertotie: {drivers}</translation>
    </message>
    <message>
        <source>Call the customer</source>
        <translation>Soita asiakkaalle</translation>
    </message>
    <message>
        <source>Look for other routes</source>
        <translation>Etsi muita reittejä</translation>
    </message>
    <message>
        <source>Open the road again</source>
        <translation>Avaa tie</translation>
    </message>
    <message>
        <source>From {begins} until {ends}</source>
        <translation>{begins}–{ends}</translation>
    </message>
    <message>
        <source>For the rest of the day</source>
        <translation>Loppupäivän</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>Klo {time} asti</translation>
    </message>
    <message>
        <source>{stop}: two different outcomes</source>
        <translation>{stop}: kaksi eri lopputulosta</translation>
    </message>
    <message>
        <source>Two phones report different ends of this stop</source>
        <translation>Kaksi puhelinta ilmoittaa tämän pysähdyksen eri tavoin</translation>
    </message>
    <message>
        <source>Ask both drivers</source>
        <translation>Kysy molemmilta kuljettajilta</translation>
    </message>
    <message>
        <source>Correct the stop</source>
        <translation>Korjaa pysähdys</translation>
    </message>
    <message>
        <source>{stop}: {proofs} missing</source>
        <translation>{stop}: puuttuu {proofs}</translation>
    </message>
    <message>
        <source>{driver} finished this stop without it</source>
        <translation>{driver} hoiti pysähdyksen ilman sitä</translation>
    </message>
    <message>
        <source>Ask {driver}</source>
        <translation>Kysy: {driver}</translation>
    </message>
    <message>
        <source>{stop}: reported {distance} away</source>
        <translation>{stop}: ilmoitettu {distance} päässä</translation>
    </message>
    <message>
        <source>{driver} was there, or the stop&apos;s pin is wrong</source>
        <translation>{driver} oli siellä, tai pysähdyksen merkki on väärin</translation>
    </message>
    <message>
        <source>Correct the pin</source>
        <translation>Korjaa merkki</translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation>{some} ja {last}</translation>
    </message>
    <message>
        <source>Load {load} is late at the depot</source>
        <translation>Kuorma {load} on myöhässä varastolla</translation>
    </message>
    <message>
        <source>At {ready} instead of {promised}; {driver} was to load at {start}, with {stops} of it</source>
        <translation>Klo {ready} eikä {promised}; {driver}: lastaus klo {start}, siitä {stops}</translation>
    </message>
    <message>
        <source>Look at the suggestions</source>
        <translation>Katso ehdotukset</translation>
    </message>
    <message>
        <source>Plan the rest again</source>
        <translation>Suunnittele loput uudelleen</translation>
    </message>
    <message>
        <source>Say when it comes</source>
        <translation>Kerro, milloin se tulee</translation>
    </message>
    <message>
        <source>{stop} is cancelled, and {driver} still has it</source>
        <translation>{stop} on peruttu, ja se on vielä kuljettajalla {driver}</translation>
    </message>
    <message>
        <source>The driver would go there in vain</source>
        <translation>Kuljettaja menisi sinne turhaan</translation>
    </message>
    <message>
        <source>Take it off the route and send</source>
        <translation>Ota pois reitiltä ja lähetä</translation>
    </message>
    <message>
        <source>Changed since {driver} was given the route</source>
        <translation>Muuttunut sen jälkeen, kun reitti annettiin: {driver}</translation>
    </message>
    <message>
        <source>Changed since {driver} was given the route; planned for {time}, which is too late</source>
        <translation>Muuttunut sen jälkeen, kun reitti annettiin: {driver}; suunniteltu klo {time}, mikä on liian myöhään</translation>
    </message>
    <message>
        <source>{stop}: {now} instead of {before}</source>
        <translation>{stop}: {now}, ennen {before}</translation>
    </message>
    <message>
        <source>Plan the route again and send</source>
        <translation>Suunnittele reitti uudelleen ja lähetä</translation>
    </message>
    <message>
        <source>Change the order</source>
        <translation>Muuta järjestystä</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>milloin vain</translation>
    </message>
    <message>
        <source>One new stop is on no route</source>
        <translation>Yksi uusi pysähdys on vailla reittiä</translation>
    </message>
    <message>
        <source>{count} new stops are on no route</source>
        <translation>{count} uutta pysähdystä on vailla reittiä</translation>
    </message>
    <message>
        <source>Came after routes were given out: {names}</source>
        <translation>Tuli reittien jakamisen jälkeen: {names}</translation>
    </message>
    <message>
        <source>Plan the day again</source>
        <translation>Suunnittele päivä uudelleen</translation>
    </message>
    <message>
        <source>Put them on a route</source>
        <translation>Laita ne reitille</translation>
    </message>
    <message>
        <source>Give them to a carrier</source>
        <translation>Anna ne rahdinkuljettajalle</translation>
    </message>
    <message>
        <source>One address is to be settled</source>
        <translation>Yksi osoite on selvitettävä</translation>
    </message>
    <message>
        <source>{count} addresses are to be settled</source>
        <translation>{count} osoitetta on selvitettävä</translation>
    </message>
    <message>
        <source>{names}: nobody can drive there. {where}</source>
        <translation>{names}: kukaan ei voi ajaa sinne. {where}</translation>
    </message>
    <message>
        <source>{driver} is at {stop} since {time}</source>
        <translation>{driver}: {stop}, klo {time} alkaen</translation>
    </message>
    <message>
        <source>{minutes} min were planned there; all later stops wait</source>
        <translation>Siellä piti kestää {minutes} min; kaikki myöhemmät pysähdykset odottavat</translation>
    </message>
    <message>
        <source>Give stops to another driver</source>
        <translation>Anna pysähdyksiä toiselle kuljettajalle</translation>
    </message>
    <message>
        <source>{driver} stands since {time}</source>
        <translation>{driver} seisoo klo {time} alkaen</translation>
    </message>
    <message>
        <source>There is no stop here, and no break was told; {count} stops are to do</source>
        <translation>Tässä ei ole pysähdystä, eikä taukoa ilmoitettu; {count} pysähdystä tekemättä</translation>
    </message>
    <message>
        <source>{driver} is off the route</source>
        <translation>{driver} on poissa reitiltä</translation>
    </message>
    <message>
        <source>Not on the road to {stop}, and not coming closer to it</source>
        <translation>Ei matkalla kohteeseen {stop}, eikä lähesty sitä</translation>
    </message>
    <message>
        <source>{driver} seems to be at {stop}</source>
        <translation>{driver} näyttää olevan perillä: {stop}</translation>
    </message>
    <message>
        <source>Standing there since {time}, and nothing was reported</source>
        <translation>Seisoo siellä klo {time} alkaen, eikä mitään ilmoitettu</translation>
    </message>
    <message>
        <source>Ask {driver} to report it</source>
        <translation>Pyydä ilmoittamaan: {driver}</translation>
    </message>
    <message>
        <source>{driver} has left {stop} without a word</source>
        <translation>{driver} lähti sanaakaan sanomatta: {stop}</translation>
    </message>
    <message>
        <source>The driver was there and is gone; how it ended was not reported</source>
        <translation>Kuljettaja oli siellä ja lähti; lopputulosta ei ilmoitettu</translation>
    </message>
    <message>
        <source>{driver} has not started</source>
        <translation>{driver} ei ole aloittanut</translation>
    </message>
    <message>
        <source>Loading was to begin at {time}; {stops} to do</source>
        <translation>Lastauksen piti alkaa klo {time}; tekemättä {stops}</translation>
    </message>
    <message>
        <source>Give the route to another driver</source>
        <translation>Anna reitti toiselle kuljettajalle</translation>
    </message>
    <message>
        <source>{driver} is not loaded yet</source>
        <translation>{driver} ei ole vielä lastattu</translation>
    </message>
    <message>
        <source>The van was to leave the depot at {time} with {stops}</source>
        <translation>Auton piti lähteä varastolta klo {time}; kyydissä {stops}</translation>
    </message>
    <message>
        <source>Ask at the depot</source>
        <translation>Kysy varastolta</translation>
    </message>
    <message>
        <source>{driver} went home with {stops} to do</source>
        <translation>{driver} lähti kotiin; tekemättä {stops}</translation>
    </message>
    <message>
        <source>The shift ended at {time}; not attempted: {names}</source>
        <translation>Vuoro päättyi klo {time}; ei yritetty: {names}</translation>
    </message>
    <message>
        <source>Give them to another driver</source>
        <translation>Anna ne toiselle kuljettajalle</translation>
    </message>
    <message>
        <source>Plan them for tomorrow</source>
        <translation>Suunnittele ne huomiselle</translation>
    </message>
    <message>
        <source>Tell the customers</source>
        <translation>Kerro asiakkaille</translation>
    </message>
    <message>
        <source>The phone fell silent under way, with its battery almost empty; reports may be waiting on it</source>
        <translation>Puhelin vaikeni matkalla, akku lähes tyhjä; siinä voi odottaa ilmoituksia</translation>
    </message>
    <message>
        <source>The phone fell silent under way; reports may be waiting on it</source>
        <translation>Puhelin vaikeni matkalla; siinä voi odottaa ilmoituksia</translation>
    </message>
    <message>
        <source>{driver}: nothing heard since {time}</source>
        <translation>{driver}: ei kuultu kello {time} jälkeen</translation>
    </message>
    <message>
        <source>{stops} will be late; the next is {stop}, now expected at {time} and late with a chance of {chance}</source>
        <translation>Myöhästyy: {stops}; seuraavaksi {stop}, odotettu nyt klo {time} ja myöhässä {chance} todennäköisyydellä</translation>
    </message>
    <message>
        <source>{stops} will be late; the next is {stop}, now expected at {time}</source>
        <translation>Myöhästyy: {stops}; seuraavaksi {stop}, odotettu nyt klo {time}</translation>
    </message>
    <message>
        <source>{driver} +{minutes} min</source>
        <translation>{driver} +{minutes} min</translation>
    </message>
    <message>
        <source>One stop</source>
        <translation>yksi pysähdys</translation>
    </message>
    <message>
        <source>{driver}: {stops} may be late</source>
        <translation>{driver}: ehkä myöhässä {stops}</translation>
    </message>
    <message>
        <source>Most at risk is {stop}: expected at {time}, late with a chance of {chance}</source>
        <translation>Eniten vaarassa on {stop}: odotettu klo {time}, myöhässä {chance} todennäköisyydellä</translation>
    </message>
    <message>
        <source>{driver} is there at {time}; {stop} expects nobody before {start}</source>
        <translation>{driver} on perillä klo {time}; {stop} ei odota ketään ennen kello {start}</translation>
    </message>
    <message>
        <source>{driver} will be there at {time}; {stop} expects nobody before {start}</source>
        <translation>{driver} saapuu klo {time}; {stop} ei odota ketään ennen kello {start}</translation>
    </message>
    <message>
        <source>{driver}: {minutes} min too early</source>
        <translation>{driver}: {minutes} min liian aikaisin</translation>
    </message>
    <message>
        <source>Put another stop before it</source>
        <translation>Laita toinen pysähdys ennen sitä</translation>
    </message>
    <message>
        <source>Ask the customer</source>
        <translation>Kysy asiakkaalta</translation>
    </message>
    <message>
        <source>Take the break now</source>
        <translation>Pidä tauko nyt</translation>
    </message>
    <message>
        <source>Back at the depot at about {time}, and {limit} is the end; {stops} would begin after that</source>
        <translation>Varastolla noin klo {time}, ja vuoro päättyy klo {limit}; sen jälkeen alkaisi {stops}</translation>
    </message>
    <message>
        <source>Back at the depot at about {time}, and {limit} is the end</source>
        <translation>Varastolla noin klo {time}, ja vuoro päättyy klo {limit}</translation>
    </message>
    <message>
        <source>{driver}: {minutes} min of overtime</source>
        <translation>{driver}: {minutes} min ylityötä</translation>
    </message>
    <message>
        <source>Give the last stops to another driver</source>
        <translation>Anna viimeiset pysähdykset toiselle kuljettajalle</translation>
    </message>
    <message>
        <source>Leave stops for tomorrow</source>
        <translation>Jätä pysähdyksiä huomiselle</translation>
    </message>
    <message>
        <source>Ask the driver</source>
        <translation>Kysy kuljettajalta</translation>
    </message>
    <message>
        <source>{driver}: trouble with the vehicle</source>
        <translation>{driver}: ajoneuvossa vikaa</translation>
    </message>
    <message>
        <source>{driver}: accident</source>
        <translation>{driver}: onnettomuus</translation>
    </message>
    <message>
        <source>{driver} reports a delay</source>
        <translation>{driver} ilmoittaa viivästyksestä</translation>
    </message>
    <message>
        <source>{driver}: trouble with a parcel</source>
        <translation>{driver}: paketissa vikaa</translation>
    </message>
    <message>
        <source>{driver}: trouble with an address</source>
        <translation>{driver}: osoitteessa vikaa</translation>
    </message>
    <message>
        <source>{driver} reports a problem</source>
        <translation>{driver} ilmoittaa ongelmasta</translation>
    </message>
    <message>
        <source>Give the stops to other drivers</source>
        <translation>Anna pysähdykset muille kuljettajille</translation>
    </message>
    <message>
        <source>Call for help</source>
        <translation>Hälytä apua</translation>
    </message>
    <message>
        <source>Told at {time} at {stop}</source>
        <translation>Ilmoitettu klo {time}, {stop}</translation>
    </message>
    <message>
        <source>Told at {time}</source>
        <translation>Ilmoitettu klo {time}</translation>
    </message>
    <message>
        <source>{stop} asks for {start}–{end}</source>
        <translation>{stop} toivoo aikaa {start}–{end}</translation>
    </message>
    <message>
        <source>Chosen on the tracking page, of the times that were offered</source>
        <translation>Valittu seurantasivulla tarjotuista ajoista</translation>
    </message>
    <message>
        <source>Promise the time that was chosen</source>
        <translation>Lupaa valittu aika</translation>
    </message>
    <message>
        <source>{carrier} takes {name} for {price}</source>
        <translation>{carrier} ottaa: {name}, hinta {price}</translation>
    </message>
    <message>
        <source>No route has a place for it</source>
        <translation>Yhdelläkään reitillä ei ole sille paikkaa</translation>
    </message>
    <message>
        <source>Give it to the carrier</source>
        <translation>Anna rahdinkuljettajalle</translation>
    </message>
    <message>
        <source>Put it on a route</source>
        <translation>Lisää reitille</translation>
    </message>
    <message>
        <source>The offer to {carrier} was not sent</source>
        <translation>Tarjousta ({carrier}) ei lähetetty</translation>
    </message>
    <message>
        <source>Withdraw the offer</source>
        <translation>Peru tarjous</translation>
    </message>
    <message>
        <source>Offered to {carrier} for {price}, to be answered by {time}</source>
        <translation>Tarjottu: {carrier}, {price}, vastaus viimeistään {time}</translation>
    </message>
    <message>
        <source>{carrier} takes it for {price}</source>
        <translation>{carrier} ottaa sen hintaan {price}</translation>
    </message>
    <message>
        <source>No other carrier that can be asked takes it</source>
        <translation>Kukaan muu rahdinkuljettaja, jolta voi kysyä, ei ota sitä</translation>
    </message>
    <message>
        <source>Keep it on the own routes</source>
        <translation>Pidä se omilla reiteillä</translation>
    </message>
    <message>
        <source>Offer it to the next carrier</source>
        <translation>Tarjoa seuraavalle rahdinkuljettajalle</translation>
    </message>
    <message>
        <source>{carrier} does not take {stop}</source>
        <translation>{carrier} ei ota: {stop}</translation>
    </message>
    <message>
        <source>{carrier} did not answer in time about {stop}</source>
        <translation>{carrier} ei vastannut ajoissa: {stop}</translation>
    </message>
    <message>
        <source>The offer of {stop} to {carrier} was withdrawn: it is on a route, on its way or over</source>
        <translation>Tarjous peruttiin ({stop}, {carrier}): se on reitillä, matkalla tai ohi</translation>
    </message>
</context>
<context>
    <name>IssuesView</name>
    <message>
        <source>Issues of the day, the heaviest first</source>
        <translation>Päivän ongelmat, vakavin ensin</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>The daily backup was not made: {error}</source>
        <translation>Päivittäistä varmuuskopiota ei tehty: {error}</translation>
    </message>
    <message>
        <source>Roundsman did not end well last time; what was kept before stands. Its report is in {notice}. To ask for help, write a diagnostics file (Ctrl+K): it has no names and no addresses in it.</source>
        <translation>Roundsman ei päättynyt hyvin viime kerralla; aiemmin tallennettu on tallessa. Raportti on tiedostossa {notice}. Apua pyytääksesi kirjoita diagnostiikkatiedosto (Ctrl+K): siinä ei ole nimiä eikä osoitteita.</translation>
    </message>
    <message>
        <source>Something is wrong in Roundsman itself ({kind}). What was kept before stands; the details are in {notice}. To ask for help, write a diagnostics file (Ctrl+K).</source>
        <translation>Roundsmanissa itsessään on vika ({kind}). Aiemmin tallennettu on tallessa; tiedot ovat tiedostossa {notice}. Apua pyytääksesi kirjoita diagnostiikkatiedosto (Ctrl+K).</translation>
    </message>
</context>
<context>
    <name>LaneRows</name>
    <message>
        <source>Unassigned ({count})</source>
        <translation>Jakamatta ({count})</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>lukittu</translation>
    </message>
    <message>
        <source>offered to a carrier</source>
        <translation>tarjottu rahdinkuljettajalle</translation>
    </message>
    <message>
        <source>with a carrier</source>
        <translation>rahdinkuljettajalla</translation>
    </message>
    <message>
        <source>unassigned</source>
        <translation>jakamatta</translation>
    </message>
</context>
<context>
    <name>LanesView</name>
    <message>
        <source>Unassigned ({count})</source>
        <translation>Jakamatta ({count})</translation>
    </message>
    <message>
        <source>out</source>
        <translation>poissa</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>lopettanut</translation>
    </message>
    <message>
        <source>unsent</source>
        <translation>lähettämättä</translation>
    </message>
    <message>
        <source>Lanes: unassigned orders and each driver&apos;s stops</source>
        <translation>Listat: jakamattomat tilaukset ja kunkin kuljettajan pysähdykset</translation>
    </message>
</context>
<context>
    <name>LeftOut</name>
    <message>
        <source>It is larger than any vehicle that may take it.</source>
        <translation>Se on suurempi kuin mikään ajoneuvo, joka sen saa ottaa.</translation>
    </message>
    <message>
        <source>No driver with a vehicle has everything it needs.</source>
        <translation>Yhdelläkään kuljettajalla ja ajoneuvolla ei ole kaikkea mitä se vaatii.</translation>
    </message>
    <message>
        <source>No road leads there and back.</source>
        <translation>Mikään tie ei vie sinne ja takaisin.</translation>
    </message>
    <message>
        <source>Nobody can be there in its time window, even with nothing else to do.</source>
        <translation>Kukaan ei ehdi sinne sen aikaikkunassa, vaikka muuta työtä ei olisi.</translation>
    </message>
    <message>
        <source>There and back takes longer than any shift.</source>
        <translation>Meno-paluu kestää kauemmin kuin mikään vuoro.</translation>
    </message>
    <message>
        <source>No shift that may take it is free; its depot may have none.</source>
        <translation>Yksikään vuoro, joka sen saa ottaa, ei ole vapaa; ehkä sen varikolla ei ole vuoroja.</translation>
    </message>
    <message>
        <source>There and back is more driving than any driver may do.</source>
        <translation>Meno-paluu on enemmän ajoa kuin kukaan kuljettaja saa ajaa.</translation>
    </message>
    <message>
        <source>What it must ride with cannot ride.</source>
        <translation>Se, minkä kanssa sen täytyy kulkea, ei voi lähteä.</translation>
    </message>
    <message>
        <source>It fits alone, but not beside what else is planned.</source>
        <translation>Se mahtuu yksin, mutta ei muun suunnitellun rinnalle.</translation>
    </message>
    <message>
        <source>{why} Nearest: {driver}.</source>
        <translation>{why} Lähin: {driver}.</translation>
    </message>
    <message>
        <source>Given to {carrier} for {price}.</source>
        <translation>Annettu: {carrier}, hinta {price}.</translation>
    </message>
    <message>
        <source>Given to {carrier} for {price}. The offer was accepted.</source>
        <translation>Annettu: {carrier}, {price}. Tarjous hyväksyttiin.</translation>
    </message>
    <message>
        <source>Its address was not found; correct it or set its place on the map.</source>
        <translation>Sen osoitetta ei löytynyt; korjaa se tai merkitse paikka kartalle.</translation>
    </message>
    <message>
        <source>Every shift of the day has a route that is already given out.</source>
        <translation>Päivän jokaisella vuorolla on jo lähetetty reitti.</translation>
    </message>
    <message>
        <source>not planned yet</source>
        <translation>ei vielä suunniteltu</translation>
    </message>
    <message>
        <source>its address was not found</source>
        <translation>sen osoitetta ei löytynyt</translation>
    </message>
    <message>
        <source>{name} has no place on the map yet; correct its address first.</source>
        <translation>{name}: ei vielä paikkaa kartalla; korjaa ensin osoite.</translation>
    </message>
    <message>
        <source>taken off its route by hand</source>
        <translation>otettu reitiltä käsin</translation>
    </message>
</context>
<context>
    <name>Live</name>
    <message>
        <source>server ok</source>
        <translation>palvelin ok</translation>
    </message>
    <message>
        <source>no phones yet</source>
        <translation>ei vielä puhelimia</translation>
    </message>
    <message>
        <source>The sync server answers again.</source>
        <translation>Synkronointipalvelin vastaa taas.</translation>
    </message>
    <message>
        <source>server away, starting it again</source>
        <translation>palvelin poissa, käynnistetään uudelleen</translation>
    </message>
    <message>
        <source>server: see the messages</source>
        <translation>palvelin: katso ilmoitukset</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>levossa</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestions wait</source>
        <translation>
            <numerusform>ehdotus odottaa sinua</numerusform>
            <numerusform>%n ehdotusta odottaa</numerusform>
        </translation>
    </message>
    <message>
        <source>looking for better routes</source>
        <translation>etsii parempia reittejä</translation>
    </message>
    <message>
        <source>stopped, see the messages</source>
        <translation>pysähtynyt, katso ilmoitukset</translation>
    </message>
</context>
<context>
    <name>LoadDialog</name>
    <message>
        <source>No order of the day names a load. The column &apos;load&apos; of an orders file does.</source>
        <translation>Mikään päivän tilaus ei nimeä kuormaa. Sen tekee tilaustiedoston sarake &apos;load&apos;.</translation>
    </message>
    <message>
        <source>Loads at the depot</source>
        <translation>Kuormat varastolla</translation>
    </message>
    <message>
        <source>is to be there at</source>
        <translation>tulee klo</translation>
    </message>
    <message>
        <source>came at</source>
        <translation>tuli klo</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Kirjaa</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Kuorma</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Aika</translation>
    </message>
    <message numerus="yes">
        <source>for %n orders</source>
        <translation>
            <numerusform>yhdelle tilaukselle</numerusform>
            <numerusform>%n tilaukselle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Loads</name>
    <message>
        <source>{name}: nobody has said when it comes</source>
        <translation>{name}: kukaan ei ole sanonut, milloin se tulee</translation>
    </message>
    <message>
        <source>{name}: came at {time}</source>
        <translation>{name}: saapui klo {time}</translation>
    </message>
    <message>
        <source>{name}: expected at {time}</source>
        <translation>{name}: odotetaan klo {time}</translation>
    </message>
</context>
<context>
    <name>LookingBack</name>
    <message>
        <source>Looking back</source>
        <translation>Taaksepäin</translation>
    </message>
    <message>
        <source>Look back at this day</source>
        <translation>Katso tätä päivää taaksepäin</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Takaisin nykyhetkeen</translation>
    </message>
    <message>
        <source>Play the day, or stop</source>
        <translation>Toista päivä, tai pysäytä</translation>
    </message>
    <message>
        <source>Search again as at this time</source>
        <translation>Etsi uudelleen kuin tähän aikaan</translation>
    </message>
    <message>
        <source>Back to now (Esc)</source>
        <translation>Takaisin nykyhetkeen (Esc)</translation>
    </message>
    <message>
        <source>Time of the day that is shown</source>
        <translation>Näytettävä päivän aika</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Toista</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Etsi uudelleen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Pysäytä</translation>
    </message>
    <message>
        <source>Not kept, and so not shown: which phones had yet to fetch a change, what was set aside, the mark of the dial, detours round closed roads. Late reports count from when the server had them; vans are where they were then, heard or not.</source>
        <translation>Ei säilytetty eikä siksi näytetä: mitkä puhelimet eivät olleet vielä hakeneet muutosta, mitä oli siirretty sivuun, säätimen asento, suljettujen teiden kierrot. Myöhäiset ilmoitukset lasketaan siitä, kun palvelin sai ne; autot ovat siellä, missä ne silloin olivat, kuultiin niistä tai ei.</translation>
    </message>
    <message>
        <source>How routes and orders stood at this time was not kept: they are shown as of later.</source>
        <translation>Reittien ja tilausten tilaa tähän aikaan ei säilytetty: ne näytetään myöhemmän mukaan.</translation>
    </message>
    <message>
        <source>Positions are kept for 30 days: no vans are shown.</source>
        <translation>Sijainnit säilyvät 30 päivää: autoja ei näytetä.</translation>
    </message>
    <message>
        <source>Reading the day …</source>
        <translation>Luetaan päivää …</translation>
    </message>
    <message>
        <source>Searching again …</source>
        <translation>Etsitään uudelleen …</translation>
    </message>
    <message>
        <source>The map region is not ready yet; search again in a moment.</source>
        <translation>Kartta-alue ei ole vielä valmis; etsi hetken kuluttua uudelleen.</translation>
    </message>
    <message>
        <source>{when}: the day as it was known then. Nothing can be changed.</source>
        <translation>{when}: päivä sellaisena kuin se silloin tiedettiin. Mitään ei voi muuttaa.</translation>
    </message>
    <message>
        <source>Searches are kept for 30 days: what this day&apos;s began from is gone.</source>
        <translation>Haut säilyvät 30 päivää: tämän päivän haun lähtötiedot ovat poissa.</translation>
    </message>
    <message>
        <source>Nothing was searched for on this day until {time}.</source>
        <translation>Tänä päivänä ei haettu mitään ennen kello {time}.</translation>
    </message>
    <message>
        <source>Search of {time}, run again: {found}.</source>
        <translation>Haku klo {time}, uudelleen: {found}.</translation>
    </message>
    <message>
        <source>nothing to suggest, as on the day</source>
        <translation>ei ehdotettavaa, kuten silloinkin</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestions, all the same</source>
        <translation>
            <numerusform>sama ehdotus</numerusform>
            <numerusform>%n ehdotusta, kaikki samat</numerusform>
        </translation>
    </message>
    <message>
        <source>one that had expired at once</source>
        <translation>yksi, joka vanheni heti</translation>
    </message>
    <message>
        <source>{found} of {count} found again</source>
        <translation>{found}/{count} löytyi uudelleen</translation>
    </message>
    <message>
        <source>missing: {titles}</source>
        <translation>puuttuu: {titles}</translation>
    </message>
    <message>
        <source>new: {titles}</source>
        <translation>uusia: {titles}</translation>
    </message>
    <message>
        <source>in another order</source>
        <translation>eri järjestyksessä</translation>
    </message>
    <message>
        <source>The search could not be run again.</source>
        <translation>Hakua ei voitu ajaa uudelleen.</translation>
    </message>
</context>
<context>
    <name>MapScheme</name>
    <message>
        <source>The base map cannot be read: {error}. The map is shown without streets.</source>
        <translation>Pohjakarttaa ei voi lukea: {error}. Kartta näytetään ilman katuja.</translation>
    </message>
    <message>
        <source>The base map is not a PMTiles archive. Prepare the region again.</source>
        <translation>Pohjakartta ei ole PMTiles-arkisto. Valmistele alue uudelleen.</translation>
    </message>
</context>
<context>
    <name>MapValues</name>
    <message>
        <source>promised {window}</source>
        <translation>luvattu {window}</translation>
    </message>
    <message>
        <source>{done} of {stops} stops</source>
        <translation>{done}/{stops} pysähdystä</translation>
    </message>
    <message>
        <source>battery {battery}</source>
        <translation>akku {battery}</translation>
    </message>
    <message>
        <source>unassigned: {words}</source>
        <translation>jakamatta: {words}</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map of the day</source>
        <translation>Päivän kartta</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Messages</source>
        <translation>Ilmoitukset</translation>
    </message>
</context>
<context>
    <name>Moves</name>
    <message>
        <source>A new stop for {who}</source>
        <translation>Uusi pysähdys: {who}</translation>
    </message>
    <message>
        <source>{count} new stops for {who}</source>
        <translation>{count} uutta pysähdystä: {who}</translation>
    </message>
    <message>
        <source>One more try for {who}</source>
        <translation>Vielä yksi yritys: {who}</translation>
    </message>
    <message>
        <source>{count} second tries for {who}</source>
        <translation>{count} uutta yritystä: {who}</translation>
    </message>
    <message>
        <source>A stop to be saved: {who}</source>
        <translation>Yksi pysähdys pelastettavana: {who}</translation>
    </message>
    <message>
        <source>{count} stops to be saved: {who}</source>
        <translation>{count} pysähdystä pelastettavana: {who}</translation>
    </message>
    <message>
        <source>Stops between {who}</source>
        <translation>Pysähdysten vaihto: {who}</translation>
    </message>
    <message>
        <source>New sequence for {who}</source>
        <translation>Uusi järjestys: {who}</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one} ja {other}</translation>
    </message>
    <message>
        <source>one order more is served</source>
        <translation>yksi tilaus lisää hoituu</translation>
    </message>
    <message>
        <source>{count} orders more are served</source>
        <translation>{count} tilausta lisää hoituu</translation>
    </message>
    <message>
        <source>{distance} more</source>
        <translation>{distance} enemmän</translation>
    </message>
    <message>
        <source>{distance} less</source>
        <translation>{distance} vähemmän</translation>
    </message>
    <message>
        <source>1 minute of lateness less</source>
        <translation>1 minuutti vähemmän myöhässä</translation>
    </message>
    <message>
        <source>{count} minutes of lateness less</source>
        <translation>{count} minuuttia vähemmän myöhässä</translation>
    </message>
    <message>
        <source>1 minute of lateness more</source>
        <translation>1 minuutti enemmän myöhässä</translation>
    </message>
    <message>
        <source>{count} minutes of lateness more</source>
        <translation>{count} minuuttia enemmän myöhässä</translation>
    </message>
    <message>
        <source>1 minute of work less</source>
        <translation>1 minuutti vähemmän työtä</translation>
    </message>
    <message>
        <source>{count} minutes of work less</source>
        <translation>{count} minuuttia vähemmän työtä</translation>
    </message>
    <message>
        <source>1 minute of work more</source>
        <translation>1 minuutti enemmän työtä</translation>
    </message>
    <message>
        <source>{count} minutes of work more</source>
        <translation>{count} minuuttia enemmän työtä</translation>
    </message>
    <message>
        <source>{driver} tries {stop} again after {before}</source>
        <translation>{driver} yrittää uudelleen: {stop}, jälkeen {before}</translation>
    </message>
    <message>
        <source>{driver} takes {stop} after {before}</source>
        <translation>{driver} ottaa: {stop}, jälkeen {before}</translation>
    </message>
    <message>
        <source>take {stop} from {giver} to {driver} after {before}</source>
        <translation>{stop}: {giver} → {driver}, jälkeen {before}</translation>
    </message>
    <message>
        <source>{driver}: {stop} after {before}</source>
        <translation>{driver}: {stop}, jälkeen {before}</translation>
    </message>
    <message>
        <source>{driver} tries {stop} again first</source>
        <translation>{driver} yrittää uudelleen ensin: {stop}</translation>
    </message>
    <message>
        <source>{driver} takes {stop} first</source>
        <translation>{driver} ottaa ensin: {stop}</translation>
    </message>
    <message>
        <source>take {stop} from {giver} to {driver} first</source>
        <translation>{stop}: {giver} → {driver}, ensimmäiseksi</translation>
    </message>
    <message>
        <source>{driver}: {stop} first</source>
        <translation>{driver}: ensin {stop}</translation>
    </message>
    <message>
        <source>pickup at {place}</source>
        <translation>nouto: {place}</translation>
    </message>
</context>
<context>
    <name>OpenDay</name>
    <message>
        <source>The data is still being opened; try again in a moment.</source>
        <translation>Tietoja avataan vielä; yritä hetken kuluttua uudelleen.</translation>
    </message>
    <message>
        <source>Preparing the map region. This happens once and takes a moment …</source>
        <translation>Valmistellaan kartta-aluetta. Tämä tehdään kerran ja vie hetken …</translation>
    </message>
    <message>
        <source>waits for the map region: {words}</source>
        <translation>odottaa kartta-aluetta: {words}</translation>
    </message>
    <message>
        <source>The map region {name} is ready.</source>
        <translation>Kartta-alue {name} on valmis.</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>the lanes</source>
        <translation>listat</translation>
    </message>
    <message>
        <source>the map</source>
        <translation>kartta</translation>
    </message>
    <message>
        <source>issues and messages</source>
        <translation>ongelmat ja ilmoitukset</translation>
    </message>
    <message>
        <source>the timeline</source>
        <translation>aikajana</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Paneelit</translation>
    </message>
    <message>
        <source>Go to {panel}</source>
        <translation>Siirry: {panel}</translation>
    </message>
    <message>
        <source>Show or hide {panel}</source>
        <translation>Näytä tai piilota: {panel}</translation>
    </message>
    <message>
        <source>Go to the next panel</source>
        <translation>Siirry seuraavaan paneeliin</translation>
    </message>
    <message>
        <source>A window of its own for this panel, or none</source>
        <translation>Oma ikkuna tälle paneelille, tai ei</translation>
    </message>
    <message>
        <source>Arrange panels by their titles</source>
        <translation>Järjestä paneelit otsikoistaan</translation>
    </message>
    <message>
        <source>Panels as they were at first</source>
        <translation>Paneelit kuten alussa</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Koko näyttö</translation>
    </message>
    <message>
        <source>Every panel is put away or in a window of its own.
Ctrl+1 to Ctrl+4 show them, Ctrl+D docks the one that has the keys.</source>
        <translation>Kaikki paneelit on piilotettu tai omissa ikkunoissaan.
Ctrl+1–Ctrl+4 näyttävät ne, Ctrl+D kiinnittää sen, jolla on näppäimistö.</translation>
    </message>
    <message>
        <source>Go to a panel first (F6), then detach it.</source>
        <translation>Siirry ensin paneeliin (F6) ja irrota se sitten.</translation>
    </message>
</context>
<context>
    <name>Phones</name>
    <message>
        <source>Pair a phone of this driver</source>
        <translation>Parita tämän kuljettajan puhelin</translation>
    </message>
    <message>
        <source>Set up a tracking app for this driver</source>
        <translation>Ota seurantasovellus käyttöön tälle kuljettajalle</translation>
    </message>
    <message>
        <source>Copy the pairing link</source>
        <translation>Kopioi parituslinkki</translation>
    </message>
    <message>
        <source>Write to this driver</source>
        <translation>Kirjoita tälle kuljettajalle</translation>
    </message>
    <message>
        <source>Retire this driver&apos;s phone …</source>
        <translation>Poista tämän kuljettajan puhelin käytöstä …</translation>
    </message>
    <message>
        <source>Revoke this driver&apos;s phone …</source>
        <translation>Estä tämän kuljettajan puhelin …</translation>
    </message>
    <message>
        <source>Let phones in …</source>
        <translation>Päästä puhelimet sisään …</translation>
    </message>
    <message>
        <source>Drivers and phones</source>
        <translation>Kuljettajat ja puhelimet</translation>
    </message>
    <message>
        <source>What is set aside</source>
        <translation>Mitä on siirretty sivuun</translation>
    </message>
    <message>
        <source>How phones get in</source>
        <translation>Miten puhelimet pääsevät sisään</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Katso uudelleen</translation>
    </message>
    <message>
        <source>Find a command …</source>
        <translation>Etsi komento …</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Sulje tämä ikkuna</translation>
    </message>
    <message>
        <source>Messages with this driver</source>
        <translation>Viestit tämän kuljettajan kanssa</translation>
    </message>
    <message>
        <source>Message to this driver</source>
        <translation>Viesti tälle kuljettajalle</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Lähetä</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Viestit</translation>
    </message>
    <message>
        <source>Write to {name}; it is shown on the phone with the route</source>
        <translation>Kirjoita: {name}; näkyy puhelimessa reitin kanssa</translation>
    </message>
    <message>
        <source>Choose a driver on the left.</source>
        <translation>Valitse kuljettaja vasemmalta.</translation>
    </message>
    <message>
        <source>Phones of the driver</source>
        <translation>Kuljettajan puhelimet</translation>
    </message>
    <message>
        <source>no shift on this day</source>
        <translation>ei vuoroa tänä päivänä</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Kuljettaja</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Kuultu</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Reitti</translation>
    </message>
    <message>
        <source>call now</source>
        <translation>soita nyt</translation>
    </message>
    <message>
        <source>Phones cannot reach this desk yet: it listens to this computer only.</source>
        <translation>Puhelimet eivät vielä pääse tälle työpisteelle: se kuuntelee vain tätä tietokonetta.</translation>
    </message>
    <message>
        <source>Pair a phone</source>
        <translation>Parita puhelin</translation>
    </message>
    <message>
        <source>Tracking app</source>
        <translation>Seurantasovellus</translation>
    </message>
    <message>
        <source>Traccar Client, OwnTracks ...: tell where the van is</source>
        <translation>Traccar Client, OwnTracks ...: kertovat, missä auto on</translation>
    </message>
    <message>
        <source>App on the phone</source>
        <translation>Puhelimen sovellus</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Kopioi linkki</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>Uusi koodi</translation>
    </message>
    <message>
        <source>The app of {name} has reported: it is set up.</source>
        <translation>Kuljettajan {name} sovellus on ilmoittautunut: se on käytössä.</translation>
    </message>
    <message>
        <source>A phone of {name} was paired just now.</source>
        <translation>Kuljettajan {name} puhelin paritettiin juuri.</translation>
    </message>
    <message>
        <source>The code has ended. Ask for a new one when the phone is at hand.</source>
        <translation>Koodi on vanhentunut. Pyydä uusi, kun puhelin on käsillä.</translation>
    </message>
    <message>
        <source>Good for {left}</source>
        <translation>Voimassa {left}</translation>
    </message>
    <message>
        <source>{name}: code to scan with the phone</source>
        <translation>{name}: koodi puhelimella skannattavaksi</translation>
    </message>
    <message>
        <source>How phones get in is set up there; they are paired here.</source>
        <translation>Puhelinten pääsystä päätetään siellä; paritus tehdään täällä.</translation>
    </message>
    <message>
        <source>The practice day&apos;s phones are simulated: leave it to let real ones in.</source>
        <translation>Harjoituspäivän puhelimet ovat simuloituja: poistu siitä, niin oikeat pääsevät sisään.</translation>
    </message>
    <message>
        <source>The sync server runs at {elsewhere}. {there}</source>
        <translation>Synkronointipalvelin on osoitteessa {elsewhere}. {there}</translation>
    </message>
    <message>
        <source>No phone yet. A code below lets one take part.</source>
        <translation>Ei vielä puhelinta. Alla oleva koodi päästää yhden mukaan.</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Poista käytöstä</translation>
    </message>
    <message>
        <source>Replaced: take only what it reported till now</source>
        <translation>Korvattu: otetaan vain se, mitä se on tähän asti ilmoittanut</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Estä</translation>
    </message>
    <message>
        <source>Lost or stolen: take nothing more from it</source>
        <translation>Kadonnut tai varastettu: siltä ei oteta enää mitään</translation>
    </message>
    <message numerus="yes">
        <source>These %n stops were taken off the route, and no phone of theirs has fetched that yet:</source>
        <translation>
            <numerusform>Tämä pysähdys otettiin pois reitiltä, eikä yksikään kuljettajan puhelin ole vielä hakenut tietoa:</numerusform>
            <numerusform>Nämä %n pysähdystä otettiin pois reitiltä, eikä yksikään kuljettajan puhelin ole vielä hakenut tietoa:</numerusform>
        </translation>
    </message>
    <message>
        <source>and {left} more</source>
        <translation>ja {left} lisää</translation>
    </message>
    <message>
        <source>Phones that are paired look for the server at its old address: they keep their reports, and must be paired again at the new one.</source>
        <translation>Paritetut puhelimet etsivät palvelinta vanhasta osoitteesta: ne säilyttävät ilmoituksensa, ja ne on paritettava uudelleen uudessa osoitteessa.</translation>
    </message>
    <message>
        <source>Apply and restart the server</source>
        <translation>Ota käyttöön ja käynnistä palvelin uudelleen</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>Kumoa muutokset</translation>
    </message>
    <message>
        <source>Let phones in</source>
        <translation>Päästä puhelimet sisään</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>Varmennetiedosto</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Avaintiedosto</translation>
    </message>
    <message>
        <source>The server&apos;s port</source>
        <translation>Palvelimen portti</translation>
    </message>
    <message>
        <source>the same as last time</source>
        <translation>sama kuin viimeksi</translation>
    </message>
    <message>
        <source>Without encryption for tracking apps and the certificate, at port</source>
        <translation>Ilman salausta seurantasovelluksille ja varmenteelle, portti</translation>
    </message>
    <message>
        <source>Port without encryption</source>
        <translation>Portti ilman salausta</translation>
    </message>
    <message>
        <source>https://phones.example.org, only if phones come from outside</source>
        <translation>https://puhelimet.example.org, vain jos puhelimia tulee ulkoa</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Julkinen osoite</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Verkko</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Salaus</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Varmenne</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Avain</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Portti</translation>
    </message>
    <message>
        <source>Tracking apps</source>
        <translation>Seurantasovellukset</translation>
    </message>
    <message>
        <source>Starting the server again; phones wait a moment and lose nothing …</source>
        <translation>Palvelin käynnistyy uudelleen; puhelimet odottavat hetken eivätkä menetä mitään …</translation>
    </message>
    <message>
        <source>every network of this computer</source>
        <translation>kaikki tämän tietokoneen verkot</translation>
    </message>
    <message>
        <source>only {name}, {address}</source>
        <translation>vain {name}, {address}</translation>
    </message>
    <message>
        <source>only {host} (not there now)</source>
        <translation>vain {host} (ei nyt saatavilla)</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Valitse …</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>PEM-tiedostot (*.pem *.crt *.cer *.key);;Kaikki tiedostot (*)</translation>
    </message>
    <message>
        <source>Encrypted, with this desk&apos;s own certificate</source>
        <translation>Salattu, tämän työpisteen omalla varmenteella</translation>
    </message>
    <message>
        <source>Encrypted, with our site&apos;s certificate files</source>
        <translation>Salattu, oman talon varmennetiedostoilla</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Ei salattu</translation>
    </message>
    <message>
        <source>Each phone is guided once through trusting this desk, about a minute. Then the driver&apos;s page works without a connection, knows where it is, and nobody on the network reads along.</source>
        <translation>Jokainen puhelin opastetaan kerran luottamaan tähän työpisteeseen, noin minuutin ajan. Sen jälkeen kuljettajan sivu toimii ilman yhteyttä, tietää sijaintinsa, eikä kukaan verkossa lue mukana.</translation>
    </message>
    <message>
        <source>For a name of your own, such as phones.example.org, whose certificate phones trust already: nothing has to be installed on them. Both files are in PEM form; the name goes below as the public address.</source>
        <translation>Omalle nimelle, kuten puhelimet.example.org, jonka varmenteeseen puhelimet jo luottavat: niihin ei tarvitse asentaa mitään. Molemmat tiedostot ovat PEM-muodossa; nimi kirjoitetaan alle julkiseksi osoitteeksi.</translation>
    </message>
    <message>
        <source>For a try-out, or behind a tunnel or VPN that encrypts. Otherwise anybody on the network can read along, and the driver&apos;s page has no position and forgets the day when it is closed without a connection.</source>
        <translation>Kokeiluun, tai tunnelin tai salaavan VPN:n takana. Muuten kuka tahansa verkossa voi lukea mukana, ja kuljettajan sivulla ei ole sijaintia ja se unohtaa päivän, kun se suljetaan ilman yhteyttä.</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>varmenne</translation>
    </message>
    <message>
        <source>key</source>
        <translation>avain</translation>
    </message>
    <message>
        <source>Choose the {what} file of your site.</source>
        <translation>Valitse oman talon tiedosto: {what}.</translation>
    </message>
    <message>
        <source>There is no file &apos;{path}&apos;: choose the {what} file again.</source>
        <translation>Tiedostoa ”{path}” ei ole: valitse tiedosto uudelleen: {what}.</translation>
    </message>
    <message>
        <source>Phones cannot get in: the sync server listens to this computer only.</source>
        <translation>Puhelimet eivät pääse sisään: synkronointipalvelin kuuntelee vain tätä tietokonetta.</translation>
    </message>
    <message>
        <source>Phones get in.</source>
        <translation>Puhelimet pääsevät sisään.</translation>
    </message>
    <message>
        <source>Phones get in: they open {url}/driver.</source>
        <translation>Puhelimet pääsevät sisään: ne avaavat osoitteen {url}/driver.</translation>
    </message>
    <message>
        <source>Tracking apps report to {url}.</source>
        <translation>Seurantasovellukset ilmoittavat osoitteeseen {url}.</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Saapunut</translation>
    </message>
    <message>
        <source>Phone&apos;s number</source>
        <translation>Puhelimen nro</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Syy</translation>
    </message>
    <message>
        <source>Nothing was set aside: every report could be taken as it was sent.</source>
        <translation>Mitään ei siirretty sivuun: jokainen ilmoitus voitiin ottaa sellaisena kuin se lähetettiin.</translation>
    </message>
    <message>
        <source>Phones sent these, and they cannot be facts of the day. Nothing is lost: each is kept as it came, and the phone does not send it again. Ask the driver where it matters, and correct the stop.</source>
        <translation>Puhelimet lähettivät nämä, eivätkä ne voi olla päivän tapahtumia. Mitään ei ole kadonnut: kukin säilyy sellaisena kuin se tuli, eikä puhelin lähetä sitä uudelleen. Kysy kuljettajalta, jos asialla on väliä, ja korjaa pysähdys.</translation>
    </message>
    <message>
        <source>unknown phone</source>
        <translation>tuntematon puhelin</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Sivuun siirretyt</translation>
    </message>
    <message>
        <source>As the phone sent it</source>
        <translation>Sellaisena kuin puhelin sen lähetti</translation>
    </message>
    <message numerus="yes">
        <source>%n more did not fit and were only counted: a phone that sends so much amiss should be looked at.</source>
        <translation>
            <numerusform>Yksi lisää ei mahtunut, ja se vain laskettiin: näin paljon väärää lähettävä puhelin kannattaa katsoa.</numerusform>
            <numerusform>%n lisää ei mahtunut, ja ne vain laskettiin: näin paljon väärää lähettävä puhelin kannattaa katsoa.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n characters more</source>
        <translation>
            <numerusform>… ja yksi merkki lisää</numerusform>
            <numerusform>… ja %n merkkiä lisää</numerusform>
        </translation>
    </message>
    <message>
        <source>These report where they are, and nobody knows whose they are. Give each to its driver: what it reported so far is then taken. Leave alone what is none of yours; it is forgotten after 30 days.</source>
        <translation>Nämä kertovat sijaintinsa, eikä kukaan tiedä, kenen ne ovat. Anna kukin kuljettajalleen: silloin otetaan se, mitä se on tähän asti ilmoittanut. Jätä rauhaan ne, jotka eivät ole teidän; ne unohdetaan 30 päivän kuluttua.</translation>
    </message>
    <message>
        <source>Unknown phones ({count})</source>
        <translation>Tuntemattomat puhelimet ({count})</translation>
    </message>
    <message>
        <source>heard {ago}</source>
        <translation>kuultu {ago}</translation>
    </message>
    <message>
        <source>whose is it?</source>
        <translation>kenen se on?</translation>
    </message>
    <message>
        <source>Driver of {label}</source>
        <translation>Laitteen {label} kuljettaja</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Anna</translation>
    </message>
    <message>
        <source>Driver&apos;s page</source>
        <translation>Kuljettajan sivu</translation>
    </message>
    <message>
        <source>The page shown first guides through trusting this desk: once per phone, about a minute.</source>
        <translation>Ensin avautuva sivu opastaa luottamaan tähän työpisteeseen: kerran puhelinta kohti, noin minuutti.</translation>
    </message>
    <message>
        <source>Scan the code with the phone&apos;s camera and open the link.</source>
        <translation>Skannaa koodi puhelimen kameralla ja avaa linkki.</translation>
    </message>
    <message>
        <source>Put the page on the Home Screen, as it proposes: then it works without a connection.</source>
        <translation>Lisää sivu aloitusnäyttöön, kuten se ehdottaa: silloin se toimii ilman yhteyttä.</translation>
    </message>
    <message>
        <source>If it asks for a code, type this one:</source>
        <translation>Jos se kysyy koodia, kirjoita tämä:</translation>
    </message>
    <message>
        <source>Allow it to see the location always, and switch the phone&apos;s battery saving off for it.</source>
        <translation>Anna sen nähdä sijainti aina, ja poista puhelimen virransäästö siltä käytöstä.</translation>
    </message>
    <message>
        <source>Install Traccar Client from the phone&apos;s store.</source>
        <translation>Asenna Traccar Client puhelimen sovelluskaupasta.</translation>
    </message>
    <message>
        <source>In its settings tap the QR sign and scan this code.</source>
        <translation>Napauta sen asetuksissa QR-merkkiä ja skannaa tämä koodi.</translation>
    </message>
    <message>
        <source>Switch tracking on.</source>
        <translation>Kytke seuranta päälle.</translation>
    </message>
    <message>
        <source>Install OwnTracks from the phone&apos;s store.</source>
        <translation>Asenna OwnTracks puhelimen sovelluskaupasta.</translation>
    </message>
    <message>
        <source>Scan the code with the phone&apos;s camera and let OwnTracks import it.</source>
        <translation>Skannaa koodi puhelimen kameralla ja anna OwnTracksin tuoda se.</translation>
    </message>
    <message>
        <source>Install Overland from the phone&apos;s store.</source>
        <translation>Asenna Overland puhelimen sovelluskaupasta.</translation>
    </message>
    <message>
        <source>Scan the code with the phone&apos;s camera and open it in Overland.</source>
        <translation>Skannaa koodi puhelimen kameralla ja avaa se Overlandissa.</translation>
    </message>
    <message>
        <source>Install GPSLogger (Android). Under Logging details choose Log to custom URL.</source>
        <translation>Asenna GPSLogger (Android). Valitse kohdassa Logging details ”Log to custom URL”.</translation>
    </message>
    <message>
        <source>Send the phone this link (Copy the link) and paste it as the URL.</source>
        <translation>Lähetä puhelimeen tämä linkki (Kopioi linkki) ja liitä se URL-osoitteeksi.</translation>
    </message>
    <message>
        <source>Start logging.</source>
        <translation>Aloita tallennus.</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Puhelimet</translation>
    </message>
    <message>
        <source>Set aside ({count})</source>
        <translation>Sivuun siirretyt ({count})</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Sivut</translation>
    </message>
    <message>
        <source>Drivers</source>
        <translation>Kuljettajat</translation>
    </message>
    <message>
        <source>The link is copied. It pairs one phone, once: send it to nobody but the driver.</source>
        <translation>Linkki on kopioitu. Se parittaa yhden puhelimen, kerran: lähetä se vain kuljettajalle.</translation>
    </message>
    <message>
        <source>Retire this phone of {name}?</source>
        <translation>Poistetaanko tämä kuljettajan {name} puhelin käytöstä?</translation>
    </message>
    <message>
        <source>It gets no more routes. What it reported before now is still taken for 7 days. To use it again it must be paired anew.</source>
        <translation>Se ei saa enää reittejä. Mitä se on tähän asti ilmoittanut, otetaan vielä 7 päivän ajan. Uudelleen käyttöön se on paritettava uudestaan.</translation>
    </message>
    <message>
        <source>Revoke this phone of {name}?</source>
        <translation>Estetäänkö tämä kuljettajan {name} puhelin?</translation>
    </message>
    <message>
        <source>Nothing is taken from it any more, also not what it has not yet sent. This is for a phone that is lost or stolen; one that is merely replaced is better retired.</source>
        <translation>Siltä ei oteta enää mitään, ei myöskään sitä, mitä se ei ole vielä lähettänyt. Tämä on kadonnutta tai varastettua puhelinta varten; vain korvattu on parempi poistaa käytöstä.</translation>
    </message>
    <message>
        <source>no phone</source>
        <translation>ei puhelinta</translation>
    </message>
    <message>
        <source>tracked, no page</source>
        <translation>seurataan, ei sivua</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>poistettu käytöstä</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>estetty</translation>
    </message>
    <message>
        <source>never</source>
        <translation>ei koskaan</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>päivä sitten</numerusform>
            <numerusform>%n päivää sitten</numerusform>
        </translation>
    </message>
    <message>
        <source>{age} ago</source>
        <translation>{age} sitten</translation>
    </message>
    <message>
        <source>nothing sent yet</source>
        <translation>mitään ei ole vielä lähetetty</translation>
    </message>
    <message>
        <source>has version {released}</source>
        <translation>on versio {released}</translation>
    </message>
    <message>
        <source>version {released} on its way</source>
        <translation>versio {released} matkalla</translation>
    </message>
    <message>
        <source>still has version {revision}</source>
        <translation>on vielä versio {revision}</translation>
    </message>
    <message>
        <source>has not fetched version {released}</source>
        <translation>ei ole hakenut versiota {released}</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Puhelin</translation>
    </message>
    <message>
        <source>{what} calling itself “{label}”</source>
        <translation>{what}, nimeltään ”{label}”</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>{time} alkaen</translation>
    </message>
    <message>
        <source>tells where it is · heard {ago}</source>
        <translation>kertoo, missä se on · kuultu {ago}</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>aiemmin</translation>
    </message>
    <message>
        <source>retired {ended}; reports from before that are taken for 7 days</source>
        <translation>poistettu käytöstä {ended}; sitä aiemmat ilmoitukset otetaan 7 päivän ajan</translation>
    </message>
    <message>
        <source>revoked {ended}; nothing is taken from it</source>
        <translation>estetty {ended}; siltä ei oteta mitään</translation>
    </message>
    <message numerus="yes">
        <source>%n reports</source>
        <translation>
            <numerusform>1 ilmoitus</numerusform>
            <numerusform>%n ilmoitusta</numerusform>
        </translation>
    </message>
    <message>
        <source>{has} · heard {ago} · {reports}</source>
        <translation>{has} · kuultu {ago} · {reports}</translation>
    </message>
    <message>
        <source>{at}  You: {text}</source>
        <translation>{at}  Sinä: {text}</translation>
    </message>
    <message>
        <source>{at}  You: {text}  (not on the phone yet)</source>
        <translation>{at}  Sinä: {text}  (ei vielä puhelimessa)</translation>
    </message>
    <message>
        <source>Call {name}{number}</source>
        <translation>Soita: {name}{number}</translation>
    </message>
    <message>
        <source>The phone is retired.</source>
        <translation>Puhelin on poistettu käytöstä.</translation>
    </message>
    <message>
        <source>The phone is revoked.</source>
        <translation>Puhelin on estetty.</translation>
    </message>
    <message>
        <source>The phone is the driver&apos;s now, with what it had reported.</source>
        <translation>Puhelin on nyt kuljettajan, ja sen aiemmat ilmoitukset myös.</translation>
    </message>
    <message>
        <source>The sync server was started again, as you chose.</source>
        <translation>Synkronointipalvelin käynnistettiin uudelleen valintasi mukaan.</translation>
    </message>
    <message>
        <source>The sync server answers again.</source>
        <translation>Synkronointipalvelin vastaa taas.</translation>
    </message>
</context>
<context>
    <name>PlacePicker</name>
    <message>
        <source>Click the place, or move the map with the arrow keys, + and −, and press Enter.</source>
        <translation>Napsauta paikkaa, tai liikuta karttaa nuolinäppäimillä, + ja −, ja paina Enter.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Peruuta</translation>
    </message>
    <message>
        <source>Back without a place (Esc)</source>
        <translation>Takaisin ilman paikkaa (Esc)</translation>
    </message>
</context>
<context>
    <name>PlannerPanel</name>
    <message>
        <source>Reading the roads</source>
        <translation>Luetaan teitä</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Haetaan</translation>
    </message>
    <message>
        <source>Checking the plan</source>
        <translation>Tarkistetaan suunnitelmaa</translation>
    </message>
    <message>
        <source>A draft: nothing is sent before you press Send.</source>
        <translation>Luonnos: mitään ei lähetetä ennen kuin painat Lähetä.</translation>
    </message>
    <message>
        <source>How long to search</source>
        <translation>Kuinka kauan etsitään</translation>
    </message>
    <message>
        <source>Seconds to search</source>
        <translation>Etsinnän sekunnit</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Suunnittele</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Peruuta</translation>
    </message>
    <message>
        <source>Planner</source>
        <translation>Suunnittelu</translation>
    </message>
    <message>
        <source>Cost {cost}</source>
        <translation>Hinta {cost}</translation>
    </message>
    <message numerus="yes">
        <source>%n routes</source>
        <translation>
            <numerusform>1 reitti</numerusform>
            <numerusform>%n reittiä</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unassigned</source>
        <translation>
            <numerusform>%n jakamatta</numerusform>
            <numerusform>%n jakamatta</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProofCard</name>
    <message>
        <source>Taken by {name}</source>
        <translation>Vastaanotti {name}</translation>
    </message>
    <message>
        <source>Scanned: {codes}</source>
        <translation>Skannattu: {codes}</translation>
    </message>
    <message>
        <source>Reported {distance} from the stop</source>
        <translation>Ilmoitettu {distance} päässä pysähdyksestä</translation>
    </message>
    <message>
        <source>loading …</source>
        <translation>ladataan …</translation>
    </message>
    <message>
        <source>not here yet</source>
        <translation>ei vielä täällä</translation>
    </message>
    <message>
        <source>{picture}: cannot be shown</source>
        <translation>{picture}: ei voi näyttää</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>It stands there already; nothing was changed.</source>
        <translation>Se on jo siinä; mitään ei muutettu.</translation>
    </message>
    <message>
        <source>Choose stops of one driver to move them earlier or later.</source>
        <translation>Valitse yhden kuljettajan pysähdyksiä, kun siirrät niitä aiemmaksi tai myöhemmäksi.</translation>
    </message>
    <message>
        <source>{name} is the last stop that can change already.</source>
        <translation>{name} on jo viimeinen pysähdys, jota voi muuttaa.</translation>
    </message>
    <message>
        <source>{name} is the first stop that can change already.</source>
        <translation>{name} on jo ensimmäinen pysähdys, jota voi muuttaa.</translation>
    </message>
    <message>
        <source>{driver} has no two stops here that could be turned.</source>
        <translation>{driver}: täällä ei ole kahta pysähdystä, jotka voisi kääntää.</translation>
    </message>
    <message>
        <source>{driver} has no stop that could be given away.</source>
        <translation>{driver}: ei pysähdystä, jonka voisi antaa pois.</translation>
    </message>
    <message>
        <source>another driver</source>
        <translation>toinen kuljettaja</translation>
    </message>
    <message>
        <source>{name} is locked to {driver}; unlock it first (L).</source>
        <translation>{name} on lukittu, kuljettaja: {driver}; avaa lukitus ensin (L).</translation>
    </message>
    <message>
        <source>{name} is on board of {driver}&apos;s van, so only {driver} can bring it.</source>
        <translation>{name}: tavara on jo autossa ({driver}), joten vain {driver} voi tuoda sen.</translation>
    </message>
    <message>
        <source>This driver</source>
        <translation>Tämä kuljettaja</translation>
    </message>
    <message>
        <source>{driver} cannot go on today, so that route stays as it is.</source>
        <translation>{driver} ei voi jatkaa tänään, joten reitti jää ennalleen.</translation>
    </message>
    <message>
        <source>{name} is over; it stays where it is.</source>
        <translation>{name} on ohi; se pysyy paikallaan.</translation>
    </message>
    <message>
        <source>{driver} is at {name} or on the way there, so it stays.</source>
        <translation>{driver}: perillä tai matkalla ({name}), joten se pysyy.</translation>
    </message>
    <message>
        <source>{driver} cannot go on today; {name} cannot be moved from there.</source>
        <translation>{driver} ei voi jatkaa tänään; {name} ei ole siirrettävissä sieltä.</translation>
    </message>
    <message>
        <source>{name} is with a carrier.</source>
        <translation>{name} on rahdinkuljettajalla.</translation>
    </message>
    <message>
        <source>This stop is not on the day any more.</source>
        <translation>Tätä pysähdystä ei enää ole tässä päivässä.</translation>
    </message>
    <message>
        <source>The goods for {name} have to be picked up before they are brought, on the same tour.</source>
        <translation>Tavara ({name}) on noudettava ennen kuin se tuodaan, samalla kierroksella.</translation>
    </message>
    <message>
        <source>{name} is on no route; give it to a driver first.</source>
        <translation>{name} ei ole millään reitillä; anna se ensin kuljettajalle.</translation>
    </message>
    <message>
        <source>The day has just moved on there; nothing was changed. Try again.</source>
        <translation>Päivä eteni siinä juuri; mitään ei muutettu. Yritä uudelleen.</translation>
    </message>
    <message>
        <source>This can no longer be taken back: a driver has gone on from there, or the routes have changed since. Nothing was changed.</source>
        <translation>Tätä ei voi enää perua: kuljettaja on jo jatkanut siitä, tai reitit ovat muuttuneet. Mitään ei muutettu.</translation>
    </message>
    <message>
        <source>This can no longer be done again: the day has gone on from there. Nothing was changed.</source>
        <translation>Tätä ei voi enää tehdä uudelleen: päivä on edennyt. Mitään ei muutettu.</translation>
    </message>
    <message>
        <source>Nobody is at work who could make a stop; nothing can be moved.</source>
        <translation>Kukaan töissä oleva ei voi tehdä pysähdystä; mitään ei voi siirtää.</translation>
    </message>
    <message>
        <source>There is no other driver who could take this today.</source>
        <translation>Kukaan muu kuljettaja ei voisi ottaa tätä tänään.</translation>
    </message>
    <message>
        <source>This order is not on the day any more.</source>
        <translation>Tätä tilausta ei enää ole tässä päivässä.</translation>
    </message>
    <message>
        <source>{name} is over or called off; there is no other time to offer.</source>
        <translation>{name} on ohi tai peruttu; muuta aikaa ei ole tarjolla.</translation>
    </message>
    <message>
        <source>No other time can be offered to {name}: none fits.</source>
        <translation>{name}: muuta aikaa ei voi tarjota, mikään ei sovi.</translation>
    </message>
    <message>
        <source>{name} has not chosen another time.</source>
        <translation>{name} ei ole valinnut muuta aikaa.</translation>
    </message>
    <message>
        <source>No carrier takes {name}: see their price lists.</source>
        <translation>Yksikään rahdinkuljettaja ei ota: {name}. Katso hinnastot.</translation>
    </message>
    <message>
        <source>No carrier has {name}.</source>
        <translation>Yhdelläkään rahdinkuljettajalla ei ole: {name}.</translation>
    </message>
    <message>
        <source>{name} is over or called off; nothing was given away.</source>
        <translation>{name} on ohi tai peruttu; mitään ei annettu pois.</translation>
    </message>
    <message>
        <source>{name} is with a carrier already. {what}</source>
        <translation>{name} on jo rahdinkuljettajalla. {what}</translation>
    </message>
    <message>
        <source>A driver is on the way to {name} or there; nothing was given away.</source>
        <translation>Kuljettaja on matkalla tai perillä ({name}); mitään ei annettu pois.</translation>
    </message>
    <message>
        <source>The goods for {name} are in a van already; nothing was given away.</source>
        <translation>Tavara ({name}) on jo autossa; mitään ei annettu pois.</translation>
    </message>
    <message>
        <source>A carrier is to answer about {name}; withdraw that offer first.</source>
        <translation>Rahdinkuljettajan vastausta odotetaan ({name}); peru ensin se tarjous.</translation>
    </message>
    <message>
        <source>These stops would be a tour of their own: accept the suggestion as a whole, or move them by hand.</source>
        <translation>Nämä pysähdykset olisivat oma kierroksensa: hyväksy ehdotus kokonaan tai siirrä ne käsin.</translation>
    </message>
    <message>
        <source>{name} is over or called off; nothing was changed.</source>
        <translation>{name} on ohi tai peruttu; mitään ei muutettu.</translation>
    </message>
    <message>
        <source>The goods are in a van already: the order needs a place that is found and stays a delivery. Nothing was changed.</source>
        <translation>Tavara on jo autossa: tilaus tarvitsee löytyneen paikan ja pysyy toimituksena. Mitään ei muutettu.</translation>
    </message>
    <message>
        <source>{name} was changed by somebody else this moment; save again.</source>
        <translation>Joku muu muutti juuri tilausta {name}; tallenna uudelleen.</translation>
    </message>
    <message>
        <source>There are no orders on {day}; import some first.</source>
        <translation>Päivälle {day} ei ole tilauksia; tuo niitä ensin.</translation>
    </message>
    <message>
        <source>There are no shifts on {day}; add drivers and vehicles first.</source>
        <translation>Päivälle {day} ei ole vuoroja; lisää ensin kuljettajia ja ajoneuvoja.</translation>
    </message>
    <message>
        <source>The suggestion no longer fits: something it touches has changed. Nothing was done.</source>
        <translation>Ehdotus ei enää sovi: jokin, mitä se koskee, on muuttunut. Mitään ei tehty.</translation>
    </message>
    <message>
        <source>Routes of the day changed while it was being planned; the new plan was not saved. Plan again.</source>
        <translation>Päivän reitit muuttuivat suunnittelun aikana; uutta suunnitelmaa ei tallennettu. Suunnittele uudelleen.</translation>
    </message>
</context>
<context>
    <name>Regions</name>
    <message>
        <source>Choose an extract …</source>
        <translation>Valitse ote …</translation>
    </message>
    <message>
        <source>Add the region</source>
        <translation>Lisää alue</translation>
    </message>
    <message>
        <source>Use this region</source>
        <translation>Käytä tätä aluetta</translation>
    </message>
    <message>
        <source>Update this region</source>
        <translation>Päivitä tämä alue</translation>
    </message>
    <message>
        <source>Remove this region …</source>
        <translation>Poista tämä alue …</translation>
    </message>
    <message>
        <source>Stop preparing</source>
        <translation>Keskeytä valmistelu</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Sulje tämä ikkuna</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Alue</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Koko</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Ikä</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Osoitteet</translation>
    </message>
    <message>
        <source>No region has been added: the built-in one, Liechtenstein, is used. Extracts of every country (.osm.pbf) are offered for example at download.geofabrik.de.</source>
        <translation>Yhtään aluetta ei ole lisätty: käytössä on mukana tuleva, Liechtenstein. Kaikkien maiden otteita (.osm.pbf) tarjoaa esimerkiksi download.geofabrik.de.</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>käytössä</translation>
    </message>
    <message>
        <source>https://…/liechtenstein-latest.osm.pbf, or a file here</source>
        <translation>https://…/liechtenstein-latest.osm.pbf, tai tiedosto täällä</translation>
    </message>
    <message>
        <source>Address or file of an extract</source>
        <translation>Otteen osoite tai tiedosto</translation>
    </message>
    <message>
        <source>as the file is called</source>
        <translation>tiedoston nimi</translation>
    </message>
    <message>
        <source>Name of the region</source>
        <translation>Alueen nimi</translation>
    </message>
    <message>
        <source>Map regions</source>
        <translation>Kartta-alueet</translation>
    </message>
    <message>
        <source>Choose an extract</source>
        <translation>Valitse ote</translation>
    </message>
    <message>
        <source>OpenStreetMap extracts (*.osm.pbf *.pbf);;All files (*)</source>
        <translation>OpenStreetMap-otteet (*.osm.pbf *.pbf);;Kaikki tiedostot (*)</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>Poistetaanko {name}?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Poista</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Alueet</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Pysäytä</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Käytä</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Päivitä</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Valitse …</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Nimi</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Lisää</translation>
    </message>
    <message>
        <source>Add a region</source>
        <translation>Lisää alue</translation>
    </message>
    <message>
        <source>the built-in example region</source>
        <translation>mukana tuleva esimerkkialue</translation>
    </message>
    <message>
        <source>today</source>
        <translation>tänään</translation>
    </message>
    <message numerus="yes">
        <source>%n days old</source>
        <translation>
            <numerusform>1 päivän vanha</numerusform>
            <numerusform>%n päivää vanha</numerusform>
        </translation>
    </message>
    <message>
        <source>{roads} roads, {houses} houses, {streets} streets, {places} places.</source>
        <translation>{roads} tietä, {houses} taloa, {streets} katua, {places} paikkaa.</translation>
    </message>
    <message>
        <source>Latitude {south} to {north}, longitude {west} to {east}.</source>
        <translation>Leveysaste {south}–{north}, pituusaste {west}–{east}.</translation>
    </message>
    <message>
        <source>Made from {source}.</source>
        <translation>Tehty lähteestä {source}.</translation>
    </message>
    <message>
        <source>{share} of pairs of addresses have no road between them.</source>
        <translation>{share} osoitepareista on vailla tietä toisiinsa.</translation>
    </message>
    <message>
        <source>{size} are freed. It can be made again from its extract.</source>
        <translation>{size} vapautuu. Alueen voi tehdä uudelleen otteestaan.</translation>
    </message>
    <message>
        <source>It is in use: the days that are open are planned on its roads, and their addresses come from it. Without it {region} is used; better use another region first.</source>
        <translation>Se on käytössä: auki olevat päivät on suunniteltu sen teille, ja niiden osoitteet tulevat siitä. Ilman sitä käytetään: {region}; ota parempi ensin toinen alue käyttöön.</translation>
    </message>
    <message>
        <source>Another region is being prepared; wait for it, or stop it.</source>
        <translation>Toista aluetta valmistellaan; odota, tai keskeytä se.</translation>
    </message>
    <message>
        <source>The new region is ready, and in use from now on.</source>
        <translation>Uusi alue on valmis ja tästä lähtien käytössä.</translation>
    </message>
    <message>
        <source>{name} is up to date.</source>
        <translation>{name} on ajan tasalla.</translation>
    </message>
    <message>
        <source>{name} is in use. What is planned stays; plan again for its roads.</source>
        <translation>{name} on käytössä. Suunniteltu pysyy; suunnittele uudelleen sen teille.</translation>
    </message>
    <message>
        <source>{name} is removed.</source>
        <translation>{name} on poistettu.</translation>
    </message>
    <message>
        <source>Preparing a map region</source>
        <translation>Valmistellaan kartta-aluetta</translation>
    </message>
</context>
<context>
    <name>Register</name>
    <message>
        <source>Carriers</source>
        <translation>Rahdinkuljettajat</translation>
    </message>
    <message>
        <source>carrier</source>
        <translation>rahdinkuljettaja</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nimi</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Hinta</translation>
    </message>
    <message>
        <source>Price a stop</source>
        <translation>Hinta pysähdykseltä</translation>
    </message>
    <message>
        <source>a kilogram</source>
        <translation>kilolta</translation>
    </message>
    <message>
        <source>a kilometre</source>
        <translation>kilometriltä</translation>
    </message>
    <message>
        <source>straight from the depot</source>
        <translation>linnuntietä varastolta</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Vyöhykkeet</translation>
    </message>
    <message>
        <source>94, 95: 1.20   postcodes, price on top</source>
        <translation>94, 95: 1.20   postinumerot, lisähinta</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Enintään</translation>
    </message>
    <message>
        <source>kg an order</source>
        <translation>kg tilausta kohti</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>ei rajaa</translation>
    </message>
    <message>
        <source>Takes deliveries</source>
        <translation>Ottaa toimituksia</translation>
    </message>
    <message>
        <source>pickups</source>
        <translation>noutoja</translation>
    </message>
    <message>
        <source>from one to another</source>
        <translation>asiakkaalta toiselle</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Taidot</translation>
    </message>
    <message>
        <source>cooled</source>
        <translation>kylmä</translation>
    </message>
    <message>
        <source>Offers by e-mail to</source>
        <translation>Tarjoukset sähköpostilla</translation>
    </message>
    <message>
        <source>empty: orders are given without asking</source>
        <translation>tyhjä: tilaukset annetaan kysymättä</translation>
    </message>
    <message>
        <source>or to its program at</source>
        <translation>tai sen ohjelmaan osoitteessa</translation>
    </message>
    <message>
        <source>signed with the secret</source>
        <translation>allekirjoitettu salaisuudella</translation>
    </message>
    <message>
        <source>It answers within</source>
        <translation>Vastausaika</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minuuttia</translation>
    </message>
    <message>
        <source>Who else takes orders, and for what. Those of the settings stand here too.</source>
        <translation>Kuka muu ottaa tilauksia, ja millaisia. Myös asetusten rahdinkuljettajat ovat täällä.</translation>
    </message>
    <message>
        <source>An archived carrier is given no orders, also where the settings name it.</source>
        <translation>Arkistoidulle rahdinkuljettajalle ei anneta tilauksia, ei myöskään asetusten nimeämänä.</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>Uusi merkintä</translation>
    </message>
    <message>
        <source>Save what is typed</source>
        <translation>Tallenna kirjoitettu</translation>
    </message>
    <message>
        <source>Undo what is typed</source>
        <translation>Kumoa kirjoitettu</translation>
    </message>
    <message>
        <source>Archive, or bring back</source>
        <translation>Arkistoi, tai palauta</translation>
    </message>
    <message>
        <source>Take back the last thing saved</source>
        <translation>Peru viimeksi tallennettu</translation>
    </message>
    <message>
        <source>Pick the place on the map</source>
        <translation>Valitse paikka kartalta</translation>
    </message>
    <message>
        <source>Search this page</source>
        <translation>Hae tältä sivulta</translation>
    </message>
    <message>
        <source>Import a fleet file …</source>
        <translation>Tuo kalustotiedosto …</translation>
    </message>
    <message>
        <source>Write the day&apos;s fleet to a file …</source>
        <translation>Kirjoita päivän kalusto tiedostoon …</translation>
    </message>
    <message>
        <source>Find a command …</source>
        <translation>Etsi komento …</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Sulje tämä ikkuna</translation>
    </message>
    <message>
        <source>as the site writes</source>
        <translation>kuten talo kirjoittaa</translation>
    </message>
    <message>
        <source>German</source>
        <translation>saksa</translation>
    </message>
    <message>
        <source>English</source>
        <translation>englanti</translation>
    </message>
    <message>
        <source>French</source>
        <translation>ranska</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>italia</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>espanja</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>suomi</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Asiakkaat</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>asiakas</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Osoite</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Puhelin</translation>
    </message>
    <message>
        <source>Last order</source>
        <translation>Viimeisin tilaus</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Katu</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Paikkakunta</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Merkki</translation>
    </message>
    <message>
        <source>47.16600, 9.51000; empty: by the address</source>
        <translation>47.16600, 9.51000; tyhjä: osoitteen mukaan</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Sähköposti</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Kieli</translation>
    </message>
    <message>
        <source>Wants messages</source>
        <translation>Haluaa viestejä</translation>
    </message>
    <message>
        <source>At the door</source>
        <translation>Ovella</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>tavallinen</translation>
    </message>
    <message>
        <source>Access code</source>
        <translation>Porttikoodi</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Muistiinpanot</translation>
    </message>
    <message>
        <source>For the driver, on every order</source>
        <translation>Kuljettajalle, jokaisessa tilauksessa</translation>
    </message>
    <message>
        <source>Every order that is kept adds its customer here. Ctrl+N adds one by hand.</source>
        <translation>Jokainen otettu tilaus lisää asiakkaansa tänne. Ctrl+N lisää yhden käsin.</translation>
    </message>
    <message>
        <source>An archived customer is suggested no more, until the next order.</source>
        <translation>Arkistoitua asiakasta ei enää ehdoteta ennen seuraavaa tilausta.</translation>
    </message>
    <message>
        <source>Depots</source>
        <translation>Varastot</translation>
    </message>
    <message>
        <source>depot</source>
        <translation>varasto</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Aikavyöhyke</translation>
    </message>
    <message>
        <source>Loading takes</source>
        <translation>Lastaus kestää</translation>
    </message>
    <message>
        <source>Where goods wait and routes begin. Ctrl+N adds the first depot; a fleet file brings it too.</source>
        <translation>Missä tavarat odottavat ja reitit alkavat. Ctrl+N lisää ensimmäisen varaston; myös kalustotiedosto tuo sen.</translation>
    </message>
    <message>
        <source>Weekly shifts can no longer start there.</source>
        <translation>Viikkovuorot eivät voi enää alkaa sieltä.</translation>
    </message>
    <message>
        <source>Drivers</source>
        <translation>Kuljettajat</translation>
    </message>
    <message>
        <source>driver</source>
        <translation>kuljettaja</translation>
    </message>
    <message>
        <source>cooled, lift</source>
        <translation>kylmä, perälauta</translation>
    </message>
    <message>
        <source>Ctrl+N adds the first driver; a fleet file brings several.</source>
        <translation>Ctrl+N lisää ensimmäisen kuljettajan; kalustotiedosto tuo useita.</translation>
    </message>
    <message>
        <source>The coming weekly shifts of an archived driver are taken off.</source>
        <translation>Arkistoidun kuljettajan tulevat viikkovuorot poistetaan.</translation>
    </message>
    <message>
        <source>{text} (archived)</source>
        <translation>{text} (arkistoitu)</translation>
    </message>
    <message>
        <source>In use: {skills}</source>
        <translation>Käytössä: {skills}</translation>
    </message>
    <message>
        <source>Pick on map</source>
        <translation>Kartalta</translation>
    </message>
    <message>
        <source>Days that differ</source>
        <translation>Poikkeavat päivät</translation>
    </message>
    <message>
        <source>day that differs</source>
        <translation>poikkeava päivä</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Päivä</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Kuka</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Mitä</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Miksi</translation>
    </message>
    <message>
        <source>Whose shift</source>
        <translation>Kenen vuoro</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>Ei työskentele</translation>
    </message>
    <message>
        <source>Works otherwise</source>
        <translation>Työskentelee toisin</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Alkaen</translation>
    </message>
    <message>
        <source>to</source>
        <translation>asti</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>kuten tavallisesti</translation>
    </message>
    <message>
        <source>Driver instead</source>
        <translation>Toinen kuljettaja</translation>
    </message>
    <message>
        <source>Vehicle instead</source>
        <translation>Toinen ajoneuvo</translation>
    </message>
    <message>
        <source>Christmas Day</source>
        <translation>Joulupäivä</translation>
    </message>
    <message>
        <source>Public holidays, days off, other hours or another vehicle on a single day.</source>
        <translation>Pyhäpäivät, vapaapäivät, muut ajat tai toinen ajoneuvo yksittäisenä päivänä.</translation>
    </message>
    <message>
        <source>The day is as the weekly shifts have it again.</source>
        <translation>Päivä on taas sellainen kuin viikkovuoroissa.</translation>
    </message>
    <message>
        <source>Search {page}</source>
        <translation>Hae: {page}</translation>
    </message>
    <message>
        <source>Archived too</source>
        <translation>Myös arkistoidut</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Tallenna</translation>
    </message>
    <message>
        <source>Keep what is typed (Ctrl+S)</source>
        <translation>Tallenna kirjoitettu (Ctrl+S)</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>Kumoa muutokset</translation>
    </message>
    <message>
        <source>Back to what is kept</source>
        <translation>Takaisin tallennettuun</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Arkistoi</translation>
    </message>
    <message>
        <source>New {entry}</source>
        <translation>Uusi {entry}</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Palauta</translation>
    </message>
    <message>
        <source>{text} (not saved)</source>
        <translation>{text} (ei tallennettu)</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>Ajoneuvot</translation>
    </message>
    <message>
        <source>vehicle</source>
        <translation>ajoneuvo</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tyyppi</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Tila</translation>
    </message>
    <message>
        <source>Drives as</source>
        <translation>Ajaa kuin</translation>
    </message>
    <message>
        <source>a word of your own, for its times at the door</source>
        <translation>oma sana, ovella kuluvia aikoja varten</translation>
    </message>
    <message>
        <source>Cost a day</source>
        <translation>Hinta päivältä</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>tunnilta</translation>
    </message>
    <message>
        <source>an hour driven</source>
        <translation>ajotunnilta</translation>
    </message>
    <message>
        <source>on top</source>
        <translation>lisäksi</translation>
    </message>
    <message>
        <source>an hour at doors</source>
        <translation>tunnilta ovilla</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Nopeus</translation>
    </message>
    <message>
        <source>times the usual</source>
        <translation>kertaa tavallinen</translation>
    </message>
    <message>
        <source>Ctrl+N adds the first vehicle; a fleet file brings several.</source>
        <translation>Ctrl+N lisää ensimmäisen ajoneuvon; kalustotiedosto tuo useita.</translation>
    </message>
    <message>
        <source>The coming weekly shifts with an archived vehicle are taken off.</source>
        <translation>Arkistoidun ajoneuvon tulevat viikkovuorot poistetaan.</translation>
    </message>
    <message>
        <source>Weekly shifts</source>
        <translation>Viikkovuorot</translation>
    </message>
    <message>
        <source>weekly shift</source>
        <translation>viikkovuoro</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Kuljettaja</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Päivät</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Ajat</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Ajoneuvo</translation>
    </message>
    <message>
        <source>From depot</source>
        <translation>Varastolta</translation>
    </message>
    <message>
        <source>Breaks</source>
        <translation>Tauot</translation>
    </message>
    <message>
        <source>11:30-13:00 30 min</source>
        <translation>11:30-13:00 30 min</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Ensimmäinen päivä</translation>
    </message>
    <message>
        <source>last</source>
        <translation>viimeinen</translation>
    </message>
    <message>
        <source>always</source>
        <translation>aina</translation>
    </message>
    <message>
        <source>open</source>
        <translation>avoin</translation>
    </message>
    <message>
        <source>Loadings</source>
        <translation>Lastauskertoja</translation>
    </message>
    <message>
        <source>Also loads at</source>
        <translation>Lastaa myös</translation>
    </message>
    <message>
        <source>Overtime</source>
        <translation>Ylityö</translation>
    </message>
    <message>
        <source>min, an hour at</source>
        <translation>min, tunnilta</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ei</translation>
    </message>
    <message>
        <source>stops</source>
        <translation>pysähdystä</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>tuntia</translation>
    </message>
    <message>
        <source>h driving</source>
        <translation>h ajoa</translation>
    </message>
    <message>
        <source>h driving without rest</source>
        <translation>h ajoa ilman taukoa</translation>
    </message>
    <message>
        <source>Who drives what, week by week: the coming two weeks&apos; shifts are made from this. It takes a driver, a vehicle and a depot.</source>
        <translation>Kuka ajaa mitä, viikko kerrallaan: tästä tehdään kahden seuraavan viikon vuorot. Tarvitaan kuljettaja, ajoneuvo ja varasto.</translation>
    </message>
    <message>
        <source>Its coming shifts are taken off; those that are out with the driver stay.</source>
        <translation>Sen tulevat vuorot poistetaan; jo kuljettajalla olevat säilyvät.</translation>
    </message>
    <message>
        <source>Fleet and customers</source>
        <translation>Kalusto ja asiakkaat</translation>
    </message>
    <message>
        <source>Nothing is saved yet; what is wrong is said at its field.</source>
        <translation>Mitään ei ole vielä tallennettu; virhe kerrotaan kentän kohdalla.</translation>
    </message>
    <message>
        <source>Import drivers and vehicles</source>
        <translation>Tuo kuljettajat ja ajoneuvot</translation>
    </message>
    <message>
        <source>Fleet (*.json);;All files (*)</source>
        <translation>Kalusto (*.json);;Kaikki tiedostot (*)</translation>
    </message>
    <message>
        <source>Write the day&apos;s fleet</source>
        <translation>Kirjoita päivän kalusto</translation>
    </message>
    <message>
        <source>Fleet (*.json)</source>
        <translation>Kalusto (*.json)</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Sivut</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Peruttavaa ei ole.</translation>
    </message>
    <message>
        <source>Taken back: {words}</source>
        <translation>Peruttu: {words}</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Kaikki</translation>
    </message>
    <message>
        <source>The address was not found; a pin says where it is.</source>
        <translation>Osoitetta ei löytynyt; merkki kertoo, missä se on.</translation>
    </message>
</context>
<context>
    <name>Rehearsal</name>
    <message>
        <source>The practice day is over. Write its report with Ctrl+R.</source>
        <translation>Harjoituspäivä on ohi. Kirjoita sen raportti: Ctrl+R.</translation>
    </message>
    <message>
        <source>Planning {orders} orders for {shifts} drivers …</source>
        <translation>Suunnitellaan {orders} tilausta {shifts} kuljettajalle …</translation>
    </message>
    <message>
        <source>practice server ok</source>
        <translation>harjoituspalvelin ok</translation>
    </message>
    <message>
        <source>The drivers are on the road. Suggestions wait for you on the right.</source>
        <translation>Kuljettajat ovat matkalla. Ehdotukset odottavat sinua oikealla.</translation>
    </message>
    <message>
        <source>practice server ended</source>
        <translation>harjoituspalvelin lopetettu</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>one stop</source>
        <translation>yksi pysähdys</translation>
    </message>
    <message>
        <source>{count} stops</source>
        <translation>{count} pysähdystä</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} ja {count} muuta</translation>
    </message>
</context>
<context>
    <name>ServerLine</name>
    <message numerus="yes">
        <source>The sync server stays up for the phones of %n open shifts.</source>
        <translation>
            <numerusform>Synkronointipalvelin jää käyntiin yhden avoimen vuoron puhelimia varten.</numerusform>
            <numerusform>Synkronointipalvelin jää käyntiin %n avoimen vuoron puhelimia varten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The practice day is open already.</source>
        <translation>Harjoituspäivä on jo auki.</translation>
    </message>
    <message>
        <source>Leaving the practice day …</source>
        <translation>Poistutaan harjoituspäivästä …</translation>
    </message>
    <message>
        <source>The practice day is open; leave it to see your own days.</source>
        <translation>Harjoituspäivä on auki; poistu siitä nähdäksesi omat päiväsi.</translation>
    </message>
    <message>
        <source>Preparing the practice day …</source>
        <translation>Valmistellaan harjoituspäivää …</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Search settings</source>
        <translation>Hae asetuksista</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Kumoa viimeinen muutos</translation>
    </message>
    <message>
        <source>Back to what is usual</source>
        <translation>Takaisin tavalliseen</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Sulje tämä ikkuna</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ei mitään</translation>
    </message>
    <message>
        <source>Usual: {usual}.</source>
        <translation>Tavallisesti: {usual}.</translation>
    </message>
    <message>
        <source>Back to usual: {usual}</source>
        <translation>Takaisin tavalliseen: {usual}</translation>
    </message>
    <message>
        <source>Kept in: {place}.</source>
        <translation>Tallessa: {place}.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Avaa</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Valitse …</translation>
    </message>
    <message>
        <source>on</source>
        <translation>päällä</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Valitse kansio</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Asetus</translation>
    </message>
    <message>
        <source>Setting: {name}</source>
        <translation>Asetus: {name}</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Arvo</translation>
    </message>
    <message>
        <source>settings.json in the data folder</source>
        <translation>settings.json tietokansiossa</translation>
    </message>
    <message>
        <source>this window, on this computer</source>
        <translation>tämä ikkuna, tällä tietokoneella</translation>
    </message>
    <message>
        <source>a window of its own</source>
        <translation>oma ikkuna</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>Tämä ikkuna</translation>
    </message>
    <message>
        <source>Planning</source>
        <translation>Suunnittelu</translation>
    </message>
    <message>
        <source>While the day runs</source>
        <translation>Päivän aikana</translation>
    </message>
    <message>
        <source>Messages to customers: the way</source>
        <translation>Viestit asiakkaille: reitti</translation>
    </message>
    <message>
        <source>Messages to customers: what is told</source>
        <translation>Viestit asiakkaille: mitä kerrotaan</translation>
    </message>
    <message>
        <source>Messages to customers: own words</source>
        <translation>Viestit asiakkaille: omat sanat</translation>
    </message>
    <message>
        <source>A shop&apos;s program</source>
        <translation>Kaupan ohjelma</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Raportit</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Mitä säilytetään</translation>
    </message>
    <message>
        <source>Loads and vehicles</source>
        <translation>Lastit ja ajoneuvot</translation>
    </message>
    <message>
        <source>In windows of their own</source>
        <translation>Omissa ikkunoissaan</translation>
    </message>
    <message>
        <source>English</source>
        <translation>englanti</translation>
    </message>
    <message>
        <source>German</source>
        <translation>saksa</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>suomi</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>espanja</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ei</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>pidä</translation>
    </message>
    <message>
        <source>careful</source>
        <translation>varovasti</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>tavallisesti</translation>
    </message>
    <message>
        <source>free</source>
        <translation>vapaasti</translation>
    </message>
    <message>
        <source>do not look</source>
        <translation>älä etsi</translation>
    </message>
    <message>
        <source>suggest</source>
        <translation>ehdota</translation>
    </message>
    <message>
        <source>act by itself</source>
        <translation>toimi itse</translation>
    </message>
    <message>
        <source>of money</source>
        <translation>rahaa</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Suunniteltu</translation>
    </message>
    <message>
        <source>Customers are told their time as soon as it is planned, before the day.</source>
        <translation>Asiakkaille kerrotaan aika heti, kun se on suunniteltu, ennen päivää.</translation>
    </message>
    <message>
        <source>The van has left</source>
        <translation>Auto on lähtenyt</translation>
    </message>
    <message>
        <source>Customers are told, with a time as a range.</source>
        <translation>Asiakkaille kerrotaan, aika välinä.</translation>
    </message>
    <message>
        <source>Nearly there</source>
        <translation>Melkein perillä</translation>
    </message>
    <message>
        <source>Customers are told when the van is few stops and minutes away.</source>
        <translation>Asiakkaille kerrotaan, kun auto on muutaman pysähdyksen ja minuutin päässä.</translation>
    </message>
    <message>
        <source>Later than promised</source>
        <translation>Luvattua myöhemmin</translation>
    </message>
    <message>
        <source>Customers are told when it will likely come after its window.</source>
        <translation>Asiakkaille kerrotaan, kun se todennäköisesti tulee aikaikkunan jälkeen.</translation>
    </message>
    <message>
        <source>Another time than told</source>
        <translation>Muu aika kuin kerrottu</translation>
    </message>
    <message>
        <source>Customers are told when the time given has moved.</source>
        <translation>Asiakkaille kerrotaan, kun ilmoitettu aika on siirtynyt.</translation>
    </message>
    <message>
        <source>The driver is at the door</source>
        <translation>Kuljettaja on ovella</translation>
    </message>
    <message>
        <source>Customers are told when the driver has arrived.</source>
        <translation>Asiakkaille kerrotaan, kun kuljettaja on saapunut.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Valmis</translation>
    </message>
    <message>
        <source>Customers are told that it was delivered or picked up, and how.</source>
        <translation>Asiakkaille kerrotaan toimituksesta tai noudosta, ja miten.</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>Ei onnistunut</translation>
    </message>
    <message>
        <source>Customers are told that it was not possible, and why.</source>
        <translation>Asiakkaille kerrotaan, ettei se onnistunut, ja miksi.</translation>
    </message>
    <message>
        <source>How it was</source>
        <translation>Miten meni</translation>
    </message>
    <message>
        <source>Customers are asked afterwards to rate it.</source>
        <translation>Asiakkailta pyydetään jälkeenpäin arvio.</translation>
    </message>
    <message>
        <source>A driver cannot go on</source>
        <translation>Kuljettaja ei voi jatkaa</translation>
    </message>
    <message>
        <source>What is done about stops of a driver who cannot go on.</source>
        <translation>Mitä tehdään pysähdyksille, kun kuljettaja ei voi jatkaa.</translation>
    </message>
    <message>
        <source>New orders</source>
        <translation>Uudet tilaukset</translation>
    </message>
    <message>
        <source>What is done about orders that no route has yet.</source>
        <translation>Mitä tehdään tilauksille, joilla ei vielä ole reittiä.</translation>
    </message>
    <message>
        <source>Second tries</source>
        <translation>Uudet yritykset</translation>
    </message>
    <message>
        <source>What is done about stops where nobody was at home.</source>
        <translation>Mitä tehdään pysähdyksille, joilla kukaan ei ollut kotona.</translation>
    </message>
    <message>
        <source>Lateness</source>
        <translation>Myöhästyminen</translation>
    </message>
    <message>
        <source>What is done about promises that would be missed.</source>
        <translation>Mitä tehdään lupauksille, jotka eivät pitäisi.</translation>
    </message>
    <message>
        <source>Cheaper routes</source>
        <translation>Halvemmat reitit</translation>
    </message>
    <message>
        <source>What is done about changes that only save driving or hours.</source>
        <translation>Mitä tehdään muutoksille, jotka säästävät vain ajoa tai tunteja.</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Vaalea tai tumma</translation>
    </message>
    <message>
        <source>Colours of the windows; Ctrl+Shift+D turns them over.</source>
        <translation>Ikkunoiden värit; Ctrl+Vaihto+D vaihtaa ne.</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>kuten järjestelmä</translation>
    </message>
    <message>
        <source>light</source>
        <translation>vaalea</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>tumma</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Liike</translation>
    </message>
    <message>
        <source>Whether anything in the window moves by itself: the map that glides, menus that fade, the cursor that blinks.</source>
        <translation>Liikkuuko ikkunassa mikään itsestään: liukuva kartta, häivytettävät valikot, vilkkuva kohdistin.</translation>
    </message>
    <message>
        <source>reduced</source>
        <translation>vähennetty</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>kuten tavallisesti</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Ikkunan kieli</translation>
    </message>
    <message>
        <source>What the window speaks, from the next start on.</source>
        <translation>Mitä ikkuna puhuu seuraavasta käynnistyksestä alkaen.</translation>
    </message>
    <message>
        <source>as the computer</source>
        <translation>kuten tietokone</translation>
    </message>
    <message>
        <source>Units of distances</source>
        <translation>Matkojen yksiköt</translation>
    </message>
    <message>
        <source>What distances are said in; prices and limits are typed per kilometre all the same.</source>
        <translation>Missä matkat ilmoitetaan; hinnat ja rajat kirjoitetaan silti kilometreissä.</translation>
    </message>
    <message>
        <source>by the computer&apos;s country</source>
        <translation>tietokoneen maan mukaan</translation>
    </message>
    <message>
        <source>kilometres</source>
        <translation>kilometrit</translation>
    </message>
    <message>
        <source>miles</source>
        <translation>mailit</translation>
    </message>
    <message>
        <source>Time to search</source>
        <translation>Hakuaika</translation>
    </message>
    <message>
        <source>How long the planner searches for a day&apos;s routes unless told otherwise.</source>
        <translation>Kuinka kauan päivän reittejä etsitään, ellei toisin sanota.</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Learn after</source>
        <translation>Opi jälkeen</translation>
    </message>
    <message>
        <source>After so many visits on earlier days, times at the door and driving are planned as learned, not as stated; 0: never.</source>
        <translation>Näin monen aiemman käynnin jälkeen ajat ovella ja ajot suunnitellaan opitun mukaan, ei ilmoitetun; 0: ei koskaan.</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>käyntiä</translation>
    </message>
    <message>
        <source>Price of a missed order</source>
        <translation>Toimittamatta jäävän tilauksen hinta</translation>
    </message>
    <message>
        <source>What an order is worth that nobody comes for, beside starting the dearest van; more or less of it by priority.</source>
        <translation>Minkä arvoinen tilaus on, jota kukaan ei hoida, kalleimman auton lähdön lisäksi; enemmän tai vähemmän tärkeyden mukaan.</translation>
    </message>
    <message>
        <source>Price of planned lateness</source>
        <translation>Suunnitellun myöhästymisen hinta</translation>
    </message>
    <message>
        <source>What a minute after a promised window costs in a plan; 0: no plan is ever late.</source>
        <translation>Mitä minuutti luvatun aikaikkunan jälkeen maksaa suunnitelmassa; 0: mikään suunnitelma ei myöhästy.</translation>
    </message>
    <message>
        <source>of money a minute</source>
        <translation>rahaa minuutilta</translation>
    </message>
    <message>
        <source>Price of uneven hours</source>
        <translation>Epätasaisten tuntien hinta</translation>
    </message>
    <message>
        <source>What it is worth that drivers have equally long to work.</source>
        <translation>Minkä arvoista on, että kuljettajat työskentelevät yhtä pitkään.</translation>
    </message>
    <message>
        <source>of money an hour</source>
        <translation>rahaa tunnilta</translation>
    </message>
    <message>
        <source>Price of uneven stops</source>
        <translation>Epätasaisten pysähdysten hinta</translation>
    </message>
    <message>
        <source>What it is worth that drivers have equally many stops.</source>
        <translation>Minkä arvoista on, että kuljettajilla on yhtä monta pysähdystä.</translation>
    </message>
    <message>
        <source>of money a stop</source>
        <translation>rahaa pysähdykseltä</translation>
    </message>
    <message>
        <source>Price of another driver</source>
        <translation>Toisen kuljettajan hinta</translation>
    </message>
    <message>
        <source>What planning again has to gain for each stop that goes to another driver.</source>
        <translation>Mitä uudelleensuunnittelun on hyödytettävä kutakin kuljettajaa vaihtavaa pysähdystä kohti.</translation>
    </message>
    <message>
        <source>Price of another order</source>
        <translation>Toisen järjestyksen hinta</translation>
    </message>
    <message>
        <source>What planning again has to gain for each stop that comes before or after others.</source>
        <translation>Mitä uudelleensuunnittelun on hyödytettävä kutakin paikkaa vaihtavaa pysähdystä kohti.</translation>
    </message>
    <message>
        <source>Changes, to begin with</source>
        <translation>Muutokset, aluksi</translation>
    </message>
    <message>
        <source>How much of a running day may be disturbed; the mark at the foot of the window begins here each day.</source>
        <translation>Kuinka paljon käynnissä olevaa päivää saa häiritä; ikkunan alareunan valinta alkaa joka päivä tästä.</translation>
    </message>
    <message>
        <source>Changes of driver</source>
        <translation>Kuljettajan vaihdot</translation>
    </message>
    <message>
        <source>Stops that may change their driver within an hour; empty: as the mark of Changes has it.</source>
        <translation>Pysähdykset, jotka saavat vaihtaa kuljettajaa tunnin aikana; tyhjä: Muutokset-valinnan mukaan.</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>tunnissa</translation>
    </message>
    <message>
        <source>Next stops that stay</source>
        <translation>Seuraavat pysyvät pysähdykset</translation>
    </message>
    <message>
        <source>So many next stops of a driver never move; empty: as the mark of Changes has it.</source>
        <translation>Näin monta kuljettajan seuraavaa pysähdystä ei siirry; tyhjä: Muutokset-valinnan mukaan.</translation>
    </message>
    <message>
        <source>stops</source>
        <translation>pysähdystä</translation>
    </message>
    <message>
        <source>A promise may get worse by</source>
        <translation>Lupaus saa heikentyä</translation>
    </message>
    <message>
        <source>No change makes a promise worse by more; empty: as the mark of Changes has it.</source>
        <translation>Mikään muutos ei heikennä lupausta enempää; tyhjä: Muutokset-valinnan mukaan.</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Price of lateness</source>
        <translation>Myöhästymisen hinta</translation>
    </message>
    <message>
        <source>What a minute after a promise costs once the day runs.</source>
        <translation>Mitä minuutti lupauksen jälkeen maksaa, kun päivä on käynnissä.</translation>
    </message>
    <message>
        <source>A suggestion brings at least</source>
        <translation>Ehdotus tuottaa vähintään</translation>
    </message>
    <message>
        <source>What a change has to bring to be shown.</source>
        <translation>Mitä muutoksen on tuotettava, jotta se näytetään.</translation>
    </message>
    <message>
        <source>Acting brings at least</source>
        <translation>Toimi tuottaa vähintään</translation>
    </message>
    <message>
        <source>What a change has to bring to be made without asking, where that is allowed.</source>
        <translation>Mitä muutoksen on tuotettava, jotta se tehdään kysymättä, missä se on sallittu.</translation>
    </message>
    <message>
        <source>Name of the site</source>
        <translation>Talon nimi</translation>
    </message>
    <message>
        <source>The name by which customers know you.</source>
        <translation>Nimi, jolla asiakkaat teidät tuntevat.</translation>
    </message>
    <message>
        <source>Phone of the site</source>
        <translation>Talon puhelin</translation>
    </message>
    <message>
        <source>The number that customers are given to call.</source>
        <translation>Numero, johon asiakkaat voivat soittaa.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Kieli</translation>
    </message>
    <message>
        <source>Of messages to customers who have none of their own.</source>
        <translation>Viestien kieli asiakkaille, joilla ei ole omaa.</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Sähköpostipalvelin</translation>
    </message>
    <message>
        <source>Where e-mail to customers, and reports, are handed over (SMTP).</source>
        <translation>Minne asiakkaiden sähköposti ja raportit annetaan (SMTP).</translation>
    </message>
    <message>
        <source>Mail from</source>
        <translation>Sähköposti osoitteesta</translation>
    </message>
    <message>
        <source>The address that e-mail comes from.</source>
        <translation>Osoite, josta sähköposti tulee.</translation>
    </message>
    <message>
        <source>Mail port</source>
        <translation>Sähköpostin portti</translation>
    </message>
    <message>
        <source>Of the mail server.</source>
        <translation>Sähköpostipalvelimen.</translation>
    </message>
    <message>
        <source>Mail encryption</source>
        <translation>Sähköpostin salaus</translation>
    </message>
    <message>
        <source>How the way to the mail server is kept private.</source>
        <translation>Miten yhteys sähköpostipalvelimeen pysyy yksityisenä.</translation>
    </message>
    <message>
        <source>Mail user</source>
        <translation>Sähköpostin käyttäjä</translation>
    </message>
    <message>
        <source>The name to sign in with, where the mail server wants one.</source>
        <translation>Kirjautumisnimi, jos sähköpostipalvelin vaatii sellaisen.</translation>
    </message>
    <message>
        <source>Mail password</source>
        <translation>Sähköpostin salasana</translation>
    </message>
    <message>
        <source>Kept in the file as it is: keep that readable by you alone.</source>
        <translation>Tiedostossa sellaisenaan: pidä se vain itsesi luettavana.</translation>
    </message>
    <message>
        <source>SMS and chat: gateway</source>
        <translation>Tekstiviestit ja chat: välityspalvelin</translation>
    </message>
    <message>
        <source>Each message is posted to this http or https address as JSON.</source>
        <translation>Jokainen viesti lähetetään tähän http- tai https-osoitteeseen JSON-muodossa.</translation>
    </message>
    <message>
        <source>SMS and chat: secret</source>
        <translation>Tekstiviestit ja chat: salaisuus</translation>
    </message>
    <message>
        <source>With which messages to the gateway are signed.</source>
        <translation>Millä viestit välityspalvelimelle allekirjoitetaan.</translation>
    </message>
    <message>
        <source>SMS and chat: service</source>
        <translation>Tekstiviestit ja chat: palvelu</translation>
    </message>
    <message>
        <source>An address of apprise&apos;s, with {to} where the number goes, in place of a gateway.</source>
        <translation>Apprisen osoite, jossa {to} on numeron paikalla, välityspalvelimen sijaan.</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Hiljaista alkaen</translation>
    </message>
    <message>
        <source>Nobody is written to from then on, on the depot&apos;s clock.</source>
        <translation>Siitä alkaen kenellekään ei kirjoiteta, varaston kellon mukaan.</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Hiljaista asti</translation>
    </message>
    <message>
        <source>Until then nobody is written to; the same time twice: never quiet.</source>
        <translation>Siihen asti kenellekään ei kirjoiteta; sama aika kahdesti: ei koskaan hiljaista.</translation>
    </message>
    <message>
        <source>Nearly there: stops</source>
        <translation>Melkein perillä: pysähdykset</translation>
    </message>
    <message>
        <source>So many stops before a customer at most.</source>
        <translation>Enintään näin monta pysähdystä ennen asiakasta.</translation>
    </message>
    <message>
        <source>Nearly there: minutes</source>
        <translation>Melkein perillä: minuutit</translation>
    </message>
    <message>
        <source>So many minutes before a customer at most.</source>
        <translation>Enintään näin monta minuuttia ennen asiakasta.</translation>
    </message>
    <message>
        <source>Later than promised by</source>
        <translation>Luvattua myöhemmin</translation>
    </message>
    <message>
        <source>Customers are told of lateness from so many minutes on.</source>
        <translation>Myöhästymisestä kerrotaan asiakkaille näin monesta minuutista alkaen.</translation>
    </message>
    <message>
        <source>Another time by</source>
        <translation>Muu aika</translation>
    </message>
    <message>
        <source>Customers are told of another time from so many minutes on.</source>
        <translation>Muusta ajasta kerrotaan asiakkaille näin monesta minuutista alkaen.</translation>
    </message>
    <message>
        <source>Promise what customers choose</source>
        <translation>Lupaa, mitä asiakkaat valitsevat</translation>
    </message>
    <message>
        <source>A time that a customer chose of those offered is promised without asking anybody.</source>
        <translation>Asiakkaan tarjotuista valitsema aika luvataan kysymättä keneltäkään.</translation>
    </message>
    <message>
        <source>Your own words in place of the usual ones; $name, $from, $to, $at, $day and $link are filled in.</source>
        <translation>Omat sanat tavallisten sijaan; $name, $from, $to, $at, $day ja $link täytetään.</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>aihe</translation>
    </message>
    <message>
        <source>text</source>
        <translation>teksti</translation>
    </message>
    <message>
        <source>Address for states</source>
        <translation>Osoite tiloille</translation>
    </message>
    <message>
        <source>Every order&apos;s state is posted to this http or https address, signed, while the window is open.</source>
        <translation>Jokaisen tilauksen tila lähetetään allekirjoitettuna tähän http- tai https-osoitteeseen, kun ikkuna on auki.</translation>
    </message>
    <message>
        <source>Secret for states</source>
        <translation>Salaisuus tiloille</translation>
    </message>
    <message>
        <source>With which states are signed.</source>
        <translation>Millä tilat allekirjoitetaan.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Paperi</translation>
    </message>
    <message>
        <source>What PDFs are made for.</source>
        <translation>Mille PDF:t tehdään.</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>The day&apos;s report goes out at</source>
        <translation>Päivän raportti lähtee klo</translation>
    </message>
    <message>
        <source>Every evening, on the depot&apos;s clock, into the folder and to the addresses below.</source>
        <translation>Joka ilta, varaston kellon mukaan, alla olevaan kansioon ja osoitteisiin.</translation>
    </message>
    <message>
        <source>Folder for reports</source>
        <translation>Raporttien kansio</translation>
    </message>
    <message>
        <source>Where the day&apos;s report is written by itself; empty: nowhere.</source>
        <translation>Minne päivän raportti kirjoitetaan itsestään; tyhjä: ei mihinkään.</translation>
    </message>
    <message>
        <source>Reports by mail to</source>
        <translation>Raportit sähköpostitse</translation>
    </message>
    <message>
        <source>E-mail addresses, apart by commas; needs a mail server.</source>
        <translation>Sähköpostiosoitteet pilkuin erotettuina; vaatii sähköpostipalvelimen.</translation>
    </message>
    <message>
        <source>Formats of reports</source>
        <translation>Raporttien muodot</translation>
    </message>
    <message>
        <source>In which the day&apos;s report is written by itself.</source>
        <translation>Joissa päivän raportti kirjoitetaan itsestään.</translation>
    </message>
    <message>
        <source>Pictures are kept for</source>
        <translation>Kuvia säilytetään</translation>
    </message>
    <message>
        <source>How long drivers&apos; photos and signatures stay at the desk: 90 or more; 0: for good.</source>
        <translation>Kuinka kauan kuljettajien kuvat ja allekirjoitukset säilyvät: 90 tai enemmän; 0: pysyvästi.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>päivää</translation>
    </message>
    <message>
        <source>Daily backups kept</source>
        <translation>Säilytettävät päivittäiset varmuuskopiot</translation>
    </message>
    <message>
        <source>So many stay in the data folder&apos;s backups; 0: none are made.</source>
        <translation>Näin monta säilyy tietokansion backups-kansiossa; 0: ei tehdä.</translation>
    </message>
    <message>
        <source>backups</source>
        <translation>kopiota</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nimi</translation>
    </message>
    <message>
        <source>What it is called on loading lists.</source>
        <translation>Mikä nimi sillä on lastauslistoilla.</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>yksikkö</translation>
    </message>
    <message>
        <source>In which it is written on loading lists.</source>
        <translation>Missä se kirjoitetaan lastauslistoille.</translation>
    </message>
    <message>
        <source>Vehicle types</source>
        <translation>Ajoneuvotyypit</translation>
    </message>
    <message>
        <source>What a type changes at the door, a line each: bicycle, 0.3 min, 0.9 (minutes to park and find the door, factor on service times).</source>
        <translation>Mitä tyyppi muuttaa ovella, rivi kullekin: bicycle, 0.3 min, 0.9 (minuutit pysäköintiin ja oven löytämiseen, kerroin palveluajoille).</translation>
    </message>
    <message>
        <source>How phones reach the desk</source>
        <translation>Miten puhelimet tavoittavat työpisteen</translation>
    </message>
    <message>
        <source>Network, encryption (TLS) and certificate, port, tracking apps&apos; port and public address of the sync server.</source>
        <translation>Synkronointipalvelimen verkko, salaus (TLS) ja varmenne, portti, seurantasovellusten portti ja julkinen osoite.</translation>
    </message>
    <message>
        <source>Map region</source>
        <translation>Kartta-alue</translation>
    </message>
    <message>
        <source>Which region&apos;s streets, addresses and map are used.</source>
        <translation>Minkä alueen katuja, osoitteita ja karttaa käytetään.</translation>
    </message>
    <message>
        <source>Carriers and their prices</source>
        <translation>Rahdinkuljettajat ja hinnat</translation>
    </message>
    <message>
        <source>Who else takes orders, and for what: per stop, kilogram and kilometre, zones, skills.</source>
        <translation>Kuka muu ottaa tilauksia ja mihin hintaan: pysähdykseltä, kilolta ja kilometriltä, vyöhykkeet, taidot.</translation>
    </message>
    <message>
        <source>Weekly shifts</source>
        <translation>Viikkovuorot</translation>
    </message>
    <message>
        <source>Who drives which vehicle when, week by week.</source>
        <translation>Kuka ajaa mitäkin ajoneuvoa milloin, viikko kerrallaan.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>pois</translation>
    </message>
    <message>
        <source>{name} is a whole number between {low} and {high} {unit}</source>
        <translation>{name} on kokonaisluku väliltä {low}–{high} {unit}</translation>
    </message>
    <message>
        <source>{name} is a number between {low} and {high} {unit}</source>
        <translation>{name} on luku väliltä {low}–{high} {unit}</translation>
    </message>
    <message>
        <source>, or empty</source>
        <translation>, tai tyhjä</translation>
    </message>
    <message>
        <source>{text} may be thousands or decimals: write {whole} or {decimal}.</source>
        <translation>{text} voi tarkoittaa tuhansia tai desimaaleja: kirjoita {whole} tai {decimal}.</translation>
    </message>
    <message>
        <source>{name} is a time of day such as 19:00.</source>
        <translation>{name} on kellonaika, kuten 19:00.</translation>
    </message>
    <message>
        <source>&apos;{line}&apos; is no vehicle type: write name, minutes, factor.</source>
        <translation>”{line}” ei ole ajoneuvotyyppi: kirjoita nimi, minuutit, kerroin.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Asetukset</translation>
    </message>
    <message>
        <source>Taken back: {names}.</source>
        <translation>Peruttu: {names}.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Kumottavaa ei ole.</translation>
    </message>
    <message>
        <source>Kept: {names}. Ctrl+Z undoes it.</source>
        <translation>Tallennettu: {names}. Ctrl+Z kumoaa.</translation>
    </message>
    <message>
        <source>{value} (not kept yet)</source>
        <translation>{value} (ei vielä tallennettu)</translation>
    </message>
    <message>
        <source>No setting has all of these words.</source>
        <translation>Missään asetuksessa ei ole kaikkia näitä sanoja.</translation>
    </message>
    <message>
        <source>Not kept yet: {why}</source>
        <translation>Ei vielä tallennettu: {why}</translation>
    </message>
</context>
<context>
    <name>Shops</name>
    <message>
        <source>Sender</source>
        <translation>Lähettäjä</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Avain</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Mihin</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Tehty</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tila</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Tilaukset</translation>
    </message>
    <message>
        <source>A shop&apos;s program with a key puts its orders here by itself and reads how they stand. It sees only the orders of its own sender.</source>
        <translation>Kaupan ohjelma tuo avaimella tilauksensa tänne itse ja lukee, miten niiden laita on. Se näkee vain oman lähettäjänsä tilaukset.</translation>
    </message>
    <message>
        <source>Where orders go is said here once the sync server runs.</source>
        <translation>Mihin tilaukset menevät, kerrotaan tässä, kun palvelin on käynnissä.</translation>
    </message>
    <message>
        <source>Orders go to {url}/v1/shop/orders, as {url}/openapi.json says.</source>
        <translation>Tilaukset menevät osoitteeseen {url}/v1/shop/orders, kuten {url}/openapi.json kertoo.</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>voimassa</translation>
    </message>
    <message>
        <source>revoked {day}</source>
        <translation>peruttu {day}</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>Kaupat</translation>
    </message>
    <message>
        <source>Keys of shops, the newest first</source>
        <translation>Kauppojen avaimet, uusin ensin</translation>
    </message>
    <message>
        <source>as its orders name it</source>
        <translation>kuten sen tilaukset sen nimeävät</translation>
    </message>
    <message>
        <source>the web shop, the till ... (may stay empty)</source>
        <translation>verkkokauppa, kassa ... (voi jäädä tyhjäksi)</translation>
    </message>
    <message>
        <source>Make a key</source>
        <translation>Tee avain</translation>
    </message>
    <message>
        <source>Revoke …</source>
        <translation>Peru …</translation>
    </message>
    <message>
        <source>The new key</source>
        <translation>Uusi avain</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sulje</translation>
    </message>
    <message>
        <source>Keys for shops&apos; programs</source>
        <translation>Avaimet kauppojen ohjelmille</translation>
    </message>
    <message>
        <source>Key {key} for {sender}. Copy it now: it is shown this once and kept nowhere.</source>
        <translation>Avain {key} lähettäjälle {sender}. Kopioi se nyt: se näytetään vain tämän kerran eikä sitä säilytetä missään.</translation>
    </message>
    <message>
        <source>Revoke a key</source>
        <translation>Peru avain</translation>
    </message>
    <message>
        <source>Revoke the key {key} of {sender}?</source>
        <translation>Perutaanko lähettäjän {sender} avain {key}?</translation>
    </message>
    <message>
        <source>Whoever uses it can neither order nor look any more. Orders that came stay.</source>
        <translation>Sen käyttäjä ei voi enää tilata eikä katsoa. Tulleet tilaukset jäävät.</translation>
    </message>
    <message>
        <source>Revoke it</source>
        <translation>Peru se</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Nothing needs you.</source>
        <translation>Mikään ei vaadi sinua.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>ja {count} lisää</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Hyväksy</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Piilota</translation>
    </message>
    <message>
        <source>Not today</source>
        <translation>Ei tänään</translation>
    </message>
    <message>
        <source>Dismiss it, and do not suggest the same again today</source>
        <translation>Piilota, äläkä ehdota samaa tänään uudelleen</translation>
    </message>
    <message>
        <source>In part …</source>
        <translation>Osittain …</translation>
    </message>
    <message>
        <source>Choose which of the moves are done</source>
        <translation>Valitse, mitkä siirrot tehdään</translation>
    </message>
    <message>
        <source>{title}: done by itself at {time}</source>
        <translation>{title}: tehtiin itsestään klo {time}</translation>
    </message>
    <message>
        <source>{title}: done at {time}</source>
        <translation>{title}: tehtiin klo {time}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Kumoa</translation>
    </message>
    <message numerus="yes">
        <source>%n customers come later than expected so far</source>
        <translation>
            <numerusform>Yksi asiakas saa tavaransa tähänastista arviota myöhemmin</numerusform>
            <numerusform>%n asiakasta saa tavaransa tähänastista arviota myöhemmin</numerusform>
        </translation>
    </message>
    <message>
        <source>{words}, too late.</source>
        <translation>{words}, liian myöhään.</translation>
    </message>
    <message>
        <source>{words}, {late} of them too late.</source>
        <translation>{words}, joista {late} liian myöhään.</translation>
    </message>
    <message>
        <source>{sign}{minutes} min late</source>
        <translation>{sign}{minutes} min myöhässä</translation>
    </message>
    <message>
        <source>cost {sign}{cost}</source>
        <translation>hinta {sign}{cost}</translation>
    </message>
    <message>
        <source>Issues and suggestions</source>
        <translation>Ongelmat ja ehdotukset</translation>
    </message>
    <message>
        <source>Issues of the day</source>
        <translation>Päivän ongelmat</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Kuittaus</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Ehdotus</translation>
    </message>
    <message numerus="yes">
        <source>%n more suggestions wait</source>
        <translation>
            <numerusform>yksi ehdotus odottaa lisäksi</numerusform>
            <numerusform>%n ehdotusta odottaa lisäksi</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Nothing that a driver was given moves; new orders come in between</source>
        <translation>Mikään kuljettajalle annettu ei siirry; uudet tilaukset tulevat väliin</translation>
    </message>
    <message>
        <source>Few changes, and no promise gets worse</source>
        <translation>Vähän muutoksia, eikä mikään lupaus heikkene</translation>
    </message>
    <message>
        <source>A few stops an hour may change their driver where it pays</source>
        <translation>Muutama pysähdys tunnissa voi vaihtaa kuljettajaa, kun se kannattaa</translation>
    </message>
    <message>
        <source>Whatever makes the day better</source>
        <translation>Mikä tahansa, mikä parantaa päivää</translation>
    </message>
    <message>
        <source>Everything is sent</source>
        <translation>Kaikki on lähetetty</translation>
    </message>
    <message>
        <source>server not started</source>
        <translation>palvelinta ei ole käynnistetty</translation>
    </message>
    <message>
        <source>optimiser: off</source>
        <translation>optimoija: pois</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Pysäytä</translation>
    </message>
    <message>
        <source>How freely the day may be planned anew</source>
        <translation>Kuinka vapaasti päivä saadaan suunnitella uudelleen</translation>
    </message>
    <message>
        <source>Changes: {mark}</source>
        <translation>Muutokset: {mark}</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Lähetä</translation>
    </message>
    <message numerus="yes">
        <source>%n unsent changes</source>
        <translation>
            <numerusform>1 muutos lähettämättä</numerusform>
            <numerusform>%n muutosta lähettämättä</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n routes not sent</source>
        <translation>
            <numerusform>1 reitti lähettämättä</numerusform>
            <numerusform>%n reittiä lähettämättä</numerusform>
        </translation>
    </message>
    <message>
        <source>How freely the day may be planned anew: {reason}</source>
        <translation>Kuinka vapaasti päivä saadaan suunnitella uudelleen: {reason}</translation>
    </message>
    <message>
        <source>only to look</source>
        <translation>vain katselu</translation>
    </message>
    <message>
        <source>optimiser: {words}</source>
        <translation>optimoija: {words}</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Puhelimet</translation>
    </message>
    <message numerus="yes">
        <source>%n phones</source>
        <translation>
            <numerusform>%n puhelin</numerusform>
            <numerusform>%n puhelinta</numerusform>
        </translation>
    </message>
    <message>
        <source>{some} of {phones}</source>
        <translation>{some} / {phones}</translation>
    </message>
    <message>
        <source>last {age} ago</source>
        <translation>viimeksi {age} sitten</translation>
    </message>
</context>
<context>
    <name>Tenders</name>
    <message>
        <source>Answer by</source>
        <translation>Vastaus viimeistään</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Rahdinkuljettaja</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Kenelle</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Hinta</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Missä se on</translation>
    </message>
    <message>
        <source>with the carrier</source>
        <translation>rahdinkuljettajalla</translation>
    </message>
    <message>
        <source>waits for the server</source>
        <translation>odottaa palvelinta</translation>
    </message>
    <message>
        <source>Offers to carriers</source>
        <translation>Tarjoukset rahdinkuljettajille</translation>
    </message>
    <message>
        <source>Offers, the next deadline first</source>
        <translation>Tarjoukset, lähin määräaika ensin</translation>
    </message>
    <message>
        <source>It accepted</source>
        <translation>Hyväksyi</translation>
    </message>
    <message>
        <source>It declined</source>
        <translation>Hylkäsi</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Peru</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sulje</translation>
    </message>
    <message>
        <source>Each carrier answers by its link. What it says on the telephone is entered here.</source>
        <translation>Kukin rahdinkuljettaja vastaa linkistään. Puhelimessa sanottu merkitään tähän.</translation>
    </message>
    <message>
        <source>No carrier is to answer. Offer the chosen order with Shift+E.</source>
        <translation>Yhdenkään rahdinkuljettajan vastausta ei odoteta. Tarjoa valittu tilaus: Vaihto+E.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline of the day, a row per driver</source>
        <translation>Päivän aikajana, rivi kuljettajaa kohti</translation>
    </message>
    <message>
        <source>planned {time}</source>
        <translation>suunniteltu {time}</translation>
    </message>
    <message>
        <source>promised {window}</source>
        <translation>luvattu {window}</translation>
    </message>
</context>
<context>
    <name>Told</name>
    <message>
        <source>Time</source>
        <translation>Aika</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Asiakas</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Kenelle</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Aihe</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Tapa</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Mitä siitä tuli</translation>
    </message>
    <message>
        <source>It may have arrived: ask the customer before you send it again.</source>
        <translation>Se on voinut saapua: kysy asiakkaalta ennen kuin lähetät uudelleen.</translation>
    </message>
    <message>
        <source>Messages to customers</source>
        <translation>Viestit asiakkaille</translation>
    </message>
    <message>
        <source>Messages, the newest first</source>
        <translation>Viestit, uusin ensin</translation>
    </message>
    <message>
        <source>The message in full</source>
        <translation>Koko viesti</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Lähetä uudelleen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sulje</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>On time</source>
        <translation>Ajoissa</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Avoinna</translation>
    </message>
    <message>
        <source>Will be late</source>
        <translation>Myöhästyy</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Jakamatta</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Valmis</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Epäonnistui</translation>
    </message>
    <message>
        <source>Search name, street, phone, code, driver</source>
        <translation>Nimi, katu, puhelin, koodi, kuljettaja</translation>
    </message>
    <message>
        <source>Search the day</source>
        <translation>Hae päivästä</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Valikko</translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message>
        <source>unassigned</source>
        <translation>jakamatta</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>suunniteltu</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>lähetetty</translation>
    </message>
    <message>
        <source>en route</source>
        <translation>matkalla</translation>
    </message>
    <message>
        <source>in service</source>
        <translation>paikalla</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>valmis</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>osittain</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>epäonnistui</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>peruttu</translation>
    </message>
    <message>
        <source>not attempted</source>
        <translation>ei yritetty</translation>
    </message>
    <message>
        <source>released</source>
        <translation>lähetetty</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>saapunut</translation>
    </message>
    <message>
        <source>to recipient</source>
        <translation>vastaanottajalle</translation>
    </message>
    <message>
        <source>to third party</source>
        <translation>toiselle henkilölle</translation>
    </message>
    <message>
        <source>to mailbox</source>
        <translation>postilaatikkoon</translation>
    </message>
    <message>
        <source>to safe place</source>
        <translation>turvalliseen paikkaan</translation>
    </message>
    <message>
        <source>to pickup point</source>
        <translation>noutopisteeseen</translation>
    </message>
    <message>
        <source>other</source>
        <translation>muu</translation>
    </message>
    <message>
        <source>picked up</source>
        <translation>noudettu</translation>
    </message>
    <message>
        <source>picked up other</source>
        <translation>noudettu muuten</translation>
    </message>
    <message>
        <source>not home</source>
        <translation>ei kotona</translation>
    </message>
    <message>
        <source>address not found</source>
        <translation>osoitetta ei löydy</translation>
    </message>
    <message>
        <source>no access</source>
        <translation>ei pääsyä</translation>
    </message>
    <message>
        <source>no parking</source>
        <translation>ei pysäköintipaikkaa</translation>
    </message>
    <message>
        <source>no time</source>
        <translation>aika loppui</translation>
    </message>
    <message>
        <source>package missing</source>
        <translation>paketti puuttuu</translation>
    </message>
    <message>
        <source>proof missing</source>
        <translation>kuittausta ei saatu</translation>
    </message>
    <message>
        <source>payment</source>
        <translation>ei maksettu</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>kieltäytyi</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>vaurioitunut</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>Pysähdykset</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Valmiit</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Osittain</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Epäonn.</translation>
    </message>
    <message>
        <source>Not attempted</source>
        <translation>Ei yritetty</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Peruttu</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>Avoinna</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>Ajoissa</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Myöhässä</translation>
    </message>
    <message>
        <source>First-attempt success</source>
        <translation>Onnistui ensi yrityksellä</translation>
    </message>
    <message>
        <source>Proof outstanding</source>
        <translation>Kuittaus puuttuu</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Korjattu</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Kuljettaja</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Ajoneuvo</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Asiakas</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Lähettäjä</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Vyöhyke</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Tunti</translation>
    </message>
    <message>
        <source>(no driver)</source>
        <translation>(ei kuljettajaa)</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>ajoissa</translation>
    </message>
    <message>
        <source>shift started</source>
        <translation>vuoro alkoi</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>lastattu</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>palautettu</translation>
    </message>
    <message>
        <source>note</source>
        <translation>muistiinpano</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>ongelma</translation>
    </message>
    <message>
        <source>message</source>
        <translation>viesti</translation>
    </message>
    <message>
        <source>break started</source>
        <translation>tauko alkoi</translation>
    </message>
    <message>
        <source>break ended</source>
        <translation>tauko päättyi</translation>
    </message>
    <message>
        <source>shift ended</source>
        <translation>vuoro päättyi</translation>
    </message>
    <message>
        <source>pin corrected</source>
        <translation>sijainti korjattu</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>korjattu</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>peruttu</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>palautettu varmuuskopiosta</translation>
    </message>
    <message>
        <source>shift out</source>
        <translation>kuljettaja poissa</translation>
    </message>
    <message>
        <source>shift back</source>
        <translation>kuljettaja taas mukana</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>lukittu</translation>
    </message>
    <message>
        <source>unlocked</source>
        <translation>vapautettu</translation>
    </message>
    <message>
        <source>placed</source>
        <translation>asetettu käsin</translation>
    </message>
    <message>
        <source>given away</source>
        <translation>annettu pois</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>otettu takaisin</translation>
    </message>
    <message>
        <source>tendered</source>
        <translation>tarjottu</translation>
    </message>
    <message>
        <source>tender closed</source>
        <translation>tarjous päättynyt</translation>
    </message>
    <message>
        <source>driven</source>
        <translation>ajettu</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>ehdotettu</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>päätetty</translation>
    </message>
    <message>
        <source>road closed</source>
        <translation>tie suljettu</translation>
    </message>
    <message>
        <source>road opened</source>
        <translation>tie avattu</translation>
    </message>
    <message>
        <source>slots offered</source>
        <translation>aikoja tarjottu</translation>
    </message>
    <message>
        <source>told</source>
        <translation>kerrottu asiakkaalle</translation>
    </message>
    <message>
        <source>load expected</source>
        <translation>kuorma odotettu</translation>
    </message>
    <message>
        <source>load arrived</source>
        <translation>kuorma saapui</translation>
    </message>
    <message>
        <source>forgotten</source>
        <translation>unohdettu</translation>
    </message>
    <message>
        <source>customer note</source>
        <translation>asiakkaan viesti</translation>
    </message>
    <message>
        <source>customer slot</source>
        <translation>asiakkaan aikatoive</translation>
    </message>
    <message>
        <source>customer rating</source>
        <translation>asiakkaan arvio</translation>
    </message>
    <message>
        <source>tender answered</source>
        <translation>tarjoukseen vastattu</translation>
    </message>
    <message>
        <source>driver</source>
        <translation>kuljettaja</translation>
    </message>
    <message>
        <source>dispatcher</source>
        <translation>ajojärjestelijä</translation>
    </message>
    <message>
        <source>automation</source>
        <translation>automatiikka</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>asiakas</translation>
    </message>
    <message>
        <source>carrier</source>
        <translation>rahdinkuljettaja</translation>
    </message>
    <message>
        <source>server</source>
        <translation>palvelin</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>kuva</translation>
    </message>
    <message>
        <source>signature</source>
        <translation>allekirjoitus</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nimi</translation>
    </message>
    <message>
        <source>scan</source>
        <translation>skannaus</translation>
    </message>
    <message>
        <source>age check</source>
        <translation>iän tarkistus</translation>
    </message>
    <message>
        <source>pin</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>pidä</translation>
    </message>
    <message>
        <source>careful</source>
        <translation>varovasti</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>tavallisesti</translation>
    </message>
    <message>
        <source>free</source>
        <translation>vapaasti</translation>
    </message>
    <message>
        <source>car</source>
        <translation>henkilöauto</translation>
    </message>
    <message>
        <source>van</source>
        <translation>pakettiauto</translation>
    </message>
    <message>
        <source>bicycle</source>
        <translation>polkupyörä</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Paino</translation>
    </message>
    <message>
        <source>kg</source>
        <translation>kg</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Tilavuus</translation>
    </message>
    <message>
        <source>l</source>
        <translation>l</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Kollit</translation>
    </message>
    <message>
        <source>pcs</source>
        <translation>kpl</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>ma</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>ti</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>ke</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>to</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>pe</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>la</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>su</translation>
    </message>
    <message>
        <source>street</source>
        <translation>katu</translation>
    </message>
    <message>
        <source>place</source>
        <translation>paikka</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>matkalla</translation>
    </message>
    <message>
        <source>nearly there</source>
        <translation>melkein perillä</translation>
    </message>
    <message>
        <source>later than promised</source>
        <translation>luvattua myöhemmin</translation>
    </message>
    <message>
        <source>another time</source>
        <translation>toinen aika</translation>
    </message>
    <message>
        <source>at the door</source>
        <translation>ovella</translation>
    </message>
    <message>
        <source>done</source>
        <translation>valmis</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>ei onnistunut</translation>
    </message>
    <message>
        <source>how was it</source>
        <translation>miten meni</translation>
    </message>
    <message>
        <source>status</source>
        <translation>tila</translation>
    </message>
    <message>
        <source>offer to a carrier</source>
        <translation>tarjous rahdinkuljettajalle</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>sähköposti</translation>
    </message>
    <message>
        <source>text</source>
        <translation>tekstiviesti</translation>
    </message>
    <message>
        <source>other system</source>
        <translation>toinen järjestelmä</translation>
    </message>
    <message>
        <source>carrier&apos;s program</source>
        <translation>rahdinkuljettajan ohjelma</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>odottaa</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>lähetetään</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>epävarma</translation>
    </message>
    <message>
        <source>not sent, too late</source>
        <translation>ei lähetetty, myöhässä</translation>
    </message>
    <message>
        <source>No way to customers is set up; put messages.mail or messages.webhook into settings.json.</source>
        <translation>Tietä asiakkaille ei ole määritetty; lisää messages.mail tai messages.webhook tiedostoon settings.json.</translation>
    </message>
    <message>
        <source>Nobody was told anything.</source>
        <translation>Kenellekään ei kerrottu mitään.</translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message>
        <source>As it is</source>
        <translation>Nyt</translation>
    </message>
    <message>
        <source>Otherwise</source>
        <translation>Toisin</translation>
    </message>
    <message>
        <source>With suggestions</source>
        <translation>Ehdotuksin</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Asiakas</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Kuljettaja</translation>
    </message>
    <message>
        <source>Who would be later</source>
        <translation>Kuka myöhästyisi</translation>
    </message>
    <message>
        <source>Stops that would be later, the latest first</source>
        <translation>Myöhästyvät pysähdykset, myöhäisin ensin</translation>
    </message>
    <message>
        <source>Working it out …</source>
        <translation>Lasketaan …</translation>
    </message>
    <message>
        <source>Nobody would be later.</source>
        <translation>Kukaan ei myöhästyisi.</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>ei kenenkään</translation>
    </message>
    <message>
        <source>None. Draw a line along a road, or an area around some.</source>
        <translation>Ei mitään. Piirrä viiva tietä pitkin tai alue teiden ympärille.</translation>
    </message>
    <message>
        <source>Draw a line …</source>
        <translation>Piirrä viiva …</translation>
    </message>
    <message>
        <source>Draw an area …</source>
        <translation>Piirrä alue …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Poista</translation>
    </message>
    <message>
        <source>Look for suggestions then (some seconds)</source>
        <translation>Etsi sitten ehdotuksia (muutama sekunti)</translation>
    </message>
    <message>
        <source>Closed roads</source>
        <translation>Suljetut tiet</translation>
    </message>
    <message>
        <source>Drivers who cannot go on</source>
        <translation>Kuljettajat, jotka eivät voi jatkaa</translation>
    </message>
    <message>
        <source>One more van like that of</source>
        <translation>Yksi auto lisää, kuten kuljettajalla</translation>
    </message>
    <message>
        <source>All roads slower by</source>
        <translation>Kaikki tiet hitaampia</translation>
    </message>
    <message>
        <source>Order with another window</source>
        <translation>Tilaus, jolla on toinen aikaikkuna</translation>
    </message>
    <message>
        <source>10-12, until 12 …</source>
        <translation>10-12, until 12 …</translation>
    </message>
    <message>
        <source>The other window</source>
        <translation>Toinen aikaikkuna</translation>
    </message>
    <message>
        <source>One more van, as that of</source>
        <translation>Yksi auto lisää, kuten kuljettajalla</translation>
    </message>
    <message>
        <source>Another window for an order</source>
        <translation>Toinen aikaikkuna tilaukselle</translation>
    </message>
    <message>
        <source>looking …</source>
        <translation>etsitään …</translation>
    </message>
    <message>
        <source>23:59 is the rest of the day. Every route goes round from now on, forecasts follow, and better routes are looked for. Drivers are told nothing of it. It can be opened again at any time.</source>
        <translation>23:59 on loppupäivä. Jokainen reitti kiertää tästä lähtien, ennusteet seuraavat, ja parempia reittejä etsitään. Kuljettajille ei kerrota siitä mitään. Tien voi avata milloin tahansa.</translation>
    </message>
    <message>
        <source>Close the road for today</source>
        <translation>Sulje tie tältä päivältä</translation>
    </message>
    <message>
        <source>Closed until</source>
        <translation>Suljettu asti</translation>
    </message>
    <message>
        <source>Accident, water pipe, parade …</source>
        <translation>Onnettomuus, vesijohto, kulkue …</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Miksi</translation>
    </message>
    <message>
        <source>Closed from now until</source>
        <translation>Suljettu nyt, kello</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Peruuta</translation>
    </message>
    <message>
        <source>Close the road</source>
        <translation>Sulje tie</translation>
    </message>
    <message>
        <source>Open {name} again?</source>
        <translation>Avataanko {name}?</translation>
    </message>
    <message>
        <source>Open the road</source>
        <translation>Avaa tie</translation>
    </message>
    <message>
        <source>Open a road</source>
        <translation>Avaa tie</translation>
    </message>
    <message>
        <source>Which?</source>
        <translation>Mikä?</translation>
    </message>
    <message>
        <source>{name}, closed {until}{note}</source>
        <translation>{name}, suljettu {until}{note}</translation>
    </message>
    <message>
        <source>Nothing is changed by asking.</source>
        <translation>Kysyminen ei muuta mitään.</translation>
    </message>
    <message>
        <source>What if …</source>
        <translation>Mitä jos …</translation>
    </message>
    <message>
        <source>Close these roads for today</source>
        <translation>Sulje nämä tiet tältä päivältä</translation>
    </message>
    <message>
        <source>Take the driver out</source>
        <translation>Poista kuljettaja päivästä</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sulje</translation>
    </message>
    <message>
        <source>Looking for suggestions …</source>
        <translation>Etsitään ehdotuksia …</translation>
    </message>
    <message>
        <source>Click along the closed road, or across it.</source>
        <translation>Napsauta suljettua tietä pitkin tai sen poikki.</translation>
    </message>
    <message>
        <source>Click around the closed roads.</source>
        <translation>Napsauta suljettujen teiden ympäri.</translation>
    </message>
    <message>
        <source>Last point back</source>
        <translation>Viimeinen piste pois</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Valmis</translation>
    </message>
    <message>
        <source>Late stops</source>
        <translation>Myöhäiset pysähdykset</translation>
    </message>
    <message>
        <source>Lateness to expect</source>
        <translation>Odotettu myöhästyminen</translation>
    </message>
    <message>
        <source>Not served</source>
        <translation>Palvelematta</translation>
    </message>
    <message>
        <source>Driving</source>
        <translation>Ajomatka</translation>
    </message>
    <message>
        <source>Work to do</source>
        <translation>Työtä</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Hinta</translation>
    </message>
    <message>
        <source>Choose at the left what would be otherwise; nothing is changed by asking.</source>
        <translation>Valitse vasemmalta, mikä olisi toisin; kysyminen ei muuta mitään.</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>ajoissa</translation>
    </message>
    <message>
        <source>A road without a name</source>
        <translation>Nimetön tie</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} ja %n lisää</numerusform>
            <numerusform>{names} ja %n lisää</numerusform>
        </translation>
    </message>
    <message>
        <source>No road would lead to {names}: counted as not served.</source>
        <translation>Perille ei johtaisi tietä: {names}; lasketaan palvelematta jääneiksi.</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestions would be made.</source>
        <translation>
            <numerusform>Tehtäisiin yksi ehdotus.</numerusform>
            <numerusform>Tehtäisiin %n ehdotusta.</numerusform>
        </translation>
    </message>
    <message>
        <source>No suggestion would be made: nothing better was found.</source>
        <translation>Ehdotusta ei tehtäisi: parempaa ei löytynyt.</translation>
    </message>
    <message>
        <source>The map region is still being prepared; try again in a moment.</source>
        <translation>Kartta-aluetta valmistellaan vielä; yritä hetken kuluttua uudelleen.</translation>
    </message>
    <message>
        <source>It could not be worked out.</source>
        <translation>Sitä ei voitu laskea.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Practice day</source>
        <translation>Harjoituspäivä</translation>
    </message>
    <message>
        <source>Roundsman, only to look</source>
        <translation>Roundsman, vain katselu</translation>
    </message>
    <message>
        <source>Import drivers and vehicles</source>
        <translation>Tuo kuljettajat ja ajoneuvot</translation>
    </message>
    <message>
        <source>Fleet (*.json);;All files (*)</source>
        <translation>Kalusto (*.json);;Kaikki tiedostot (*)</translation>
    </message>
    <message>
        <source>Write the day&apos;s report</source>
        <translation>Kirjoita päivän raportti</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Excel (*.xlsx);;CSV (*.csv)</source>
        <translation>PDF (*.pdf);;Excel (*.xlsx);;CSV (*.csv)</translation>
    </message>
    <message>
        <source>Write a diagnostics file</source>
        <translation>Kirjoita diagnostiikkatiedosto</translation>
    </message>
    <message>
        <source>Zip (*.zip)</source>
        <translation>Zip (*.zip)</translation>
    </message>
    <message>
        <source>Choose a stop first.</source>
        <translation>Valitse ensin pysähdys.</translation>
    </message>
    <message>
        <source>Write the proof of delivery</source>
        <translation>Kirjoita toimituskuittaus</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Write the routes</source>
        <translation>Kirjoita reitit</translation>
    </message>
    <message>
        <source>GPX (*.gpx);;GeoJSON (*.geojson);;Calendar (*.ics)</source>
        <translation>GPX (*.gpx);;GeoJSON (*.geojson);;Kalenteri (*.ics)</translation>
    </message>
    <message>
        <source>Phones: {why}.</source>
        <translation>Puhelimet: {why}.</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Listat</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Kartta</translation>
    </message>
    <message>
        <source>Issues and messages</source>
        <translation>Ongelmat ja ilmoitukset</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Aikajana</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>+{minutes} min</source>
        <translation>+{minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>by road</source>
        <translation>tietä pitkin</translation>
    </message>
    <message>
        <source>by straight line</source>
        <translation>linnuntietä</translation>
    </message>
    <message>
        <source>{way} from where the driver was at {time}</source>
        <translation>{way} sieltä, missä kuljettaja oli klo {time}</translation>
    </message>
    <message>
        <source>times as planned</source>
        <translation>ajat suunnitelman mukaan</translation>
    </message>
    <message numerus="yes">
        <source>learned from %n visits here</source>
        <translation>
            <numerusform>opittu %n käynnistä täällä</numerusform>
            <numerusform>opittu %n käynnistä täällä</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>learned from %n visits to this customer</source>
        <translation>
            <numerusform>opittu %n käynnistä tämän asiakkaan luona</numerusform>
            <numerusform>opittu %n käynnistä tämän asiakkaan luona</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>learned from %n visits of this driver</source>
        <translation>
            <numerusform>opittu tämän kuljettajan %n käynnistä</numerusform>
            <numerusform>opittu tämän kuljettajan %n käynnistä</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>learned from %n visits</source>
        <translation>
            <numerusform>opittu %n käynnistä</numerusform>
            <numerusform>opittu %n käynnistä</numerusform>
        </translation>
    </message>
    <message>
        <source>late with a chance of {chance}</source>
        <translation>myöhässä {chance} todennäköisyydellä</translation>
    </message>
    <message>
        <source>overtime with a chance of {chance}</source>
        <translation>ylityötä {chance} todennäköisyydellä</translation>
    </message>
    <message>
        <source>silent {age}</source>
        <translation>vaiti {age}</translation>
    </message>
    <message>
        <source>parked {age}</source>
        <translation>paikallaan {age}</translation>
    </message>
    <message>
        <source>last heard {ago} ago</source>
        <translation>kuultu viimeksi {ago} sitten</translation>
    </message>
    <message>
        <source>parked since {time}</source>
        <translation>paikallaan klo {time} alkaen</translation>
    </message>
    <message>
        <source>{since}, heard {ago} ago</source>
        <translation>{since}, kuultu {ago} sitten</translation>
    </message>
    <message>
        <source>here at {time}</source>
        <translation>täällä klo {time}</translation>
    </message>
    <message>
        <source>{kind} not here yet</source>
        <translation>{kind} ei vielä täällä</translation>
    </message>
    <message>
        <source>{kind} missing</source>
        <translation>{kind} puuttuu</translation>
    </message>
    <message>
        <source>proof outstanding: {what}</source>
        <translation>kuittaus puuttuu: {what}</translation>
    </message>
</context>
</TS>
