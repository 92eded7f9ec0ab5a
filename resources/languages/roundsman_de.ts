<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>not here, this window was opened only to look (desktop --read-only)</source>
        <translation>hier nicht, dieses Fenster ist nur zum Ansehen geöffnet (desktop --read-only)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
</context>
<context>
    <name>Amending</name>
    <message>
        <source>{name} is over; there is nothing to call off.</source>
        <translation>{name} ist vorbei; es gibt nichts abzusagen.</translation>
    </message>
    <message>
        <source>Choose the stop of the order first.</source>
        <translation>Wählen Sie zuerst den Stopp des Auftrags.</translation>
    </message>
    <message>
        <source>Call off the order of {name}?</source>
        <translation>Den Auftrag von {name} absagen?</translation>
    </message>
    <message>
        <source>It leaves its route, and the driver is told. What is on board comes back with the van. Undo takes it up again; it waits for a driver then.</source>
        <translation>Er verlässt seine Tour, und der Fahrer erfährt es. Was geladen ist, kommt mit dem Fahrzeug zurück. „Rückgängig“ nimmt ihn wieder auf; er wartet dann auf einen Fahrer.</translation>
    </message>
    <message>
        <source>Call off</source>
        <translation>Absagen</translation>
    </message>
    <message>
        <source>Choose a stop of the customer first.</source>
        <translation>Wählen Sie zuerst einen Stopp des Kunden.</translation>
    </message>
    <message>
        <source>{name} is still to be done: finish the stop or call it off first.</source>
        <translation>{name} ist noch zu erledigen: Schließen Sie den Stopp ab oder sagen Sie ihn zuerst ab.</translation>
    </message>
    <message>
        <source>Nothing is known of this customer any more.</source>
        <translation>Über diesen Kunden ist nichts mehr bekannt.</translation>
    </message>
    <message>
        <source>Remove everything known of {customer}?</source>
        <translation>Alles entfernen, was über {customer} bekannt ist?</translation>
    </message>
    <message>
        <source>Name, address, contact, notes, proofs and messages of all their orders go, here and at the sync server. The day&apos;s figures stay. This cannot be taken back. {still_held}</source>
        <translation>Name, Adresse, Kontakt, Notizen, Nachweise und Nachrichten aller Aufträge verschwinden, hier und auf dem Sync-Server. Die Zahlen des Tages bleiben. Das lässt sich nicht zurücknehmen. {still_held}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Choose the driver first.</source>
        <translation>Wählen Sie zuerst den Fahrer.</translation>
    </message>
    <message>
        <source>{name} is back in the day.</source>
        <translation>{name} ist wieder dabei.</translation>
    </message>
    <message>
        <source>{name} has ended the shift already.</source>
        <translation>{name} hat die Schicht schon beendet.</translation>
    </message>
    <message>
        <source>{name} cannot go on?</source>
        <translation>{name} kann nicht weiterfahren?</translation>
    </message>
    <message>
        <source>{open_stops}. They are offered to the other drivers, who take over what is on board where the van stands. This can be taken back.</source>
        <translation>{open_stops}. Sie werden den anderen Fahrern angeboten; was geladen ist, übernehmen diese am Standort des Fahrzeugs. Das lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message numerus="yes">
        <source>%n stops are open</source>
        <translation>
            <numerusform>Ein Stopp ist offen</numerusform>
            <numerusform>%n Stopps sind offen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>Choose a driver</source>
        <translation>Fahrer wählen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Befehl eingeben</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Gefundene Befehle</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Stop planning, go back to now, or clear selection and filter</source>
        <translation>Planung anhalten, zurück zum Jetzt, oder Auswahl und Filter aufheben</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Import orders …</source>
        <translation>Aufträge importieren …</translation>
    </message>
    <message>
        <source>Take an order by phone …</source>
        <translation>Auftrag am Telefon aufnehmen …</translation>
    </message>
    <message>
        <source>Import drivers and vehicles …</source>
        <translation>Fahrer und Fahrzeuge importieren …</translation>
    </message>
    <message>
        <source>Fleet and customers</source>
        <translation>Flotte und Kunden</translation>
    </message>
    <message>
        <source>Weekly shifts</source>
        <translation>Wochenschichten</translation>
    </message>
    <message>
        <source>Carriers and their prices</source>
        <translation>Frächter und ihre Preise</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Language …</source>
        <translation>Sprache …</translation>
    </message>
    <message>
        <source>Map regions</source>
        <translation>Kartenregionen</translation>
    </message>
    <message>
        <source>Shops that order by themselves</source>
        <translation>Shops, die selbst bestellen</translation>
    </message>
    <message>
        <source>Stop preparing the map region</source>
        <translation>Vorbereitung der Kartenregion anhalten</translation>
    </message>
    <message>
        <source>Practise with the demo day</source>
        <translation>Mit dem Übungstag üben</translation>
    </message>
    <message>
        <source>Leave the practice day</source>
        <translation>Übungstag verlassen</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Plan the day</source>
        <translation>Den Tag planen</translation>
    </message>
    <message>
        <source>Stop planning, keep the best so far</source>
        <translation>Planung anhalten, das Beste bisher behalten</translation>
    </message>
    <message>
        <source>Send changes to the drivers</source>
        <translation>Änderungen an die Fahrer senden</translation>
    </message>
    <message>
        <source>Call the selected order off …</source>
        <translation>Gewählten Auftrag absagen …</translation>
    </message>
    <message>
        <source>Change the selected order …</source>
        <translation>Gewählten Auftrag ändern …</translation>
    </message>
    <message>
        <source>Driver cannot go on, or can again …</source>
        <translation>Fahrer fällt aus, oder kann wieder …</translation>
    </message>
    <message>
        <source>What if …</source>
        <translation>Was wäre wenn …</translation>
    </message>
    <message>
        <source>Open a closed road again …</source>
        <translation>Gesperrte Straße wieder öffnen …</translation>
    </message>
    <message>
        <source>Write the day&apos;s report …</source>
        <translation>Tagesbericht schreiben …</translation>
    </message>
    <message>
        <source>Write the routes for other programs …</source>
        <translation>Touren für andere Programme schreiben …</translation>
    </message>
    <message>
        <source>Write the proof of delivery …</source>
        <translation>Zustellnachweis schreiben …</translation>
    </message>
    <message>
        <source>Figures of the day and the week</source>
        <translation>Zahlen des Tages und der Woche</translation>
    </message>
    <message>
        <source>Messages to customers</source>
        <translation>Nachrichten an Kunden</translation>
    </message>
    <message>
        <source>Offer the selected order to the next carrier</source>
        <translation>Den gewählten Auftrag dem nächsten Frächter anbieten</translation>
    </message>
    <message>
        <source>Offers to carriers</source>
        <translation>Angebote an Frächter</translation>
    </message>
    <message>
        <source>Offer the customer other times</source>
        <translation>Dem Kunden andere Zeiten anbieten</translation>
    </message>
    <message>
        <source>Promise the time that the customer chose</source>
        <translation>Die vom Kunden gewählte Zeit zusagen</translation>
    </message>
    <message>
        <source>A load came, or comes later …</source>
        <translation>Eine Lieferung kam, oder kommt später …</translation>
    </message>
    <message>
        <source>Remove a customer&apos;s data …</source>
        <translation>Daten eines Kunden entfernen …</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Telefone</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Phones of the drivers</source>
        <translation>Telefone der Fahrer</translation>
    </message>
    <message>
        <source>Pair a phone</source>
        <translation>Telefon koppeln</translation>
    </message>
    <message>
        <source>Write to a driver</source>
        <translation>Einem Fahrer schreiben</translation>
    </message>
    <message>
        <source>Let phones in …</source>
        <translation>Telefone zulassen …</translation>
    </message>
    <message>
        <source>Previous day</source>
        <translation>Voriger Tag</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>Nächster Tag</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Show what will be late</source>
        <translation>Zeigen, was zu spät wird</translation>
    </message>
    <message>
        <source>Show unassigned</source>
        <translation>Nicht zugeteilte zeigen</translation>
    </message>
    <message>
        <source>Show open stops</source>
        <translation>Offene Stopps zeigen</translation>
    </message>
    <message>
        <source>Finished stops in the lanes</source>
        <translation>Erledigte Stopps in den Spuren</translation>
    </message>
    <message>
        <source>Show the whole day on the map</source>
        <translation>Den ganzen Tag auf der Karte zeigen</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Find a command …</source>
        <translation>Befehl suchen …</translation>
    </message>
    <message>
        <source>All keys on a sheet</source>
        <translation>Alle Tasten auf einem Blatt</translation>
    </message>
    <message>
        <source>Write a diagnostics file …</source>
        <translation>Diagnosedatei schreiben …</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Driver {n}</source>
        <translation>Fahrer {n}</translation>
    </message>
    <message>
        <source>Give the selected order to the cheapest carrier</source>
        <translation>Den gewählten Auftrag dem günstigsten Frächter geben</translation>
    </message>
    <message>
        <source>Take the selected order back from its carrier</source>
        <translation>Den gewählten Auftrag vom Frächter zurücknehmen</translation>
    </message>
</context>
<context>
    <name>DayWork</name>
    <message>
        <source>Nobody works on {day} yet: give somebody a weekly shift (Ctrl+Shift+F) or import drivers and vehicles (Ctrl+Shift+O), then plan. The orders are kept.</source>
        <translation>Am {day} arbeitet noch niemand: Geben Sie jemandem eine Wochenschicht (Strg+Umschalt+F) oder importieren Sie Fahrer und Fahrzeuge (Strg+Umschalt+O), und planen Sie dann. Die Aufträge bleiben.</translation>
    </message>
    <message numerus="yes">
        <source>Planned %n stops</source>
        <translation>
            <numerusform>%n Stopp geplant</numerusform>
            <numerusform>%n Stopps geplant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n given to carriers</source>
        <translation>
            <numerusform>%n an Frächter gegeben</numerusform>
            <numerusform>%n an Frächter gegeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not planned</source>
        <translation>
            <numerusform>%n nicht geplant</numerusform>
            <numerusform>%n nicht geplant</numerusform>
        </translation>
    </message>
    <message>
        <source>{done}. Nothing is sent before you press Send.</source>
        <translation>{done}. Es wird nichts gesendet, bevor Sie auf Senden drücken.</translation>
    </message>
    <message>
        <source>Changed while it was being planned, so left out: {names}. Plan again to place them.</source>
        <translation>Während der Planung geändert und deshalb ausgelassen: {names}. Planen Sie noch einmal, um sie einzuplanen.</translation>
    </message>
    <message numerus="yes">
        <source>%n drivers of {name} work on {day}.</source>
        <translation>
            <numerusform>Ein Fahrer von {name} arbeitet am {day}.</numerusform>
            <numerusform>%n Fahrer von {name} arbeiten am {day}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n shifts of {day} to {path}.</source>
        <translation>
            <numerusform>1 Schicht vom {day} nach {path} geschrieben.</numerusform>
            <numerusform>%n Schichten vom {day} nach {path} geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>{error} The changes are kept and go out when the server can be reached.</source>
        <translation>{error} Die Änderungen bleiben und gehen hinaus, sobald der Server erreichbar ist.</translation>
    </message>
    <message>
        <source>Nothing has changed since the last time.</source>
        <translation>Seit dem letzten Mal hat sich nichts geändert.</translation>
    </message>
    <message numerus="yes">
        <source>Sent %n changed routes.</source>
        <translation>
            <numerusform>%n geänderte Tour gesendet.</numerusform>
            <numerusform>%n geänderte Touren gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The suggestion is done and goes to the drivers.</source>
        <translation>Der Vorschlag ist ausgeführt und geht an die Fahrer.</translation>
    </message>
    <message>
        <source>It is taken back, and drivers are told.</source>
        <translation>Es ist zurückgenommen, und die Fahrer erfahren es.</translation>
    </message>
    <message>
        <source>It can no longer be taken back: a driver has gone on from there. Nothing was changed.</source>
        <translation>Es lässt sich nicht mehr zurücknehmen: Ein Fahrer ist von dort schon weiter. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{name} is offered to {carrier} for {price}; the answer is due by {time}.</source>
        <translation>{name} ist {carrier} für {price} angeboten; die Antwort ist bis {time} fällig.</translation>
    </message>
    <message>
        <source>{carrier} takes it for {price}.</source>
        <translation>{carrier} übernimmt es für {price}.</translation>
    </message>
    <message>
        <source>{carrier} does not take it; it stays where it is.</source>
        <translation>{carrier} übernimmt es nicht; es bleibt, wo es ist.</translation>
    </message>
    <message>
        <source>The offer to {carrier} is withdrawn.</source>
        <translation>Das Angebot an {carrier} ist zurückgezogen.</translation>
    </message>
    <message>
        <source>Offered on the tracking page: {windows}.</source>
        <translation>Auf der Sendungsseite angeboten: {windows}.</translation>
    </message>
    <message>
        <source>{name} is promised {windows} now; the page says so.</source>
        <translation>{name} ist jetzt {windows} zugesagt; die Seite sagt es.</translation>
    </message>
    <message>
        <source>Removed: {words}.</source>
        <translation>Entfernt: {words}.</translation>
    </message>
    <message>
        <source>{name} is out. The open stops are offered to the others.</source>
        <translation>{name} fällt aus. Die offenen Stopps werden den anderen angeboten.</translation>
    </message>
    <message>
        <source>{names} is closed. Routes go round, and better ones are looked for.</source>
        <translation>{names} ist gesperrt. Die Touren umfahren das, und bessere werden gesucht.</translation>
    </message>
    <message>
        <source>The road is open again.</source>
        <translation>Die Straße ist wieder offen.</translation>
    </message>
    <message>
        <source>This order is not on the day any more.</source>
        <translation>Diesen Auftrag gibt es an dem Tag nicht mehr.</translation>
    </message>
    <message>
        <source>Wrote {path}.</source>
        <translation>{path} geschrieben.</translation>
    </message>
    <message>
        <source>{name} has no known ending; use one of {endings}.</source>
        <translation>{name} hat keine bekannte Endung; möglich sind {endings}.</translation>
    </message>
    <message>
        <source>{name} is given to {carrier} for {price}.</source>
        <translation>{name} geht für {price} an {carrier}.</translation>
    </message>
    <message>
        <source>{name} waits for a route again.</source>
        <translation>{name} wartet wieder auf eine Tour.</translation>
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
        <translation>Dieser Tag ist leer.</translation>
    </message>
    <message>
        <source>Three ways to begin.</source>
        <translation>Drei Wege zu beginnen.</translation>
    </message>
    <message>
        <source>Welcome to Roundsman.</source>
        <translation>Willkommen bei Roundsman.</translation>
    </message>
    <message>
        <source>Look at a practice day first, or take three steps to your own.</source>
        <translation>Sehen Sie sich zuerst einen Übungstag an, oder gehen Sie drei Schritte zu Ihrem eigenen.</translation>
    </message>
    <message>
        <source>{region} is in use</source>
        <translation>{region} ist in Gebrauch</translation>
    </message>
    <message>
        <source>the built-in example is in use</source>
        <translation>das eingebaute Beispiel ist in Gebrauch</translation>
    </message>
    <message>
        <source>✓ there are drivers</source>
        <translation>✓ es gibt Fahrer</translation>
    </message>
    <message>
        <source>nobody drives yet</source>
        <translation>noch fährt niemand</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>1  Map region</source>
        <translation>1  Kartenregion</translation>
    </message>
    <message>
        <source>Streets and addresses of where you drive, made ready once.</source>
        <translation>Straßen und Adressen Ihres Gebiets, einmal vorbereitet.</translation>
    </message>
    <message>
        <source>2  Fleet</source>
        <translation>2  Flotte</translation>
    </message>
    <message>
        <source>A depot, drivers, vehicles, and who drives when, week by week.</source>
        <translation>Ein Depot, Fahrer, Fahrzeuge, und wer wann fährt, Woche für Woche.</translation>
    </message>
    <message>
        <source>3  Orders</source>
        <translation>3  Aufträge</translation>
    </message>
    <message>
        <source>A CSV, Excel or XML file, as your shop or ERP writes it.</source>
        <translation>Eine CSV-, Excel- oder XML-Datei, wie Ihr Shop oder ERP sie schreibt.</translation>
    </message>
    <message>
        <source>Import orders</source>
        <translation>Aufträge importieren</translation>
    </message>
    <message>
        <source>Type one in</source>
        <translation>Einen eingeben</translation>
    </message>
    <message>
        <source>A caller&apos;s order: the address is looked up, and the slots shown that can be promised.</source>
        <translation>Ein Auftrag am Telefon: Die Adresse wird gesucht, und man sieht, welche Zeiten zugesagt werden können.</translation>
    </message>
    <message>
        <source>150 orders in Liechtenstein, six simulated drivers.</source>
        <translation>150 Aufträge in Liechtenstein, sechs simulierte Fahrer.</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>Üben</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>The chosen figure as bars</source>
        <translation>Die gewählte Zahl als Balken</translation>
    </message>
    <message>
        <source>Not att.</source>
        <translation>Nicht vers.</translation>
    </message>
    <message>
        <source>1st att. ok</source>
        <translation>1. Vers. ok</translation>
    </message>
    <message>
        <source>Proof out</source>
        <translation>Nachw. offen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Lateness</source>
        <translation>Verspätung</translation>
    </message>
    <message>
        <source>over {minutes} min</source>
        <translation>über {minutes} min</translation>
    </message>
    <message>
        <source>{least} to {most} min</source>
        <translation>{least} bis {most} min</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Fahrer</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Zeitfenster</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Verspätet</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>{state}, corrected</source>
        <translation>{state}, berichtigt</translation>
    </message>
    <message>
        <source>This day</source>
        <translation>Dieser Tag</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>No stop is behind this figure.</source>
        <translation>Hinter dieser Zahl steht kein Stopp.</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Day or week</source>
        <translation>Tag oder Woche</translation>
    </message>
    <message>
        <source>By what stops are grouped</source>
        <translation>Wonach Stopps gruppiert sind</translation>
    </message>
    <message>
        <source>Figures by group; a cell opens its stops</source>
        <translation>Zahlen nach Gruppen; eine Zelle öffnet ihre Stopps</translation>
    </message>
    <message>
        <source>The stops behind the chosen figure</source>
        <translation>Die Stopps hinter der gewählten Zahl</translation>
    </message>
    <message>
        <source>The facts of the chosen stop</source>
        <translation>Die Fakten des gewählten Stopps</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>by</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>chain head {head}</source>
        <translation>Kettenkopf {head}</translation>
    </message>
    <message>
        <source>no events</source>
        <translation>keine Ereignisse</translation>
    </message>
    <message numerus="yes">
        <source>From %n events, last no. {last}, {head}</source>
        <translation>
            <numerusform>Aus einem Ereignis, letzte Nr. {last}, {head}</numerusform>
            <numerusform>Aus %n Ereignissen, letzte Nr. {last}, {head}</numerusform>
        </translation>
    </message>
    <message>
        <source>{measure} by {grouping}</source>
        <translation>{measure} nach {grouping}</translation>
    </message>
    <message>
        <source>{attempts} of {stops} stops attempted</source>
        <translation>{attempts} von {stops} Stopps versucht</translation>
    </message>
    <message>
        <source>on time {share}</source>
        <translation>pünktlich {share}</translation>
    </message>
    <message>
        <source>at first attempt {share}</source>
        <translation>beim ersten Versuch {share}</translation>
    </message>
    <message>
        <source>{driven} ({planned} planned)</source>
        <translation>{driven} ({planned} geplant)</translation>
    </message>
    <message>
        <source>cost {cost}</source>
        <translation>Kosten {cost}</translation>
    </message>
    <message>
        <source>{count} stops per hour</source>
        <translation>{count} Stopps je Stunde</translation>
    </message>
    <message>
        <source>{steps} interventions per 100 orders</source>
        <translation>{steps} Eingriffe je 100 Aufträge</translation>
    </message>
    <message>
        <source>corrects an earlier report</source>
        <translation>berichtigt einen früheren Bericht</translation>
    </message>
    <message>
        <source>Stop {stop}, order {order}</source>
        <translation>Stopp {stop}, Auftrag {order}</translation>
    </message>
    <message>
        <source>No fact is known of it.</source>
        <translation>Kein Fakt dazu bekannt.</translation>
    </message>
    <message>
        <source>{time}  no. {number}  {told}, {who}{note}</source>
        <translation>{time}  Nr. {number}  {told}, {who}{note}</translation>
    </message>
</context>
<context>
    <name>FirstSuggestion</name>
    <message>
        <source>Suggestion</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>Accept the suggestion</source>
        <translation>Vorschlag annehmen</translation>
    </message>
    <message>
        <source>Accept the suggestion in part …</source>
        <translation>Vorschlag zum Teil annehmen …</translation>
    </message>
    <message>
        <source>Dismiss the suggestion</source>
        <translation>Vorschlag ausblenden</translation>
    </message>
    <message>
        <source>Do not suggest this again today</source>
        <translation>Das heute nicht mehr vorschlagen</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>ddd d MMM</source>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
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
        <translation>Fahrer</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Fahrzeug</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Strecke</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>To know</source>
        <translation>Zu wissen</translation>
    </message>
    <message>
        <source>Nothing is sent before you press Send; Ctrl+Z takes it back.</source>
        <translation>Es wird nichts gesendet, bevor Sie auf Senden drücken; Strg+Z nimmt es zurück.</translation>
    </message>
    <message>
        <source>Choose a driver</source>
        <translation>Fahrer wählen</translation>
    </message>
    <message>
        <source>Drivers, the cheapest first</source>
        <translation>Fahrer, der günstigste zuerst</translation>
    </message>
    <message>
        <source>Working out what each driver would need …</source>
        <translation>Berechnet, was jeder Fahrer bräuchte …</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Geben</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>Stopps</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Move to driver …</source>
        <translation>Zu Fahrer verschieben …</translation>
    </message>
    <message>
        <source>Earlier on the route</source>
        <translation>Früher auf der Tour</translation>
    </message>
    <message>
        <source>Later on the route</source>
        <translation>Später auf der Tour</translation>
    </message>
    <message>
        <source>Take off the route</source>
        <translation>Von der Tour nehmen</translation>
    </message>
    <message>
        <source>Lock to the driver, or unlock</source>
        <translation>Beim Fahrer festhalten, oder lösen</translation>
    </message>
    <message>
        <source>Lock by driver, time or priority …</source>
        <translation>Nach Fahrer, Zeit oder Priorität festhalten …</translation>
    </message>
    <message>
        <source>Turn this tour round</source>
        <translation>Diese Tour umkehren</translation>
    </message>
    <message>
        <source>Give the run from here on to …</source>
        <translation>Die Tour ab hier geben an …</translation>
    </message>
    <message>
        <source>Give the whole run to …</source>
        <translation>Die ganze Tour geben an …</translation>
    </message>
    <message>
        <source>Swap runs with …</source>
        <translation>Touren tauschen mit …</translation>
    </message>
    <message>
        <source>Choose a stop first; several with Ctrl or Shift.</source>
        <translation>Wählen Sie zuerst einen Stopp; mehrere mit Strg oder Umschalt.</translation>
    </message>
    <message>
        <source>What a drop would cost</source>
        <translation>Was das Ablegen kosten würde</translation>
    </message>
    <message>
        <source>Who takes {stops}?</source>
        <translation>Wer übernimmt {stops}?</translation>
    </message>
    <message>
        <source>Only a stop on a route can be locked; give it to a driver first.</source>
        <translation>Nur ein Stopp auf einer Tour lässt sich festhalten; geben Sie ihn zuerst einem Fahrer.</translation>
    </message>
    <message>
        <source>{stops} locked</source>
        <translation>{stops} festgehalten</translation>
    </message>
    <message>
        <source>{stops} unlocked</source>
        <translation>{stops} gelöst</translation>
    </message>
    <message>
        <source>Who takes the run of {driver}?</source>
        <translation>Wer übernimmt die Tour von {driver}?</translation>
    </message>
    <message>
        <source>Choose the stop from which on another driver is to go.</source>
        <translation>Wählen Sie den Stopp, ab dem ein anderer Fahrer weiterfahren soll.</translation>
    </message>
    <message>
        <source>Who takes the run of {driver} from {name} on?</source>
        <translation>Wer übernimmt die Tour von {driver} ab {name}?</translation>
    </message>
    <message>
        <source>Who swaps runs with {driver}?</source>
        <translation>Wer tauscht die Tour mit {driver}?</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>There is nothing to do once more.</source>
        <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>{words}: {cost} Not sent yet.</source>
        <translation>{words}: {cost} Noch nicht gesendet.</translation>
    </message>
    <message>
        <source>{done} done: {cost} The drivers are told.</source>
        <translation>{done} ausgeführt: {cost} Die Fahrer erfahren es.</translation>
    </message>
    <message>
        <source>Taken back: {words}.</source>
        <translation>Zurückgenommen: {words}.</translation>
    </message>
    <message>
        <source>Done once more: {words}.</source>
        <translation>Wiederholt: {words}.</translation>
    </message>
    <message numerus="yes">
        <source>{who} stay with their drivers.</source>
        <translation>
            <numerusform>{who} bleibt beim Fahrer.</numerusform>
            <numerusform>{who} bleiben bei ihren Fahrern.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} may go to others again.</source>
        <translation>
            <numerusform>{who} darf wieder zu anderen.</numerusform>
            <numerusform>{who} dürfen wieder zu anderen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Send tells the drivers.</source>
        <translation>Senden sagt es den Fahrern.</translation>
    </message>
    <message>
        <source>Choose the driver first.</source>
        <translation>Wählen Sie zuerst den Fahrer.</translation>
    </message>
    <message>
        <source>Lock stops</source>
        <translation>Stopps festhalten</translation>
    </message>
    <message>
        <source>All drivers</source>
        <translation>Alle Fahrer</translation>
    </message>
    <message>
        <source>Expected until</source>
        <translation>Erwartet bis</translation>
    </message>
    <message>
        <source>Priority from</source>
        <translation>Priorität ab</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Festhalten</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Locking changes {locked}, unlocking {unlocked}.</source>
        <translation>Festhalten ändert {locked}, Lösen {unlocked}.</translation>
    </message>
    <message>
        <source>Tick what is to be done.</source>
        <translation>Haken Sie an, was geschehen soll.</translation>
    </message>
    <message>
        <source>Accept in part</source>
        <translation>Zum Teil annehmen</translation>
    </message>
    <message>
        <source>Moves of the suggestion</source>
        <translation>Schritte des Vorschlags</translation>
    </message>
    <message>
        <source>What the ticked moves come to</source>
        <translation>Was die angehakten Schritte ergeben</translation>
    </message>
    <message>
        <source>Working out what these come to …</source>
        <translation>Berechnet, was das ergibt …</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>Alle annehmen</translation>
    </message>
    <message>
        <source>Do {count} of {whole}</source>
        <translation>{count} von {whole} ausführen</translation>
    </message>
    <message>
        <source>{stops} to {driver}</source>
        <translation>{stops} zu {driver}</translation>
    </message>
    <message>
        <source>{stops} off the route</source>
        <translation>{stops} von der Tour</translation>
    </message>
    <message>
        <source>{stops} later</source>
        <translation>{stops} später</translation>
    </message>
    <message>
        <source>{stops} earlier</source>
        <translation>{stops} früher</translation>
    </message>
    <message>
        <source>{driver}&apos;s tour the other way round</source>
        <translation>Tour von {driver} umgekehrt</translation>
    </message>
    <message>
        <source>{giver}&apos;s run from {stop} on to {taker}</source>
        <translation>Tour von {giver} ab {stop} an {taker}</translation>
    </message>
    <message>
        <source>{giver}&apos;s run to {taker}</source>
        <translation>Tour von {giver} an {taker}</translation>
    </message>
    <message>
        <source>{one} and {other} swapped</source>
        <translation>{one} und {other} getauscht</translation>
    </message>
    <message numerus="yes">
        <source>%n moves of a suggestion</source>
        <translation>
            <numerusform>1 Schritt eines Vorschlags</numerusform>
            <numerusform>%n Schritte eines Vorschlags</numerusform>
        </translation>
    </message>
    <message>
        <source>{names} called off</source>
        <translation>{names} abgesagt</translation>
    </message>
    <message>
        <source>Called off: {names}.</source>
        <translation>Abgesagt: {names}.</translation>
    </message>
    <message>
        <source>Drivers are told; what is on board comes back.</source>
        <translation>Die Fahrer erfahren es; was geladen ist, kommt zurück.</translation>
    </message>
    <message>
        <source>{names} stayed: over, off already, or with a driver since.</source>
        <translation>{names} blieb: erledigt, schon abgesagt oder inzwischen bei einem Fahrer.</translation>
    </message>
    <message>
        <source>There is nothing to call off.</source>
        <translation>Es gibt nichts abzusagen.</translation>
    </message>
    <message>
        <source>Taken up again, to wait for a driver: {names}.</source>
        <translation>Wieder aufgenommen, wartet auf einen Fahrer: {names}.</translation>
    </message>
    <message>
        <source>cost {price}</source>
        <translation>Kosten {price}</translation>
    </message>
    <message>
        <source>Newly late: {names}</source>
        <translation>Neu verspätet: {names}</translation>
    </message>
    <message>
        <source>{later} min more lateness</source>
        <translation>{later} min mehr Verspätung</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message numerus="yes">
        <source>%n stops</source>
        <translation>
            <numerusform>ein Stopp</numerusform>
            <numerusform>%n Stopps</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>What {title} is</source>
        <translation>Was {title} ist</translation>
    </message>
    <message>
        <source>F2 repairs a cell, Alt+N goes to the next problem, Ctrl+Enter imports, Esc imports nothing.</source>
        <translation>F2 bessert eine Zelle aus, Alt+N geht zum nächsten Problem, Strg+Eingabe importiert, Esc importiert nichts.</translation>
    </message>
    <message>
        <source>Looking at it again …</source>
        <translation>Sieht es noch einmal an …</translation>
    </message>
    <message>
        <source>No rows of this kind.</source>
        <translation>Keine Zeilen dieser Art.</translation>
    </message>
    <message>
        <source>for rows that name none</source>
        <translation>für Zeilen, die keinen nennen</translation>
    </message>
    <message>
        <source>Sender of rows that name none</source>
        <translation>Versender der Zeilen, die keinen nennen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>Nächstes Problem</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Versender</translation>
    </message>
    <message>
        <source>Import {name}, {day}</source>
        <translation>{name} importieren, {day}</translation>
    </message>
    <message>
        <source>Import nothing of this file?</source>
        <translation>Nichts aus dieser Datei importieren?</translation>
    </message>
    <message>
        <source>What you repaired and settled here is forgotten. The file itself is not changed.</source>
        <translation>Was Sie hier ausgebessert und geklärt haben, geht verloren. Die Datei selbst bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Import nothing</source>
        <translation>Nichts importieren</translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation>Importiert …</translation>
    </message>
    <message>
        <source>Import orders</source>
        <translation>Aufträge importieren</translation>
    </message>
    <message>
        <source>Orders ({endings});;All files (*)</source>
        <translation>Aufträge ({endings});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a row to see what it does.</source>
        <translation>Wählen Sie eine Zeile, um zu sehen, was sie bewirkt.</translation>
    </message>
    <message>
        <source>No place of the region fits; type another spelling, or set a pin.</source>
        <translation>Kein Ort der Region passt; schreiben Sie es anders oder setzen Sie einen Pin.</translation>
    </message>
    <message>
        <source>Address to look for</source>
        <translation>Zu suchende Adresse</translation>
    </message>
    <message>
        <source>Street and number, town</source>
        <translation>Straße und Hausnummer, Ort</translation>
    </message>
    <message>
        <source>Places that may be meant; Enter takes one</source>
        <translation>Orte, die gemeint sein können; Eingabe nimmt einen</translation>
    </message>
    <message>
        <source>Set a pin on the map</source>
        <translation>Pin auf der Karte setzen</translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation>Anderen Ort wählen</translation>
    </message>
    <message>
        <source>Leave this row out</source>
        <translation>Diese Zeile auslassen</translation>
    </message>
    <message>
        <source>Call this order off</source>
        <translation>Diesen Auftrag absagen</translation>
    </message>
    <message>
        <source>Call off all that no driver has</source>
        <translation>Alle absagen, die kein Fahrer hat</translation>
    </message>
    <message>
        <source>Where it is, for every row with this address</source>
        <translation>Wo es ist, für jede Zeile mit dieser Adresse</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Take this row in again</source>
        <translation>Diese Zeile wieder aufnehmen</translation>
    </message>
    <message>
        <source>Line {line}: {state}</source>
        <translation>Zeile {line}: {state}</translation>
    </message>
    <message>
        <source>Placed by you at {pinned}; so it is from now on.</source>
        <translation>Von Ihnen auf {pinned} gesetzt; so ist es von jetzt an.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>To know</source>
        <translation>Zu wissen</translation>
    </message>
    <message>
        <source>To be called off</source>
        <translation>Wird abgesagt</translation>
    </message>
    <message>
        <source>Vanished</source>
        <translation>Verschwunden</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Rows of the file, problems first; F2 repairs a cell</source>
        <translation>Zeilen der Datei, Probleme zuerst; F2 bessert eine Zelle aus</translation>
    </message>
    <message>
        <source>Which rows are shown</source>
        <translation>Welche Zeilen gezeigt werden</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>House number</source>
        <translation>Hausnummer</translation>
    </message>
    <message>
        <source>House number, letter</source>
        <translation>Hausnummer, Buchstabe</translation>
    </message>
    <message>
        <source>Address, more of it</source>
        <translation>Adresse, Zusatz</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Latitude and longitude</source>
        <translation>Breite und Länge</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Date and earliest time</source>
        <translation>Datum und früheste Zeit</translation>
    </message>
    <message>
        <source>Earliest time</source>
        <translation>Früheste Zeit</translation>
    </message>
    <message>
        <source>Earliest, minutes of the day</source>
        <translation>Früheste Zeit, Minuten des Tages</translation>
    </message>
    <message>
        <source>Latest time</source>
        <translation>Späteste Zeit</translation>
    </message>
    <message>
        <source>Latest, minutes of the day</source>
        <translation>Späteste Zeit, Minuten des Tages</translation>
    </message>
    <message>
        <source>Time windows</source>
        <translation>Zeitfenster</translation>
    </message>
    <message>
        <source>Minutes at the door</source>
        <translation>Minuten an der Tür</translation>
    </message>
    <message>
        <source>Seconds at the door</source>
        <translation>Sekunden an der Tür</translation>
    </message>
    <message>
        <source>Weight in kg</source>
        <translation>Gewicht in kg</translation>
    </message>
    <message>
        <source>Weight in g</source>
        <translation>Gewicht in g</translation>
    </message>
    <message>
        <source>Weight in lb</source>
        <translation>Gewicht in lb</translation>
    </message>
    <message>
        <source>Volume in l</source>
        <translation>Volumen in l</translation>
    </message>
    <message>
        <source>Volume in m³</source>
        <translation>Volumen in m³</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Kind of order</source>
        <translation>Art des Auftrags</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Fähigkeiten</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Language of messages</source>
        <translation>Sprache der Nachrichten</translation>
    </message>
    <message>
        <source>Wants no messages</source>
        <translation>Will keine Nachrichten</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Access code</source>
        <translation>Türcode</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Cash to collect</source>
        <translation>Zu kassieren</translation>
    </message>
    <message>
        <source>Depot</source>
        <translation>Depot</translation>
    </message>
    <message>
        <source>Load that brings the goods</source>
        <translation>Lieferung, die die Ware bringt</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Strichcode</translation>
    </message>
    <message>
        <source>Pickup: name</source>
        <translation>Abholung: Name</translation>
    </message>
    <message>
        <source>Pickup: address</source>
        <translation>Abholung: Adresse</translation>
    </message>
    <message>
        <source>Pickup: postcode</source>
        <translation>Abholung: Postleitzahl</translation>
    </message>
    <message>
        <source>Pickup: town</source>
        <translation>Abholung: Ort</translation>
    </message>
    <message>
        <source>Pickup: latitude</source>
        <translation>Abholung: Breite</translation>
    </message>
    <message>
        <source>Pickup: longitude</source>
        <translation>Abholung: Länge</translation>
    </message>
    <message>
        <source>Pickup: earliest time</source>
        <translation>Abholung: früheste Zeit</translation>
    </message>
    <message>
        <source>Pickup: latest time</source>
        <translation>Abholung: späteste Zeit</translation>
    </message>
    <message>
        <source>Pickup: time windows</source>
        <translation>Abholung: Zeitfenster</translation>
    </message>
    <message>
        <source>Pickup: minutes at the door</source>
        <translation>Abholung: Minuten an der Tür</translation>
    </message>
    <message>
        <source>Pickup: phone</source>
        <translation>Abholung: Telefon</translation>
    </message>
    <message>
        <source>Pickup: notes</source>
        <translation>Abholung: Notizen</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Bekannt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Out already</source>
        <translation>Schon unterwegs</translation>
    </message>
    <message>
        <source>Line of an order</source>
        <translation>Zeile eines Auftrags</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Not located</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>{state}, not located</source>
        <translation>{state}, nicht gefunden</translation>
    </message>
    <message>
        <source>Not known: say what it is, or leave it out.</source>
        <translation>Nicht bekannt: Sagen Sie, was es ist, oder lassen Sie es aus.</translation>
    </message>
    <message>
        <source>Another column is taken for the same; say which counts.</source>
        <translation>Eine andere Spalte gilt für dasselbe; sagen Sie, welche zählt.</translation>
    </message>
    <message>
        <source>As you said.</source>
        <translation>Wie Sie gesagt haben.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Not in this file any more, and out with {driver}; it is called off with the import. {driver} is told; what is on board comes back.</source>
        <translation>Nicht mehr in dieser Datei und mit {driver} unterwegs; wird mit dem Import abgesagt. {driver} erfährt es; was geladen ist, kommt zurück.</translation>
    </message>
    <message>
        <source>Not in this file any more, and out with {driver}; it stays unless you call it off.</source>
        <translation>Nicht mehr in dieser Datei und mit {driver} unterwegs; bleibt, wenn Sie es nicht absagen.</translation>
    </message>
    <message>
        <source>Not in this file any more; it is called off with the import.</source>
        <translation>Nicht mehr in dieser Datei; wird mit dem Import abgesagt.</translation>
    </message>
    <message>
        <source>Not in this file any more; it stays unless you call it off.</source>
        <translation>Nicht mehr in dieser Datei; bleibt, wenn Sie es nicht absagen.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>known already</source>
        <translation>schon bekannt</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>out for delivery already</source>
        <translation>schon unterwegs</translation>
    </message>
    <message>
        <source>not located</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>not in the file any more</source>
        <translation>nicht mehr in der Datei</translation>
    </message>
    <message>
        <source>several senders have such files: say whose it is</source>
        <translation>mehrere Versender haben solche Dateien: sagen Sie, wessen sie ist</translation>
    </message>
    <message numerus="yes">
        <source>%n columns not understood</source>
        <translation>
            <numerusform>%n Spalte nicht verstanden</numerusform>
            <numerusform>%n Spalten nicht verstanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Call off %n orders</source>
        <translation>
            <numerusform>%n Auftrag absagen</numerusform>
            <numerusform>%n Aufträge absagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to import</source>
        <translation>Nichts zu importieren</translation>
    </message>
    <message numerus="yes">
        <source>Import %n orders</source>
        <translation>
            <numerusform>1 Auftrag importieren</numerusform>
            <numerusform>%n Aufträge importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}, leave out {count}</source>
        <translation>{what}, {count} auslassen</translation>
    </message>
    <message>
        <source>{what}, call off {count}</source>
        <translation>{what}, {count} absagen</translation>
    </message>
    <message>
        <source>{name}: {kept} orders kept, {updated} updated, {duplicates} already there, {refused} rows refused, {unlocated} not located.</source>
        <translation>{name}: {kept} Aufträge behalten, {updated} aktualisiert, {duplicates} schon da, {refused} Zeilen abgelehnt, {unlocated} nicht gefunden.</translation>
    </message>
    <message>
        <source>Line {line}, {column}: {reason}</source>
        <translation>Zeile {line}, {column}: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more rows.</source>
        <translation>
            <numerusform>und eine weitere Zeile.</numerusform>
            <numerusform>und %n weitere Zeilen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading {name} …</source>
        <translation>Liest {name} …</translation>
    </message>
    <message>
        <source>{name} has something to look at before it is imported.</source>
        <translation>In {name} gibt es etwas anzusehen, bevor es importiert wird.</translation>
    </message>
    <message>
        <source>Other data is open now than when {name} was read; nothing was kept. Import the file again.</source>
        <translation>Jetzt sind andere Daten offen als beim Lesen von {name}; nichts wurde behalten. Importieren Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>What vanished could not be called off: {error}</source>
        <translation>Verschwundenes ließ sich nicht absagen: {error}</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Slots show here once all that is typed is understood.</source>
        <translation>Hier stehen die möglichen Zeiten, sobald alles Eingegebene verstanden ist.</translation>
    </message>
    <message>
        <source>Enter saves, Esc closes and keeps what is typed.</source>
        <translation>Eingabe speichert, Esc schließt und behält das Eingegebene.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Change the order of {name}</source>
        <translation>Auftrag von {name} ändern</translation>
    </message>
    <message>
        <source>New order</source>
        <translation>Neuer Auftrag</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Änderungen speichern</translation>
    </message>
    <message>
        <source>What you typed before is here again.</source>
        <translation>Was Sie vorhin eingegeben haben, ist wieder da.</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Speichert …</translation>
    </message>
    <message>
        <source>Delivery, from the depot</source>
        <translation>Zustellung, vom Depot</translation>
    </message>
    <message>
        <source>Pickup, to the depot</source>
        <translation>Abholung, zum Depot</translation>
    </message>
    <message>
        <source>From one customer to another</source>
        <translation>Von einem Kunden zum anderen</translation>
    </message>
    <message>
        <source>Street and number, town</source>
        <translation>Straße und Hausnummer, Ort</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Pick the place on the map (Alt+M)</source>
        <translation>Den Ort auf der Karte wählen (Alt+M)</translation>
    </message>
    <message>
        <source>9-12, bis 12, after 14; empty: any time</source>
        <translation>9-12, bis 12, nach 14; leer: jederzeit</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Minutes at the door</source>
        <translation>Minuten an der Tür</translation>
    </message>
    <message>
        <source>Access code</source>
        <translation>Türcode</translation>
    </message>
    <message>
        <source>Cash to collect</source>
        <translation>Zu kassieren</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Picked up at</source>
        <translation>Abholung bei</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Ladung</translation>
    </message>
    <message>
        <source>At the door</source>
        <translation>An der Tür</translation>
    </message>
    <message>
        <source>{name} in {unit}</source>
        <translation>{name} in {unit}</translation>
    </message>
    <message>
        <source>For the driver; Shift+Enter for a new line</source>
        <translation>Für den Fahrer; Umschalt+Eingabe für eine neue Zeile</translation>
    </message>
    <message>
        <source>Type an address: the slots that could be promised show here, with what each costs.</source>
        <translation>Geben Sie eine Adresse ein: Hier stehen die Zeiten, die zugesagt werden können, und was jede kostet.</translation>
    </message>
    <message>
        <source>What would make it fit</source>
        <translation>Womit es passen würde</translation>
    </message>
    <message>
        <source>Slots that could be promised</source>
        <translation>Zeiten, die zugesagt werden können</translation>
    </message>
    <message>
        <source>It would fit</source>
        <translation>Es würde passen</translation>
    </message>
    <message>
        <source>Slots, with what each adds to the cost</source>
        <translation>Zeiten, mit dem, was jede zu den Kosten dazugibt</translation>
    </message>
    <message>
        <source>What can be promised</source>
        <translation>Was zugesagt werden kann</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Sucht …</translation>
    </message>
    <message>
        <source>It fits{when}: {offer}, +{cost}</source>
        <translation>Es passt{when}: {offer}, +{cost}</translation>
    </message>
    <message>
        <source>It does not fit{when}.</source>
        <translation>Es passt nicht{when}.</translation>
    </message>
    <message>
        <source>No single change would make it fit.</source>
        <translation>Keine einzelne Änderung würde es möglich machen.</translation>
    </message>
    <message>
        <source>nobody can make it</source>
        <translation>niemand schafft es</translation>
    </message>
    <message>
        <source>with {driver}</source>
        <translation>mit {driver}</translation>
    </message>
    <message>
        <source>Choose the stop of the order first.</source>
        <translation>Wählen Sie zuerst den Stopp des Auftrags.</translation>
    </message>
    <message>
        <source>Found: the house is known.</source>
        <translation>Gefunden: das Haus ist bekannt.</translation>
    </message>
    <message>
        <source>The place is known.</source>
        <translation>Der Ort ist bekannt.</translation>
    </message>
    <message>
        <source>Found: the street, not the house.</source>
        <translation>Gefunden: die Straße, nicht das Haus.</translation>
    </message>
    <message>
        <source>Found: the middle of the town only.</source>
        <translation>Gefunden: nur die Ortsmitte.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Somebody else changed it meanwhile: {theirs}. Save again to keep both.</source>
        <translation>Inzwischen hat jemand anderes geändert: {theirs}. Nochmals speichern behält beides.</translation>
    </message>
    <message>
        <source>Somebody else changed it meanwhile: {theirs}. Yours stands in {both}: save again to keep it, or discard.</source>
        <translation>Inzwischen hat jemand anderes geändert: {theirs}. Bei {both} steht Ihre Eingabe: nochmals speichern behält sie, oder verwerfen.</translation>
    </message>
    <message>
        <source>{reason} It can be saved all the same, and is planned once its place is set.</source>
        <translation>{reason} Es lässt sich trotzdem speichern und wird geplant, sobald sein Ort feststeht.</translation>
    </message>
    <message>
        <source>Pinned at {pinned}.</source>
        <translation>Pin auf {pinned}.</translation>
    </message>
    <message>
        <source>Perhaps a double: order {called} has the same name and place{windows}.</source>
        <translation>Vielleicht doppelt: Auftrag {called} hat denselben Namen und Ort{windows}.</translation>
    </message>
    <message>
        <source>{driver} at {time}, {distance} more</source>
        <translation>{driver} um {time}, {distance} mehr</translation>
    </message>
    <message>
        <source>{driver} at {time}</source>
        <translation>{driver} um {time}</translation>
    </message>
    <message>
        <source>makes {names} late</source>
        <translation>macht {names} verspätet</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>Bis {time}</translation>
    </message>
    <message>
        <source>{minutes} min later</source>
        <translation>{minutes} min später</translation>
    </message>
    <message>
        <source>From {time}</source>
        <translation>Ab {time}</translation>
    </message>
    <message>
        <source>{minutes} min earlier</source>
        <translation>{minutes} min früher</translation>
    </message>
    <message>
        <source>Without {subject}</source>
        <translation>Ohne {subject}</translation>
    </message>
    <message>
        <source>Room for {amount} {unit} more</source>
        <translation>Platz für {amount} {unit} mehr</translation>
    </message>
    <message>
        <source>{minutes} min of overtime</source>
        <translation>{minutes} min Überstunden</translation>
    </message>
    <message>
        <source>Starting {minutes} min earlier</source>
        <translation>Beginn {minutes} min früher</translation>
    </message>
    <message numerus="yes">
        <source>%n stops more</source>
        <translation>
            <numerusform>Ein Stopp mehr als erlaubt</numerusform>
            <numerusform>%n Stopps mehr</numerusform>
        </translation>
    </message>
    <message>
        <source>{distance} more than allowed</source>
        <translation>{distance} mehr als erlaubt</translation>
    </message>
    <message>
        <source>{minutes} min more driving than allowed</source>
        <translation>{minutes} min mehr Fahrzeit als erlaubt</translation>
    </message>
    <message>
        <source>{minutes} min longer than allowed</source>
        <translation>{minutes} min länger als erlaubt</translation>
    </message>
    <message>
        <source>Goods ready {minutes} min earlier</source>
        <translation>Ware {minutes} min früher bereit</translation>
    </message>
    <message>
        <source>Allowed on this vehicle</source>
        <translation>Auf diesem Fahrzeug erlaubt</translation>
    </message>
    <message>
        <source>A pinned stop moves</source>
        <translation>Ein fester Stopp wandert</translation>
    </message>
    <message>
        <source>A break is given up</source>
        <translation>Eine Pause entfällt</translation>
    </message>
    <message>
        <source>Saved: {name}. Its address was not found; it is planned once its place is set.</source>
        <translation>Gespeichert: {name}. Die Adresse wurde nicht gefunden; geplant wird, sobald der Ort feststeht.</translation>
    </message>
    <message>
        <source>Saved: {name} waits for a driver.</source>
        <translation>Gespeichert: {name} wartet auf einen Fahrer.</translation>
    </message>
    <message>
        <source>Saved: {name} is off the route of {left} and waits for a driver.</source>
        <translation>Gespeichert: {name} ist nicht mehr auf der Tour von {left} und wartet auf einen Fahrer.</translation>
    </message>
    <message>
        <source>Saved: {name} stays with {driver}, whose phone is told.</source>
        <translation>Gespeichert: {name} bleibt bei {driver}, dessen Telefon es erfährt.</translation>
    </message>
    <message>
        <source>Saved: {name} stays with {driver}.</source>
        <translation>Gespeichert: {name} bleibt bei {driver}.</translation>
    </message>
    <message>
        <source>It could not be saved.</source>
        <translation>Es konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Another day is in view now; go back to the order&apos;s day and save there.</source>
        <translation>Jetzt ist ein anderer Tag zu sehen; gehen Sie zum Tag des Auftrags zurück und speichern Sie dort.</translation>
    </message>
    <message>
        <source>Something typed is not understood; it is said at its field.</source>
        <translation>Etwas Eingegebenes ist nicht verstanden; es steht bei seinem Feld.</translation>
    </message>
    <message>
        <source>Perhaps a double of {order}.</source>
        <translation>Vielleicht doppelt zu {order}.</translation>
    </message>
    <message>
        <source>street; house {number} is not known</source>
        <translation>Straße; Hausnummer {number} ist nicht bekannt</translation>
    </message>
    <message>
        <source>Pickup: name</source>
        <translation>Abholung: Name</translation>
    </message>
    <message>
        <source>Who gives it</source>
        <translation>Wer sie übergibt</translation>
    </message>
    <message>
        <source>Pickup: phone</source>
        <translation>Abholung: Telefon</translation>
    </message>
    <message>
        <source>Pickup: address</source>
        <translation>Abholung: Adresse</translation>
    </message>
    <message>
        <source>Pickup: when</source>
        <translation>Abholung: Zeit</translation>
    </message>
    <message>
        <source>Pick the place of the pickup on the map (Alt+P)</source>
        <translation>Ort der Abholung auf der Karte wählen (Alt+P)</translation>
    </message>
</context>
<context>
    <name>Issues</name>
    <message>
        <source>Call {driver}: {stops} gone</source>
        <translation>{driver} anrufen: {stops} weg</translation>
    </message>
    <message>
        <source>Off the route, and no phone has fetched it yet: {names}</source>
        <translation>Von der Tour genommen, und kein Telefon hat es bisher geholt: {names}</translation>
    </message>
    <message>
        <source>Call {driver}</source>
        <translation>{driver} anrufen</translation>
    </message>
    <message>
        <source>an unknown phone</source>
        <translation>einem unbekannten Telefon</translation>
    </message>
    <message>
        <source>A report of {driver} set aside</source>
        <translation>Eine Meldung von {driver} beiseite gelegt</translation>
    </message>
    <message>
        <source>{count} reports of {driver} set aside</source>
        <translation>{count} Meldungen von {driver} beiseite gelegt</translation>
    </message>
    <message>
        <source>Not counted, but kept as sent. The last: {reason}</source>
        <translation>Nicht gezählt, aber aufbewahrt, wie gesendet. Die letzte: {reason}</translation>
    </message>
    <message>
        <source>Look at Phones</source>
        <translation>Unter Telefone nachsehen</translation>
    </message>
    <message>
        <source>{count} roads are closed</source>
        <translation>{count} Straßen sind gesperrt</translation>
    </message>
    <message>
        <source>{road} is closed</source>
        <translation>{road} ist gesperrt</translation>
    </message>
    <message>
        <source>No road leads to {names}</source>
        <translation>Keine Straße führt zu {names}</translation>
    </message>
    <message>
        <source>Round it: {drivers}</source>
        <translation>Umweg: {drivers}</translation>
    </message>
    <message>
        <source>Call the customer</source>
        <translation>Den Kunden anrufen</translation>
    </message>
    <message>
        <source>Look for other routes</source>
        <translation>Andere Touren suchen</translation>
    </message>
    <message>
        <source>Open the road again</source>
        <translation>Die Straße wieder öffnen</translation>
    </message>
    <message>
        <source>From {begins} until {ends}</source>
        <translation>Von {begins} bis {ends}</translation>
    </message>
    <message>
        <source>For the rest of the day</source>
        <translation>Für den Rest des Tages</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>Bis {time}</translation>
    </message>
    <message>
        <source>{stop}: two different outcomes</source>
        <translation>{stop}: zwei verschiedene Ergebnisse</translation>
    </message>
    <message>
        <source>Two phones report different ends of this stop</source>
        <translation>Zwei Telefone melden diesen Stopp verschieden</translation>
    </message>
    <message>
        <source>Ask both drivers</source>
        <translation>Beide Fahrer fragen</translation>
    </message>
    <message>
        <source>Correct the stop</source>
        <translation>Den Stopp berichtigen</translation>
    </message>
    <message>
        <source>{stop}: {proofs} missing</source>
        <translation>{stop}: {proofs} fehlt</translation>
    </message>
    <message>
        <source>{driver} finished this stop without it</source>
        <translation>{driver} hat diesen Stopp ohne das abgeschlossen</translation>
    </message>
    <message>
        <source>Ask {driver}</source>
        <translation>{driver} fragen</translation>
    </message>
    <message>
        <source>{stop}: reported {distance} away</source>
        <translation>{stop}: {distance} entfernt gemeldet</translation>
    </message>
    <message>
        <source>{driver} was there, or the stop&apos;s pin is wrong</source>
        <translation>{driver} war dort, oder der Pin des Stopps ist falsch</translation>
    </message>
    <message>
        <source>Correct the pin</source>
        <translation>Den Pin berichtigen</translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation>{some} und {last}</translation>
    </message>
    <message>
        <source>Load {load} is late at the depot</source>
        <translation>Lieferung {load} ist zu spät im Depot</translation>
    </message>
    <message>
        <source>At {ready} instead of {promised}; {driver} was to load at {start}, with {stops} of it</source>
        <translation>Um {ready} statt {promised}; {driver} sollte um {start} laden, davon {stops}</translation>
    </message>
    <message>
        <source>Look at the suggestions</source>
        <translation>Die Vorschläge ansehen</translation>
    </message>
    <message>
        <source>Plan the rest again</source>
        <translation>Den Rest neu planen</translation>
    </message>
    <message>
        <source>Say when it comes</source>
        <translation>Sagen, wann sie kommt</translation>
    </message>
    <message>
        <source>{stop} is cancelled, and {driver} still has it</source>
        <translation>{stop} ist storniert, und {driver} hat den Stopp noch</translation>
    </message>
    <message>
        <source>The driver would go there in vain</source>
        <translation>Der Fahrer führe umsonst hin</translation>
    </message>
    <message>
        <source>Take it off the route and send</source>
        <translation>Von der Tour nehmen und senden</translation>
    </message>
    <message>
        <source>Changed since {driver} was given the route</source>
        <translation>Geändert, seit {driver} die Tour hat</translation>
    </message>
    <message>
        <source>Changed since {driver} was given the route; planned for {time}, which is too late</source>
        <translation>Geändert, seit {driver} die Tour hat; geplant für {time}, das ist zu spät</translation>
    </message>
    <message>
        <source>{stop}: {now} instead of {before}</source>
        <translation>{stop}: {now} statt {before}</translation>
    </message>
    <message>
        <source>Plan the route again and send</source>
        <translation>Die Tour neu planen und senden</translation>
    </message>
    <message>
        <source>Change the order</source>
        <translation>Die Reihenfolge ändern</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>jederzeit</translation>
    </message>
    <message>
        <source>One new stop is on no route</source>
        <translation>Ein neuer Stopp ist auf keiner Tour</translation>
    </message>
    <message>
        <source>{count} new stops are on no route</source>
        <translation>{count} neue Stopps sind auf keiner Tour</translation>
    </message>
    <message>
        <source>Came after routes were given out: {names}</source>
        <translation>Kam, nachdem die Touren ausgegeben waren: {names}</translation>
    </message>
    <message>
        <source>Plan the day again</source>
        <translation>Den Tag neu planen</translation>
    </message>
    <message>
        <source>Put them on a route</source>
        <translation>Auf eine Tour setzen</translation>
    </message>
    <message>
        <source>Give them to a carrier</source>
        <translation>Einem Frächter geben</translation>
    </message>
    <message>
        <source>One address is to be settled</source>
        <translation>Eine Adresse ist zu klären</translation>
    </message>
    <message>
        <source>{count} addresses are to be settled</source>
        <translation>{count} Adressen sind zu klären</translation>
    </message>
    <message>
        <source>{names}: nobody can drive there. {where}</source>
        <translation>{names}: niemand kann dorthin fahren. {where}</translation>
    </message>
    <message>
        <source>{driver} is at {stop} since {time}</source>
        <translation>{driver} ist seit {time} bei {stop}</translation>
    </message>
    <message>
        <source>{minutes} min were planned there; all later stops wait</source>
        <translation>Dort waren {minutes} min geplant; alle späteren Stopps warten</translation>
    </message>
    <message>
        <source>Give stops to another driver</source>
        <translation>Stopps einem anderen Fahrer geben</translation>
    </message>
    <message>
        <source>{driver} stands since {time}</source>
        <translation>{driver} steht seit {time}</translation>
    </message>
    <message>
        <source>There is no stop here, and no break was told; {count} stops are to do</source>
        <translation>Hier ist kein Stopp, und keine Pause wurde gemeldet; {count} Stopps sind offen</translation>
    </message>
    <message>
        <source>{driver} is off the route</source>
        <translation>{driver} ist abseits der Tour</translation>
    </message>
    <message>
        <source>Not on the road to {stop}, and not coming closer to it</source>
        <translation>Nicht auf dem Weg zu {stop}, und kommt nicht näher</translation>
    </message>
    <message>
        <source>{driver} seems to be at {stop}</source>
        <translation>{driver} scheint bei {stop} zu sein</translation>
    </message>
    <message>
        <source>Standing there since {time}, and nothing was reported</source>
        <translation>Steht dort seit {time}, und nichts wurde gemeldet</translation>
    </message>
    <message>
        <source>Ask {driver} to report it</source>
        <translation>{driver} bitten, es zu melden</translation>
    </message>
    <message>
        <source>{driver} has left {stop} without a word</source>
        <translation>{driver} hat {stop} ohne ein Wort verlassen</translation>
    </message>
    <message>
        <source>The driver was there and is gone; how it ended was not reported</source>
        <translation>Der Fahrer war dort und ist fort; wie es ausging, wurde nicht gemeldet</translation>
    </message>
    <message>
        <source>{driver} has not started</source>
        <translation>{driver} hat nicht begonnen</translation>
    </message>
    <message>
        <source>Loading was to begin at {time}; {stops} to do</source>
        <translation>Das Laden sollte um {time} beginnen; offen: {stops}</translation>
    </message>
    <message>
        <source>Give the route to another driver</source>
        <translation>Die Tour einem anderen Fahrer geben</translation>
    </message>
    <message>
        <source>{driver} is not loaded yet</source>
        <translation>{driver} ist noch nicht beladen</translation>
    </message>
    <message>
        <source>The van was to leave the depot at {time} with {stops}</source>
        <translation>Das Fahrzeug sollte um {time} vom Depot abfahren; geladen: {stops}</translation>
    </message>
    <message>
        <source>Ask at the depot</source>
        <translation>Im Depot fragen</translation>
    </message>
    <message>
        <source>{driver} went home with {stops} to do</source>
        <translation>{driver} ging nach Hause; offen: {stops}</translation>
    </message>
    <message>
        <source>The shift ended at {time}; not attempted: {names}</source>
        <translation>Die Schicht endete um {time}; nicht versucht: {names}</translation>
    </message>
    <message>
        <source>Give them to another driver</source>
        <translation>Einem anderen Fahrer geben</translation>
    </message>
    <message>
        <source>Plan them for tomorrow</source>
        <translation>Für morgen planen</translation>
    </message>
    <message>
        <source>Tell the customers</source>
        <translation>Die Kunden benachrichtigen</translation>
    </message>
    <message>
        <source>The phone fell silent under way, with its battery almost empty; reports may be waiting on it</source>
        <translation>Das Telefon verstummte unterwegs, mit fast leerem Akku; Meldungen können darauf warten</translation>
    </message>
    <message>
        <source>The phone fell silent under way; reports may be waiting on it</source>
        <translation>Das Telefon verstummte unterwegs; Meldungen können darauf warten</translation>
    </message>
    <message>
        <source>{driver}: nothing heard since {time}</source>
        <translation>{driver}: seit {time} nichts gehört</translation>
    </message>
    <message>
        <source>{stops} will be late; the next is {stop}, now expected at {time} and late with a chance of {chance}</source>
        <translation>Zu spät: {stops}; als Nächstes {stop}, jetzt um {time} erwartet und mit {chance} Wahrscheinlichkeit verspätet</translation>
    </message>
    <message>
        <source>{stops} will be late; the next is {stop}, now expected at {time}</source>
        <translation>Zu spät: {stops}; als Nächstes {stop}, jetzt um {time} erwartet</translation>
    </message>
    <message>
        <source>{driver} +{minutes} min</source>
        <translation>{driver} +{minutes} min</translation>
    </message>
    <message>
        <source>One stop</source>
        <translation>ein Stopp</translation>
    </message>
    <message>
        <source>{driver}: {stops} may be late</source>
        <translation>{driver}: vielleicht zu spät: {stops}</translation>
    </message>
    <message>
        <source>Most at risk is {stop}: expected at {time}, late with a chance of {chance}</source>
        <translation>Am meisten gefährdet ist {stop}: um {time} erwartet, mit {chance} Wahrscheinlichkeit verspätet</translation>
    </message>
    <message>
        <source>{driver} is there at {time}; {stop} expects nobody before {start}</source>
        <translation>{driver} ist um {time} dort; {stop} erwartet vor {start} niemanden</translation>
    </message>
    <message>
        <source>{driver} will be there at {time}; {stop} expects nobody before {start}</source>
        <translation>{driver} wird um {time} dort sein; {stop} erwartet vor {start} niemanden</translation>
    </message>
    <message>
        <source>{driver}: {minutes} min too early</source>
        <translation>{driver}: {minutes} min zu früh</translation>
    </message>
    <message>
        <source>Put another stop before it</source>
        <translation>Einen anderen Stopp davor setzen</translation>
    </message>
    <message>
        <source>Ask the customer</source>
        <translation>Den Kunden fragen</translation>
    </message>
    <message>
        <source>Take the break now</source>
        <translation>Jetzt Pause machen</translation>
    </message>
    <message>
        <source>Back at the depot at about {time}, and {limit} is the end; {stops} would begin after that</source>
        <translation>Etwa um {time} zurück im Depot, und um {limit} ist Schluss; danach noch: {stops}</translation>
    </message>
    <message>
        <source>Back at the depot at about {time}, and {limit} is the end</source>
        <translation>Etwa um {time} zurück im Depot, und um {limit} ist Schluss</translation>
    </message>
    <message>
        <source>{driver}: {minutes} min of overtime</source>
        <translation>{driver}: {minutes} min Überstunden</translation>
    </message>
    <message>
        <source>Give the last stops to another driver</source>
        <translation>Die letzten Stopps einem anderen Fahrer geben</translation>
    </message>
    <message>
        <source>Leave stops for tomorrow</source>
        <translation>Stopps für morgen lassen</translation>
    </message>
    <message>
        <source>Ask the driver</source>
        <translation>Den Fahrer fragen</translation>
    </message>
    <message>
        <source>{driver}: trouble with the vehicle</source>
        <translation>{driver}: Ärger mit dem Fahrzeug</translation>
    </message>
    <message>
        <source>{driver}: accident</source>
        <translation>{driver}: Unfall</translation>
    </message>
    <message>
        <source>{driver} reports a delay</source>
        <translation>{driver} meldet eine Verspätung</translation>
    </message>
    <message>
        <source>{driver}: trouble with a parcel</source>
        <translation>{driver}: Ärger mit einem Paket</translation>
    </message>
    <message>
        <source>{driver}: trouble with an address</source>
        <translation>{driver}: Ärger mit einer Adresse</translation>
    </message>
    <message>
        <source>{driver} reports a problem</source>
        <translation>{driver} meldet ein Problem</translation>
    </message>
    <message>
        <source>Give the stops to other drivers</source>
        <translation>Die Stopps anderen Fahrern geben</translation>
    </message>
    <message>
        <source>Call for help</source>
        <translation>Hilfe rufen</translation>
    </message>
    <message>
        <source>Told at {time} at {stop}</source>
        <translation>Gemeldet um {time} bei {stop}</translation>
    </message>
    <message>
        <source>Told at {time}</source>
        <translation>Gemeldet um {time}</translation>
    </message>
    <message>
        <source>{stop} asks for {start}–{end}</source>
        <translation>{stop} wünscht {start}–{end}</translation>
    </message>
    <message>
        <source>Chosen on the tracking page, of the times that were offered</source>
        <translation>Auf der Sendungsseite gewählt, aus den angebotenen Zeiten</translation>
    </message>
    <message>
        <source>Promise the time that was chosen</source>
        <translation>Die gewählte Zeit zusagen</translation>
    </message>
    <message>
        <source>{carrier} takes {name} for {price}</source>
        <translation>{carrier} nimmt {name} für {price}</translation>
    </message>
    <message>
        <source>No route has a place for it</source>
        <translation>Auf keiner Tour ist Platz dafür</translation>
    </message>
    <message>
        <source>Give it to the carrier</source>
        <translation>Dem Frächter geben</translation>
    </message>
    <message>
        <source>Put it on a route</source>
        <translation>Auf eine Tour setzen</translation>
    </message>
    <message>
        <source>The offer to {carrier} was not sent</source>
        <translation>Das Angebot an {carrier} wurde nicht gesendet</translation>
    </message>
    <message>
        <source>Withdraw the offer</source>
        <translation>Das Angebot zurückziehen</translation>
    </message>
    <message>
        <source>Offered to {carrier} for {price}, to be answered by {time}</source>
        <translation>{carrier} für {price} angeboten, Antwort bis {time}</translation>
    </message>
    <message>
        <source>{carrier} takes it for {price}</source>
        <translation>{carrier} übernimmt es für {price}</translation>
    </message>
    <message>
        <source>No other carrier that can be asked takes it</source>
        <translation>Kein anderer Frächter, der gefragt werden kann, übernimmt es</translation>
    </message>
    <message>
        <source>Keep it on the own routes</source>
        <translation>Auf den eigenen Touren behalten</translation>
    </message>
    <message>
        <source>Offer it to the next carrier</source>
        <translation>Dem nächsten Frächter anbieten</translation>
    </message>
    <message>
        <source>{carrier} does not take {stop}</source>
        <translation>{carrier} übernimmt {stop} nicht</translation>
    </message>
    <message>
        <source>{carrier} did not answer in time about {stop}</source>
        <translation>{carrier} hat wegen {stop} nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>The offer of {stop} to {carrier} was withdrawn: it is on a route, on its way or over</source>
        <translation>Das Angebot von {stop} an {carrier} wurde zurückgezogen: Es ist auf einer Tour, unterwegs oder vorbei</translation>
    </message>
</context>
<context>
    <name>IssuesView</name>
    <message>
        <source>Issues of the day, the heaviest first</source>
        <translation>Probleme des Tages, das schwerste zuerst</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>The daily backup was not made: {error}</source>
        <translation>Die tägliche Sicherung wurde nicht gemacht: {error}</translation>
    </message>
    <message>
        <source>Roundsman did not end well last time; what was kept before stands. Its report is in {notice}. To ask for help, write a diagnostics file (Ctrl+K): it has no names and no addresses in it.</source>
        <translation>Roundsman ist letztes Mal nicht gut zu Ende gegangen; was vorher behalten wurde, steht. Der Bericht ist in {notice}. Wenn Sie um Hilfe bitten, schreiben Sie eine Diagnosedatei (Strg+K): Namen und Adressen sind nicht darin.</translation>
    </message>
    <message>
        <source>Something is wrong in Roundsman itself ({kind}). What was kept before stands; the details are in {notice}. To ask for help, write a diagnostics file (Ctrl+K).</source>
        <translation>In Roundsman selbst stimmt etwas nicht ({kind}). Was vorher behalten wurde, steht; die Einzelheiten sind in {notice}. Wenn Sie um Hilfe bitten, schreiben Sie eine Diagnosedatei (Strg+K).</translation>
    </message>
</context>
<context>
    <name>LaneRows</name>
    <message>
        <source>Unassigned ({count})</source>
        <translation>Nicht zugeteilt ({count})</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>fest</translation>
    </message>
    <message>
        <source>offered to a carrier</source>
        <translation>einem Frächter angeboten</translation>
    </message>
    <message>
        <source>with a carrier</source>
        <translation>beim Frächter</translation>
    </message>
    <message>
        <source>unassigned</source>
        <translation>nicht zugeteilt</translation>
    </message>
</context>
<context>
    <name>LanesView</name>
    <message>
        <source>Unassigned ({count})</source>
        <translation>Nicht zugeteilt ({count})</translation>
    </message>
    <message>
        <source>out</source>
        <translation>fällt aus</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>unsent</source>
        <translation>ungesendet</translation>
    </message>
    <message>
        <source>Lanes: unassigned orders and each driver&apos;s stops</source>
        <translation>Spuren: nicht zugeteilte Aufträge und die Stopps jedes Fahrers</translation>
    </message>
</context>
<context>
    <name>LeftOut</name>
    <message>
        <source>It is larger than any vehicle that may take it.</source>
        <translation>Er ist größer als jedes Fahrzeug, das ihn nehmen darf.</translation>
    </message>
    <message>
        <source>No driver with a vehicle has everything it needs.</source>
        <translation>Kein Fahrer mit Fahrzeug hat alles, was er braucht.</translation>
    </message>
    <message>
        <source>No road leads there and back.</source>
        <translation>Keine Straße führt hin und zurück.</translation>
    </message>
    <message>
        <source>Nobody can be there in its time window, even with nothing else to do.</source>
        <translation>Niemand kann in seinem Zeitfenster dort sein, auch ohne andere Arbeit.</translation>
    </message>
    <message>
        <source>There and back takes longer than any shift.</source>
        <translation>Hin und zurück dauert länger als jede Schicht.</translation>
    </message>
    <message>
        <source>No shift that may take it is free; its depot may have none.</source>
        <translation>Keine Schicht, die ihn nehmen darf, ist frei; vielleicht hat sein Depot keine.</translation>
    </message>
    <message>
        <source>There and back is more driving than any driver may do.</source>
        <translation>Hin und zurück ist mehr Fahrt, als ein Fahrer darf.</translation>
    </message>
    <message>
        <source>What it must ride with cannot ride.</source>
        <translation>Womit er zusammen fahren muss, kann nicht mitfahren.</translation>
    </message>
    <message>
        <source>It fits alone, but not beside what else is planned.</source>
        <translation>Allein passt er, aber nicht neben dem, was sonst geplant ist.</translation>
    </message>
    <message>
        <source>{why} Nearest: {driver}.</source>
        <translation>{why} Am nächsten: {driver}.</translation>
    </message>
    <message>
        <source>Given to {carrier} for {price}.</source>
        <translation>An {carrier} vergeben für {price}.</translation>
    </message>
    <message>
        <source>Given to {carrier} for {price}. The offer was accepted.</source>
        <translation>An {carrier} für {price} gegeben. Das Angebot wurde angenommen.</translation>
    </message>
    <message>
        <source>Its address was not found; correct it or set its place on the map.</source>
        <translation>Seine Adresse wurde nicht gefunden; berichtigen oder den Ort auf der Karte setzen.</translation>
    </message>
    <message>
        <source>Every shift of the day has a route that is already given out.</source>
        <translation>Jede Schicht des Tages hat eine Tour, die schon ausgegeben ist.</translation>
    </message>
    <message>
        <source>not planned yet</source>
        <translation>noch nicht geplant</translation>
    </message>
    <message>
        <source>its address was not found</source>
        <translation>seine Adresse wurde nicht gefunden</translation>
    </message>
    <message>
        <source>{name} has no place on the map yet; correct its address first.</source>
        <translation>{name} hat noch keinen Ort auf der Karte; berichtigen Sie zuerst die Adresse.</translation>
    </message>
    <message>
        <source>taken off its route by hand</source>
        <translation>von Hand von der Tour genommen</translation>
    </message>
</context>
<context>
    <name>Live</name>
    <message>
        <source>server ok</source>
        <translation>Server ok</translation>
    </message>
    <message>
        <source>no phones yet</source>
        <translation>noch keine Telefone</translation>
    </message>
    <message>
        <source>The sync server answers again.</source>
        <translation>Der Sync-Server antwortet wieder.</translation>
    </message>
    <message>
        <source>server away, starting it again</source>
        <translation>Server weg, wird neu gestartet</translation>
    </message>
    <message>
        <source>server: see the messages</source>
        <translation>Server: siehe Nachrichten</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>ruht</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestions wait</source>
        <translation>
            <numerusform>ein Vorschlag wartet auf Sie</numerusform>
            <numerusform>%n Vorschläge warten</numerusform>
        </translation>
    </message>
    <message>
        <source>looking for better routes</source>
        <translation>sucht bessere Touren</translation>
    </message>
    <message>
        <source>stopped, see the messages</source>
        <translation>angehalten, siehe Nachrichten</translation>
    </message>
</context>
<context>
    <name>LoadDialog</name>
    <message>
        <source>No order of the day names a load. The column &apos;load&apos; of an orders file does.</source>
        <translation>Kein Auftrag des Tages nennt eine Lieferung. Das tut die Spalte &apos;load&apos; einer Auftragsdatei.</translation>
    </message>
    <message>
        <source>Loads at the depot</source>
        <translation>Lieferungen im Depot</translation>
    </message>
    <message>
        <source>is to be there at</source>
        <translation>soll da sein um</translation>
    </message>
    <message>
        <source>came at</source>
        <translation>kam um</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Lieferung</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message numerus="yes">
        <source>for %n orders</source>
        <translation>
            <numerusform>für einen Auftrag</numerusform>
            <numerusform>für %n Aufträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Loads</name>
    <message>
        <source>{name}: nobody has said when it comes</source>
        <translation>{name}: niemand hat gesagt, wann sie kommt</translation>
    </message>
    <message>
        <source>{name}: came at {time}</source>
        <translation>{name}: kam um {time}</translation>
    </message>
    <message>
        <source>{name}: expected at {time}</source>
        <translation>{name}: erwartet um {time}</translation>
    </message>
</context>
<context>
    <name>LookingBack</name>
    <message>
        <source>Looking back</source>
        <translation>Rückblick</translation>
    </message>
    <message>
        <source>Look back at this day</source>
        <translation>Auf diesen Tag zurückblicken</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Zurück zum Jetzt</translation>
    </message>
    <message>
        <source>Play the day, or stop</source>
        <translation>Den Tag abspielen, oder anhalten</translation>
    </message>
    <message>
        <source>Search again as at this time</source>
        <translation>Noch einmal suchen wie zu dieser Zeit</translation>
    </message>
    <message>
        <source>Back to now (Esc)</source>
        <translation>Zurück zum Jetzt (Esc)</translation>
    </message>
    <message>
        <source>Time of the day that is shown</source>
        <translation>Gezeigte Zeit des Tages</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Noch einmal suchen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Not kept, and so not shown: which phones had yet to fetch a change, what was set aside, the mark of the dial, detours round closed roads. Late reports count from when the server had them; vans are where they were then, heard or not.</source>
        <translation>Nicht aufbewahrt und darum nicht gezeigt: welche Telefone eine Änderung noch zu holen hatten, was beiseite gelegt war, die Stellung des Reglers, Umwege um gesperrte Straßen. Späte Meldungen zählen ab da, wo der Server sie hatte; Fahrzeuge sind, wo sie damals waren, gehört oder nicht.</translation>
    </message>
    <message>
        <source>How routes and orders stood at this time was not kept: they are shown as of later.</source>
        <translation>Wie Touren und Aufträge zu dieser Zeit standen, wurde nicht aufbewahrt: sie werden gezeigt wie später.</translation>
    </message>
    <message>
        <source>Positions are kept for 30 days: no vans are shown.</source>
        <translation>Positionen werden 30 Tage aufbewahrt: es sind keine Fahrzeuge zu sehen.</translation>
    </message>
    <message>
        <source>Reading the day …</source>
        <translation>Liest den Tag …</translation>
    </message>
    <message>
        <source>Searching again …</source>
        <translation>Sucht noch einmal …</translation>
    </message>
    <message>
        <source>The map region is not ready yet; search again in a moment.</source>
        <translation>Die Kartenregion ist noch nicht bereit; suchen Sie gleich noch einmal.</translation>
    </message>
    <message>
        <source>{when}: the day as it was known then. Nothing can be changed.</source>
        <translation>{when}: der Tag, wie er damals bekannt war. Nichts kann geändert werden.</translation>
    </message>
    <message>
        <source>Searches are kept for 30 days: what this day&apos;s began from is gone.</source>
        <translation>Suchen werden 30 Tage aufbewahrt: womit die dieses Tages begannen, ist weg.</translation>
    </message>
    <message>
        <source>Nothing was searched for on this day until {time}.</source>
        <translation>An diesem Tag wurde bis {time} nichts gesucht.</translation>
    </message>
    <message>
        <source>Search of {time}, run again: {found}.</source>
        <translation>Suche von {time}, noch einmal: {found}.</translation>
    </message>
    <message>
        <source>nothing to suggest, as on the day</source>
        <translation>nichts vorzuschlagen, wie an dem Tag</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestions, all the same</source>
        <translation>
            <numerusform>derselbe Vorschlag</numerusform>
            <numerusform>%n Vorschläge, alle gleich</numerusform>
        </translation>
    </message>
    <message>
        <source>one that had expired at once</source>
        <translation>einer, der gleich ablief</translation>
    </message>
    <message>
        <source>{found} of {count} found again</source>
        <translation>{found} von {count} wiedergefunden</translation>
    </message>
    <message>
        <source>missing: {titles}</source>
        <translation>es fehlt: {titles}</translation>
    </message>
    <message>
        <source>new: {titles}</source>
        <translation>neu: {titles}</translation>
    </message>
    <message>
        <source>in another order</source>
        <translation>in anderer Reihenfolge</translation>
    </message>
    <message>
        <source>The search could not be run again.</source>
        <translation>Die Suche konnte nicht noch einmal laufen.</translation>
    </message>
</context>
<context>
    <name>MapScheme</name>
    <message>
        <source>The base map cannot be read: {error}. The map is shown without streets.</source>
        <translation>Die Grundkarte lässt sich nicht lesen: {error}. Die Karte wird ohne Straßen gezeigt.</translation>
    </message>
    <message>
        <source>The base map is not a PMTiles archive. Prepare the region again.</source>
        <translation>Die Grundkarte ist kein PMTiles-Archiv. Bereiten Sie die Region noch einmal vor.</translation>
    </message>
</context>
<context>
    <name>MapValues</name>
    <message>
        <source>promised {window}</source>
        <translation>zugesagt {window}</translation>
    </message>
    <message>
        <source>{done} of {stops} stops</source>
        <translation>{done} von {stops} Stopps</translation>
    </message>
    <message>
        <source>battery {battery}</source>
        <translation>Akku {battery}</translation>
    </message>
    <message>
        <source>unassigned: {words}</source>
        <translation>nicht zugeteilt: {words}</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map of the day</source>
        <translation>Karte des Tages</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
</context>
<context>
    <name>Moves</name>
    <message>
        <source>A new stop for {who}</source>
        <translation>Ein neuer Stopp für {who}</translation>
    </message>
    <message>
        <source>{count} new stops for {who}</source>
        <translation>{count} neue Stopps für {who}</translation>
    </message>
    <message>
        <source>One more try for {who}</source>
        <translation>Noch ein Versuch für {who}</translation>
    </message>
    <message>
        <source>{count} second tries for {who}</source>
        <translation>{count} zweite Versuche für {who}</translation>
    </message>
    <message>
        <source>A stop to be saved: {who}</source>
        <translation>Ein Stopp zu retten: {who}</translation>
    </message>
    <message>
        <source>{count} stops to be saved: {who}</source>
        <translation>{count} Stopps zu retten: {who}</translation>
    </message>
    <message>
        <source>Stops between {who}</source>
        <translation>Stopps zwischen {who}</translation>
    </message>
    <message>
        <source>New sequence for {who}</source>
        <translation>Neue Reihenfolge für {who}</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one} und {other}</translation>
    </message>
    <message>
        <source>one order more is served</source>
        <translation>ein Auftrag mehr bedient</translation>
    </message>
    <message>
        <source>{count} orders more are served</source>
        <translation>{count} Aufträge mehr bedient</translation>
    </message>
    <message>
        <source>{distance} more</source>
        <translation>{distance} mehr</translation>
    </message>
    <message>
        <source>{distance} less</source>
        <translation>{distance} weniger</translation>
    </message>
    <message>
        <source>1 minute of lateness less</source>
        <translation>1 Minute weniger Verspätung</translation>
    </message>
    <message>
        <source>{count} minutes of lateness less</source>
        <translation>{count} Minuten weniger Verspätung</translation>
    </message>
    <message>
        <source>1 minute of lateness more</source>
        <translation>1 Minute mehr Verspätung</translation>
    </message>
    <message>
        <source>{count} minutes of lateness more</source>
        <translation>{count} Minuten mehr Verspätung</translation>
    </message>
    <message>
        <source>1 minute of work less</source>
        <translation>1 Minute weniger Arbeit</translation>
    </message>
    <message>
        <source>{count} minutes of work less</source>
        <translation>{count} Minuten weniger Arbeit</translation>
    </message>
    <message>
        <source>1 minute of work more</source>
        <translation>1 Minute mehr Arbeit</translation>
    </message>
    <message>
        <source>{count} minutes of work more</source>
        <translation>{count} Minuten mehr Arbeit</translation>
    </message>
    <message>
        <source>{driver} tries {stop} again after {before}</source>
        <translation>{driver} versucht {stop} noch einmal, nach {before}</translation>
    </message>
    <message>
        <source>{driver} takes {stop} after {before}</source>
        <translation>{driver} übernimmt {stop}, nach {before}</translation>
    </message>
    <message>
        <source>take {stop} from {giver} to {driver} after {before}</source>
        <translation>{stop} von {giver} an {driver}, nach {before}</translation>
    </message>
    <message>
        <source>{driver}: {stop} after {before}</source>
        <translation>{driver}: {stop} nach {before}</translation>
    </message>
    <message>
        <source>{driver} tries {stop} again first</source>
        <translation>{driver} versucht {stop} noch einmal, zuerst</translation>
    </message>
    <message>
        <source>{driver} takes {stop} first</source>
        <translation>{driver} übernimmt zuerst {stop}</translation>
    </message>
    <message>
        <source>take {stop} from {giver} to {driver} first</source>
        <translation>{stop} von {giver} an {driver}, als Erstes</translation>
    </message>
    <message>
        <source>{driver}: {stop} first</source>
        <translation>{driver}: zuerst {stop}</translation>
    </message>
    <message>
        <source>pickup at {place}</source>
        <translation>Abholung bei {place}</translation>
    </message>
</context>
<context>
    <name>OpenDay</name>
    <message>
        <source>The data is still being opened; try again in a moment.</source>
        <translation>Die Daten werden noch geöffnet; versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Preparing the map region. This happens once and takes a moment …</source>
        <translation>Bereitet die Kartenregion vor. Das geschieht einmal und dauert einen Moment …</translation>
    </message>
    <message>
        <source>waits for the map region: {words}</source>
        <translation>wartet auf die Kartenregion: {words}</translation>
    </message>
    <message>
        <source>The map region {name} is ready.</source>
        <translation>Die Kartenregion {name} ist bereit.</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>the lanes</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>the map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>issues and messages</source>
        <translation>Probleme und Meldungen</translation>
    </message>
    <message>
        <source>the timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Go to {panel}</source>
        <translation>Gehe zu: {panel}</translation>
    </message>
    <message>
        <source>Show or hide {panel}</source>
        <translation>Zeigen oder verbergen: {panel}</translation>
    </message>
    <message>
        <source>Go to the next panel</source>
        <translation>Zum nächsten Feld</translation>
    </message>
    <message>
        <source>A window of its own for this panel, or none</source>
        <translation>Ein eigenes Fenster für dieses Feld, oder keines</translation>
    </message>
    <message>
        <source>Arrange panels by their titles</source>
        <translation>Felder an ihren Titeln anordnen</translation>
    </message>
    <message>
        <source>Panels as they were at first</source>
        <translation>Felder wie am Anfang</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Every panel is put away or in a window of its own.
Ctrl+1 to Ctrl+4 show them, Ctrl+D docks the one that has the keys.</source>
        <translation>Alle Bereiche sind ausgeblendet oder in eigenen Fenstern.
Strg+1 bis Strg+4 zeigen sie, Strg+D dockt den an, der die Tasten hat.</translation>
    </message>
    <message>
        <source>Go to a panel first (F6), then detach it.</source>
        <translation>Gehen Sie zuerst zu einem Feld (F6), und lösen Sie es dann.</translation>
    </message>
</context>
<context>
    <name>Phones</name>
    <message>
        <source>Pair a phone of this driver</source>
        <translation>Ein Telefon dieses Fahrers koppeln</translation>
    </message>
    <message>
        <source>Set up a tracking app for this driver</source>
        <translation>Eine Ortungs-App für diesen Fahrer einrichten</translation>
    </message>
    <message>
        <source>Copy the pairing link</source>
        <translation>Koppellink kopieren</translation>
    </message>
    <message>
        <source>Write to this driver</source>
        <translation>Diesem Fahrer schreiben</translation>
    </message>
    <message>
        <source>Retire this driver&apos;s phone …</source>
        <translation>Telefon dieses Fahrers ausmustern …</translation>
    </message>
    <message>
        <source>Revoke this driver&apos;s phone …</source>
        <translation>Telefon dieses Fahrers sperren …</translation>
    </message>
    <message>
        <source>Let phones in …</source>
        <translation>Telefone zulassen …</translation>
    </message>
    <message>
        <source>Drivers and phones</source>
        <translation>Fahrer und Telefone</translation>
    </message>
    <message>
        <source>What is set aside</source>
        <translation>Was beiseite gelegt ist</translation>
    </message>
    <message>
        <source>How phones get in</source>
        <translation>Wie Telefone hineinkommen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>Find a command …</source>
        <translation>Befehl suchen …</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Dieses Fenster schließen</translation>
    </message>
    <message>
        <source>Messages with this driver</source>
        <translation>Nachrichten mit diesem Fahrer</translation>
    </message>
    <message>
        <source>Message to this driver</source>
        <translation>Nachricht an diesen Fahrer</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Write to {name}; it is shown on the phone with the route</source>
        <translation>{name} schreiben; es steht auf dem Telefon bei der Tour</translation>
    </message>
    <message>
        <source>Choose a driver on the left.</source>
        <translation>Wählen Sie links einen Fahrer.</translation>
    </message>
    <message>
        <source>Phones of the driver</source>
        <translation>Telefone des Fahrers</translation>
    </message>
    <message>
        <source>no shift on this day</source>
        <translation>keine Schicht an diesem Tag</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Fahrer</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Gehört</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Tour</translation>
    </message>
    <message>
        <source>call now</source>
        <translation>jetzt anrufen</translation>
    </message>
    <message>
        <source>Phones cannot reach this desk yet: it listens to this computer only.</source>
        <translation>Telefone erreichen diesen Platz noch nicht: er hört nur auf diesen Rechner.</translation>
    </message>
    <message>
        <source>Pair a phone</source>
        <translation>Telefon koppeln</translation>
    </message>
    <message>
        <source>Tracking app</source>
        <translation>Ortungs-App</translation>
    </message>
    <message>
        <source>Traccar Client, OwnTracks ...: tell where the van is</source>
        <translation>Traccar Client, OwnTracks ...: sagen, wo das Fahrzeug ist</translation>
    </message>
    <message>
        <source>App on the phone</source>
        <translation>App auf dem Telefon</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>Neuer Code</translation>
    </message>
    <message>
        <source>The app of {name} has reported: it is set up.</source>
        <translation>Die App von {name} hat sich gemeldet: sie ist eingerichtet.</translation>
    </message>
    <message>
        <source>A phone of {name} was paired just now.</source>
        <translation>Ein Telefon von {name} wurde eben gekoppelt.</translation>
    </message>
    <message>
        <source>The code has ended. Ask for a new one when the phone is at hand.</source>
        <translation>Der Code ist abgelaufen. Holen Sie einen neuen, wenn das Telefon zur Hand ist.</translation>
    </message>
    <message>
        <source>Good for {left}</source>
        <translation>Gilt noch {left}</translation>
    </message>
    <message>
        <source>{name}: code to scan with the phone</source>
        <translation>{name}: Code zum Scannen mit dem Telefon</translation>
    </message>
    <message>
        <source>How phones get in is set up there; they are paired here.</source>
        <translation>Wie Telefone hineinkommen, wird dort eingestellt; gekoppelt werden sie hier.</translation>
    </message>
    <message>
        <source>The practice day&apos;s phones are simulated: leave it to let real ones in.</source>
        <translation>Die Telefone des Übungstags sind simuliert: verlassen Sie ihn, um echte zuzulassen.</translation>
    </message>
    <message>
        <source>The sync server runs at {elsewhere}. {there}</source>
        <translation>Der Sync-Server läuft auf {elsewhere}. {there}</translation>
    </message>
    <message>
        <source>No phone yet. A code below lets one take part.</source>
        <translation>Noch kein Telefon. Mit einem Code unten kommt eines dazu.</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Ausmustern</translation>
    </message>
    <message>
        <source>Replaced: take only what it reported till now</source>
        <translation>Ersetzt: nur annehmen, was es bis jetzt gemeldet hat</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Lost or stolen: take nothing more from it</source>
        <translation>Verloren oder gestohlen: nichts mehr von ihm annehmen</translation>
    </message>
    <message numerus="yes">
        <source>These %n stops were taken off the route, and no phone of theirs has fetched that yet:</source>
        <translation>
            <numerusform>Dieser Stopp wurde von der Tour genommen, und kein Telefon des Fahrers hat das bisher geholt:</numerusform>
            <numerusform>Diese %n Stopps wurden von der Tour genommen, und kein Telefon des Fahrers hat das bisher geholt:</numerusform>
        </translation>
    </message>
    <message>
        <source>and {left} more</source>
        <translation>und {left} weitere</translation>
    </message>
    <message>
        <source>Phones that are paired look for the server at its old address: they keep their reports, and must be paired again at the new one.</source>
        <translation>Gekoppelte Telefone suchen den Server unter der alten Adresse: sie behalten ihre Meldungen und müssen unter der neuen noch einmal gekoppelt werden.</translation>
    </message>
    <message>
        <source>Apply and restart the server</source>
        <translation>Übernehmen und Server neu starten</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Let phones in</source>
        <translation>Telefone zulassen</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>Zertifikatsdatei</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>The server&apos;s port</source>
        <translation>Port des Servers</translation>
    </message>
    <message>
        <source>the same as last time</source>
        <translation>derselbe wie letztes Mal</translation>
    </message>
    <message>
        <source>Without encryption for tracking apps and the certificate, at port</source>
        <translation>Ohne Verschlüsselung für Ortungs-Apps und das Zertifikat, an Port</translation>
    </message>
    <message>
        <source>Port without encryption</source>
        <translation>Port ohne Verschlüsselung</translation>
    </message>
    <message>
        <source>https://phones.example.org, only if phones come from outside</source>
        <translation>https://telefone.example.org, nur wenn Telefone von außen kommen</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Öffentliche Adresse</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Tracking apps</source>
        <translation>Ortungs-Apps</translation>
    </message>
    <message>
        <source>Starting the server again; phones wait a moment and lose nothing …</source>
        <translation>Startet den Server neu; Telefone warten einen Moment und verlieren nichts …</translation>
    </message>
    <message>
        <source>every network of this computer</source>
        <translation>jedes Netz dieses Rechners</translation>
    </message>
    <message>
        <source>only {name}, {address}</source>
        <translation>nur {name}, {address}</translation>
    </message>
    <message>
        <source>only {host} (not there now)</source>
        <translation>nur {host} (jetzt nicht da)</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>PEM-Dateien (*.pem *.crt *.cer *.key);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Encrypted, with this desk&apos;s own certificate</source>
        <translation>Verschlüsselt, mit dem eigenen Zertifikat dieses Platzes</translation>
    </message>
    <message>
        <source>Encrypted, with our site&apos;s certificate files</source>
        <translation>Verschlüsselt, mit den Zertifikatsdateien Ihres Hauses</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Nicht verschlüsselt</translation>
    </message>
    <message>
        <source>Each phone is guided once through trusting this desk, about a minute. Then the driver&apos;s page works without a connection, knows where it is, and nobody on the network reads along.</source>
        <translation>Jedes Telefon wird einmal durch das Vertrauen zu diesem Platz geführt, etwa eine Minute. Danach geht die Fahrerseite ohne Verbindung, weiß, wo sie ist, und niemand im Netz liest mit.</translation>
    </message>
    <message>
        <source>For a name of your own, such as phones.example.org, whose certificate phones trust already: nothing has to be installed on them. Both files are in PEM form; the name goes below as the public address.</source>
        <translation>Für einen eigenen Namen, etwa telefone.example.org, dessen Zertifikat Telefone schon vertrauen: auf ihnen ist nichts zu installieren. Beide Dateien sind in PEM-Form; der Name kommt unten als öffentliche Adresse hinein.</translation>
    </message>
    <message>
        <source>For a try-out, or behind a tunnel or VPN that encrypts. Otherwise anybody on the network can read along, and the driver&apos;s page has no position and forgets the day when it is closed without a connection.</source>
        <translation>Zum Ausprobieren, oder hinter einem Tunnel oder VPN, das verschlüsselt. Sonst kann jeder im Netz mitlesen, und die Fahrerseite hat keine Position und vergisst den Tag, wenn sie ohne Verbindung geschlossen wird.</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>das Zertifikat</translation>
    </message>
    <message>
        <source>key</source>
        <translation>den Schlüssel</translation>
    </message>
    <message>
        <source>Choose the {what} file of your site.</source>
        <translation>Wählen Sie die Datei für {what} Ihres Hauses.</translation>
    </message>
    <message>
        <source>There is no file &apos;{path}&apos;: choose the {what} file again.</source>
        <translation>Es gibt keine Datei „{path}“: wählen Sie die Datei für {what} noch einmal.</translation>
    </message>
    <message>
        <source>Phones cannot get in: the sync server listens to this computer only.</source>
        <translation>Telefone kommen nicht hinein: der Sync-Server hört nur auf diesen Rechner.</translation>
    </message>
    <message>
        <source>Phones get in.</source>
        <translation>Telefone kommen hinein.</translation>
    </message>
    <message>
        <source>Phones get in: they open {url}/driver.</source>
        <translation>Telefone kommen hinein: sie öffnen {url}/driver.</translation>
    </message>
    <message>
        <source>Tracking apps report to {url}.</source>
        <translation>Ortungs-Apps melden an {url}.</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Phone&apos;s number</source>
        <translation>Nr. des Telefons</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Nothing was set aside: every report could be taken as it was sent.</source>
        <translation>Nichts wurde beiseite gelegt: jede Meldung konnte angenommen werden, wie sie kam.</translation>
    </message>
    <message>
        <source>Phones sent these, and they cannot be facts of the day. Nothing is lost: each is kept as it came, and the phone does not send it again. Ask the driver where it matters, and correct the stop.</source>
        <translation>Das haben Telefone gesendet, und es können keine Fakten des Tages sein. Nichts ist verloren: jede Meldung bleibt, wie sie kam, und das Telefon sendet sie nicht noch einmal. Fragen Sie den Fahrer, wo es darauf ankommt, und berichtigen Sie den Stopp.</translation>
    </message>
    <message>
        <source>unknown phone</source>
        <translation>unbekanntes Telefon</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Beiseite gelegt</translation>
    </message>
    <message>
        <source>As the phone sent it</source>
        <translation>Wie das Telefon es gesendet hat</translation>
    </message>
    <message numerus="yes">
        <source>%n more did not fit and were only counted: a phone that sends so much amiss should be looked at.</source>
        <translation>
            <numerusform>Eine weitere passte nicht mehr hinein und wurde nur gezählt: ein Telefon, das so viel Falsches sendet, sollte man sich ansehen.</numerusform>
            <numerusform>%n weitere passten nicht mehr hinein und wurden nur gezählt: ein Telefon, das so viel Falsches sendet, sollte man sich ansehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n characters more</source>
        <translation>
            <numerusform>… und ein weiteres Zeichen</numerusform>
            <numerusform>… und %n weitere Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>These report where they are, and nobody knows whose they are. Give each to its driver: what it reported so far is then taken. Leave alone what is none of yours; it is forgotten after 30 days.</source>
        <translation>Diese melden, wo sie sind, und niemand weiß, wem sie gehören. Geben Sie jedes seinem Fahrer: was es bisher gemeldet hat, wird dann angenommen. Lassen Sie liegen, was nicht zu Ihnen gehört; es wird nach 30 Tagen vergessen.</translation>
    </message>
    <message>
        <source>Unknown phones ({count})</source>
        <translation>Unbekannte Telefone ({count})</translation>
    </message>
    <message>
        <source>heard {ago}</source>
        <translation>gehört {ago}</translation>
    </message>
    <message>
        <source>whose is it?</source>
        <translation>wem gehört es?</translation>
    </message>
    <message>
        <source>Driver of {label}</source>
        <translation>Fahrer von {label}</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Geben</translation>
    </message>
    <message>
        <source>Driver&apos;s page</source>
        <translation>Fahrerseite</translation>
    </message>
    <message>
        <source>The page shown first guides through trusting this desk: once per phone, about a minute.</source>
        <translation>Die Seite, die zuerst kommt, führt durch das Vertrauen zu diesem Platz: einmal je Telefon, etwa eine Minute.</translation>
    </message>
    <message>
        <source>Scan the code with the phone&apos;s camera and open the link.</source>
        <translation>Scannen Sie den Code mit der Kamera des Telefons und öffnen Sie den Link.</translation>
    </message>
    <message>
        <source>Put the page on the Home Screen, as it proposes: then it works without a connection.</source>
        <translation>Legen Sie die Seite auf den Startbildschirm, wie sie es vorschlägt: dann geht sie ohne Verbindung.</translation>
    </message>
    <message>
        <source>If it asks for a code, type this one:</source>
        <translation>Wenn sie nach einem Code fragt, geben Sie diesen ein:</translation>
    </message>
    <message>
        <source>Allow it to see the location always, and switch the phone&apos;s battery saving off for it.</source>
        <translation>Erlauben Sie ihr immer den Standort, und schalten Sie für sie das Akkusparen des Telefons aus.</translation>
    </message>
    <message>
        <source>Install Traccar Client from the phone&apos;s store.</source>
        <translation>Installieren Sie Traccar Client aus dem Store des Telefons.</translation>
    </message>
    <message>
        <source>In its settings tap the QR sign and scan this code.</source>
        <translation>Tippen Sie in den Einstellungen auf das QR-Zeichen und scannen Sie diesen Code.</translation>
    </message>
    <message>
        <source>Switch tracking on.</source>
        <translation>Schalten Sie die Ortung ein.</translation>
    </message>
    <message>
        <source>Install OwnTracks from the phone&apos;s store.</source>
        <translation>Installieren Sie OwnTracks aus dem Store des Telefons.</translation>
    </message>
    <message>
        <source>Scan the code with the phone&apos;s camera and let OwnTracks import it.</source>
        <translation>Scannen Sie den Code mit der Kamera des Telefons und lassen Sie OwnTracks ihn übernehmen.</translation>
    </message>
    <message>
        <source>Install Overland from the phone&apos;s store.</source>
        <translation>Installieren Sie Overland aus dem Store des Telefons.</translation>
    </message>
    <message>
        <source>Scan the code with the phone&apos;s camera and open it in Overland.</source>
        <translation>Scannen Sie den Code mit der Kamera des Telefons und öffnen Sie ihn in Overland.</translation>
    </message>
    <message>
        <source>Install GPSLogger (Android). Under Logging details choose Log to custom URL.</source>
        <translation>Installieren Sie GPSLogger (Android). Wählen Sie unter Logging details „Log to custom URL“.</translation>
    </message>
    <message>
        <source>Send the phone this link (Copy the link) and paste it as the URL.</source>
        <translation>Schicken Sie dem Telefon diesen Link (Link kopieren) und fügen Sie ihn als URL ein.</translation>
    </message>
    <message>
        <source>Start logging.</source>
        <translation>Starten Sie die Aufzeichnung.</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Telefone</translation>
    </message>
    <message>
        <source>Set aside ({count})</source>
        <translation>Beiseite gelegt ({count})</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Drivers</source>
        <translation>Fahrer</translation>
    </message>
    <message>
        <source>The link is copied. It pairs one phone, once: send it to nobody but the driver.</source>
        <translation>Der Link ist kopiert. Er koppelt ein Telefon, einmal: schicken Sie ihn nur dem Fahrer.</translation>
    </message>
    <message>
        <source>Retire this phone of {name}?</source>
        <translation>Dieses Telefon von {name} ausmustern?</translation>
    </message>
    <message>
        <source>It gets no more routes. What it reported before now is still taken for 7 days. To use it again it must be paired anew.</source>
        <translation>Es bekommt keine Touren mehr. Was es bis jetzt gemeldet hat, wird noch 7 Tage angenommen. Um es wieder zu benutzen, muss es neu gekoppelt werden.</translation>
    </message>
    <message>
        <source>Revoke this phone of {name}?</source>
        <translation>Dieses Telefon von {name} sperren?</translation>
    </message>
    <message>
        <source>Nothing is taken from it any more, also not what it has not yet sent. This is for a phone that is lost or stolen; one that is merely replaced is better retired.</source>
        <translation>Nichts wird mehr von ihm angenommen, auch nicht, was es noch nicht gesendet hat. Das ist für ein verlorenes oder gestohlenes Telefon; eines, das nur ersetzt wird, mustern Sie besser aus.</translation>
    </message>
    <message>
        <source>no phone</source>
        <translation>kein Telefon</translation>
    </message>
    <message>
        <source>tracked, no page</source>
        <translation>geortet, keine Seite</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>ausgemustert</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>vor einem Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>{age} ago</source>
        <translation>vor {age}</translation>
    </message>
    <message>
        <source>nothing sent yet</source>
        <translation>noch nichts gesendet</translation>
    </message>
    <message>
        <source>has version {released}</source>
        <translation>hat Fassung {released}</translation>
    </message>
    <message>
        <source>version {released} on its way</source>
        <translation>Fassung {released} unterwegs</translation>
    </message>
    <message>
        <source>still has version {revision}</source>
        <translation>hat noch Fassung {revision}</translation>
    </message>
    <message>
        <source>has not fetched version {released}</source>
        <translation>hat Fassung {released} nicht geholt</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>{what} calling itself “{label}”</source>
        <translation>{what}, nennt sich „{label}“</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>seit {time}</translation>
    </message>
    <message>
        <source>tells where it is · heard {ago}</source>
        <translation>sagt, wo es ist · gehört {ago}</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>früher</translation>
    </message>
    <message>
        <source>retired {ended}; reports from before that are taken for 7 days</source>
        <translation>ausgemustert {ended}; Meldungen von davor werden 7 Tage angenommen</translation>
    </message>
    <message>
        <source>revoked {ended}; nothing is taken from it</source>
        <translation>gesperrt {ended}; nichts wird von ihm angenommen</translation>
    </message>
    <message numerus="yes">
        <source>%n reports</source>
        <translation>
            <numerusform>1 Meldung</numerusform>
            <numerusform>%n Meldungen</numerusform>
        </translation>
    </message>
    <message>
        <source>{has} · heard {ago} · {reports}</source>
        <translation>{has} · gehört {ago} · {reports}</translation>
    </message>
    <message>
        <source>{at}  You: {text}</source>
        <translation>{at}  Sie: {text}</translation>
    </message>
    <message>
        <source>{at}  You: {text}  (not on the phone yet)</source>
        <translation>{at}  Sie: {text}  (noch nicht auf dem Telefon)</translation>
    </message>
    <message>
        <source>Call {name}{number}</source>
        <translation>{name} anrufen{number}</translation>
    </message>
    <message>
        <source>The phone is retired.</source>
        <translation>Das Telefon ist ausgemustert.</translation>
    </message>
    <message>
        <source>The phone is revoked.</source>
        <translation>Das Telefon ist gesperrt.</translation>
    </message>
    <message>
        <source>The phone is the driver&apos;s now, with what it had reported.</source>
        <translation>Das Telefon gehört jetzt dem Fahrer, mit dem, was es gemeldet hatte.</translation>
    </message>
    <message>
        <source>The sync server was started again, as you chose.</source>
        <translation>Der Sync-Server wurde neu gestartet, wie Sie gewählt haben.</translation>
    </message>
    <message>
        <source>The sync server answers again.</source>
        <translation>Der Sync-Server antwortet wieder.</translation>
    </message>
</context>
<context>
    <name>PlacePicker</name>
    <message>
        <source>Click the place, or move the map with the arrow keys, + and −, and press Enter.</source>
        <translation>Klicken Sie auf den Ort, oder bewegen Sie die Karte mit den Pfeiltasten, + und −, und drücken Sie die Eingabetaste.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Back without a place (Esc)</source>
        <translation>Ohne Ort zurück (Esc)</translation>
    </message>
</context>
<context>
    <name>PlannerPanel</name>
    <message>
        <source>Reading the roads</source>
        <translation>Straßen werden gelesen</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Suche läuft</translation>
    </message>
    <message>
        <source>Checking the plan</source>
        <translation>Plan wird geprüft</translation>
    </message>
    <message>
        <source>A draft: nothing is sent before you press Send.</source>
        <translation>Ein Entwurf: es wird nichts gesendet, bevor Sie auf Senden drücken.</translation>
    </message>
    <message>
        <source>How long to search</source>
        <translation>Wie lange gesucht wird</translation>
    </message>
    <message>
        <source>Seconds to search</source>
        <translation>Sekunden zum Suchen</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Planen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Planner</source>
        <translation>Planer</translation>
    </message>
    <message>
        <source>Cost {cost}</source>
        <translation>Kosten {cost}</translation>
    </message>
    <message numerus="yes">
        <source>%n routes</source>
        <translation>
            <numerusform>1 Tour</numerusform>
            <numerusform>%n Touren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unassigned</source>
        <translation>
            <numerusform>%n nicht zugeteilt</numerusform>
            <numerusform>%n nicht zugeteilt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProofCard</name>
    <message>
        <source>Taken by {name}</source>
        <translation>Angenommen von {name}</translation>
    </message>
    <message>
        <source>Scanned: {codes}</source>
        <translation>Gescannt: {codes}</translation>
    </message>
    <message>
        <source>Reported {distance} from the stop</source>
        <translation>{distance} vom Stopp gemeldet</translation>
    </message>
    <message>
        <source>loading …</source>
        <translation>lädt …</translation>
    </message>
    <message>
        <source>not here yet</source>
        <translation>noch nicht da</translation>
    </message>
    <message>
        <source>{picture}: cannot be shown</source>
        <translation>{picture}: lässt sich nicht zeigen</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>It stands there already; nothing was changed.</source>
        <translation>Er steht schon dort; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Choose stops of one driver to move them earlier or later.</source>
        <translation>Wählen Sie Stopps eines einzigen Fahrers, um sie früher oder später zu legen.</translation>
    </message>
    <message>
        <source>{name} is the last stop that can change already.</source>
        <translation>{name} ist schon der letzte Stopp, der sich ändern lässt.</translation>
    </message>
    <message>
        <source>{name} is the first stop that can change already.</source>
        <translation>{name} ist schon der erste Stopp, der sich ändern lässt.</translation>
    </message>
    <message>
        <source>{driver} has no two stops here that could be turned.</source>
        <translation>{driver} hat hier keine zwei Stopps, die sich umdrehen ließen.</translation>
    </message>
    <message>
        <source>{driver} has no stop that could be given away.</source>
        <translation>{driver} hat keinen Stopp, der sich abgeben ließe.</translation>
    </message>
    <message>
        <source>another driver</source>
        <translation>ein anderer Fahrer</translation>
    </message>
    <message>
        <source>{name} is locked to {driver}; unlock it first (L).</source>
        <translation>{name} ist festgehalten, Fahrer: {driver}; lösen Sie das zuerst (L).</translation>
    </message>
    <message>
        <source>{name} is on board of {driver}&apos;s van, so only {driver} can bring it.</source>
        <translation>Die Ware für {name} ist im Wagen von {driver}; nur {driver} kann sie bringen.</translation>
    </message>
    <message>
        <source>This driver</source>
        <translation>Dieser Fahrer</translation>
    </message>
    <message>
        <source>{driver} cannot go on today, so that route stays as it is.</source>
        <translation>{driver} kann heute nicht weiter, darum bleibt diese Tour, wie sie ist.</translation>
    </message>
    <message>
        <source>{name} is over; it stays where it is.</source>
        <translation>{name} ist erledigt; der Stopp bleibt, wo er ist.</translation>
    </message>
    <message>
        <source>{driver} is at {name} or on the way there, so it stays.</source>
        <translation>{driver} ist bei {name} oder auf dem Weg dorthin, darum bleibt der Stopp.</translation>
    </message>
    <message>
        <source>{driver} cannot go on today; {name} cannot be moved from there.</source>
        <translation>{driver} kann heute nicht weiter; {name} lässt sich von dort nicht wegnehmen.</translation>
    </message>
    <message>
        <source>{name} is with a carrier.</source>
        <translation>{name} ist bei einem Frächter.</translation>
    </message>
    <message>
        <source>This stop is not on the day any more.</source>
        <translation>Diesen Stopp gibt es an dem Tag nicht mehr.</translation>
    </message>
    <message>
        <source>The goods for {name} have to be picked up before they are brought, on the same tour.</source>
        <translation>Die Ware für {name} muss abgeholt werden, bevor sie gebracht wird, auf derselben Fahrt.</translation>
    </message>
    <message>
        <source>{name} is on no route; give it to a driver first.</source>
        <translation>{name} ist auf keiner Tour; geben Sie den Stopp zuerst einem Fahrer.</translation>
    </message>
    <message>
        <source>The day has just moved on there; nothing was changed. Try again.</source>
        <translation>Der Tag ist dort gerade weitergegangen; nichts wurde geändert. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This can no longer be taken back: a driver has gone on from there, or the routes have changed since. Nothing was changed.</source>
        <translation>Das lässt sich nicht mehr zurücknehmen: ein Fahrer ist seither weiter, oder die Touren haben sich geändert. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This can no longer be done again: the day has gone on from there. Nothing was changed.</source>
        <translation>Das lässt sich nicht noch einmal tun: der Tag ist seither weiter. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Nobody is at work who could make a stop; nothing can be moved.</source>
        <translation>Niemand ist bei der Arbeit, der einen Stopp machen könnte; nichts lässt sich verlegen.</translation>
    </message>
    <message>
        <source>There is no other driver who could take this today.</source>
        <translation>Kein anderer Fahrer könnte das heute übernehmen.</translation>
    </message>
    <message>
        <source>This order is not on the day any more.</source>
        <translation>Diesen Auftrag gibt es an dem Tag nicht mehr.</translation>
    </message>
    <message>
        <source>{name} is over or called off; there is no other time to offer.</source>
        <translation>{name} ist erledigt oder abgesagt; es gibt keine andere Zeit anzubieten.</translation>
    </message>
    <message>
        <source>No other time can be offered to {name}: none fits.</source>
        <translation>{name} kann keine andere Zeit angeboten werden: keine passt.</translation>
    </message>
    <message>
        <source>{name} has not chosen another time.</source>
        <translation>{name} hat keine andere Zeit gewählt.</translation>
    </message>
    <message>
        <source>No carrier takes {name}: see their price lists.</source>
        <translation>Kein Frächter nimmt {name}: sehen Sie deren Preislisten an.</translation>
    </message>
    <message>
        <source>No carrier has {name}.</source>
        <translation>Kein Frächter hat {name}.</translation>
    </message>
    <message>
        <source>{name} is over or called off; nothing was given away.</source>
        <translation>{name} ist erledigt oder abgesagt; nichts wurde vergeben.</translation>
    </message>
    <message>
        <source>{name} is with a carrier already. {what}</source>
        <translation>{name} ist schon bei einem Frächter. {what}</translation>
    </message>
    <message>
        <source>A driver is on the way to {name} or there; nothing was given away.</source>
        <translation>Ein Fahrer ist auf dem Weg zu {name} oder dort; nichts wurde vergeben.</translation>
    </message>
    <message>
        <source>The goods for {name} are in a van already; nothing was given away.</source>
        <translation>Die Ware für {name} ist schon in einem Wagen; nichts wurde vergeben.</translation>
    </message>
    <message>
        <source>A carrier is to answer about {name}; withdraw that offer first.</source>
        <translation>Ein Frächter soll wegen {name} antworten; ziehen Sie dieses Angebot zuerst zurück.</translation>
    </message>
    <message>
        <source>These stops would be a tour of their own: accept the suggestion as a whole, or move them by hand.</source>
        <translation>Diese Stopps wären eine eigene Fahrt: nehmen Sie den Vorschlag ganz an, oder verlegen Sie sie von Hand.</translation>
    </message>
    <message>
        <source>{name} is over or called off; nothing was changed.</source>
        <translation>{name} ist erledigt oder abgesagt; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The goods are in a van already: the order needs a place that is found and stays a delivery. Nothing was changed.</source>
        <translation>Die Ware ist schon in einem Wagen: der Auftrag braucht einen Ort, der gefunden ist, und bleibt eine Lieferung. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{name} was changed by somebody else this moment; save again.</source>
        <translation>{name} wurde eben von jemand anderem geändert; bitte nochmals speichern.</translation>
    </message>
    <message>
        <source>There are no orders on {day}; import some first.</source>
        <translation>Am {day} gibt es keine Aufträge; importieren Sie zuerst welche.</translation>
    </message>
    <message>
        <source>There are no shifts on {day}; add drivers and vehicles first.</source>
        <translation>Am {day} gibt es keine Schichten; fügen Sie zuerst Fahrer und Fahrzeuge hinzu.</translation>
    </message>
    <message>
        <source>The suggestion no longer fits: something it touches has changed. Nothing was done.</source>
        <translation>Der Vorschlag passt nicht mehr: etwas, das er berührt, hat sich geändert. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>Routes of the day changed while it was being planned; the new plan was not saved. Plan again.</source>
        <translation>Touren des Tages haben sich während der Planung geändert; der neue Plan wurde nicht gespeichert. Planen Sie noch einmal.</translation>
    </message>
</context>
<context>
    <name>Regions</name>
    <message>
        <source>Choose an extract …</source>
        <translation>Auszug wählen …</translation>
    </message>
    <message>
        <source>Add the region</source>
        <translation>Region hinzufügen</translation>
    </message>
    <message>
        <source>Use this region</source>
        <translation>Diese Region verwenden</translation>
    </message>
    <message>
        <source>Update this region</source>
        <translation>Diese Region aktualisieren</translation>
    </message>
    <message>
        <source>Remove this region …</source>
        <translation>Diese Region entfernen …</translation>
    </message>
    <message>
        <source>Stop preparing</source>
        <translation>Vorbereitung anhalten</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Dieses Fenster schließen</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>No region has been added: the built-in one, Liechtenstein, is used. Extracts of every country (.osm.pbf) are offered for example at download.geofabrik.de.</source>
        <translation>Es wurde keine Region hinzugefügt: die eingebaute, Liechtenstein, wird verwendet. Auszüge aller Länder (.osm.pbf) gibt es zum Beispiel auf download.geofabrik.de.</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>https://…/liechtenstein-latest.osm.pbf, or a file here</source>
        <translation>https://…/liechtenstein-latest.osm.pbf, oder eine Datei hier</translation>
    </message>
    <message>
        <source>Address or file of an extract</source>
        <translation>Adresse oder Datei eines Auszugs</translation>
    </message>
    <message>
        <source>as the file is called</source>
        <translation>wie die Datei heißt</translation>
    </message>
    <message>
        <source>Name of the region</source>
        <translation>Name der Region</translation>
    </message>
    <message>
        <source>Map regions</source>
        <translation>Kartenregionen</translation>
    </message>
    <message>
        <source>Choose an extract</source>
        <translation>Auszug wählen</translation>
    </message>
    <message>
        <source>OpenStreetMap extracts (*.osm.pbf *.pbf);;All files (*)</source>
        <translation>OpenStreetMap-Auszüge (*.osm.pbf *.pbf);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>{name} entfernen?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a region</source>
        <translation>Region hinzufügen</translation>
    </message>
    <message>
        <source>the built-in example region</source>
        <translation>die eingebaute Beispielregion</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message numerus="yes">
        <source>%n days old</source>
        <translation>
            <numerusform>1 Tag alt</numerusform>
            <numerusform>%n Tage alt</numerusform>
        </translation>
    </message>
    <message>
        <source>{roads} roads, {houses} houses, {streets} streets, {places} places.</source>
        <translation>{roads} Straßen, {houses} Häuser, {streets} Straßennamen, {places} Orte.</translation>
    </message>
    <message>
        <source>Latitude {south} to {north}, longitude {west} to {east}.</source>
        <translation>Breite {south} bis {north}, Länge {west} bis {east}.</translation>
    </message>
    <message>
        <source>Made from {source}.</source>
        <translation>Gemacht aus {source}.</translation>
    </message>
    <message>
        <source>{share} of pairs of addresses have no road between them.</source>
        <translation>{share} der Adresspaare haben keine Straße zwischen sich.</translation>
    </message>
    <message>
        <source>{size} are freed. It can be made again from its extract.</source>
        <translation>{size} werden frei. Sie lässt sich aus ihrem Auszug wieder machen.</translation>
    </message>
    <message>
        <source>It is in use: the days that are open are planned on its roads, and their addresses come from it. Without it {region} is used; better use another region first.</source>
        <translation>Sie ist in Gebrauch: die offenen Tage sind auf ihren Straßen geplant, und ihre Adressen kommen von dort. Ohne sie wird {region} verwendet; nehmen Sie besser zuerst eine andere Region.</translation>
    </message>
    <message>
        <source>Another region is being prepared; wait for it, or stop it.</source>
        <translation>Eine andere Region wird gerade vorbereitet; warten Sie, oder halten Sie es an.</translation>
    </message>
    <message>
        <source>The new region is ready, and in use from now on.</source>
        <translation>Die neue Region ist bereit und von jetzt an in Gebrauch.</translation>
    </message>
    <message>
        <source>{name} is up to date.</source>
        <translation>{name} ist aktuell.</translation>
    </message>
    <message>
        <source>{name} is in use. What is planned stays; plan again for its roads.</source>
        <translation>{name} ist in Gebrauch. Was geplant ist, bleibt; planen Sie neu für ihre Straßen.</translation>
    </message>
    <message>
        <source>{name} is removed.</source>
        <translation>{name} ist entfernt.</translation>
    </message>
    <message>
        <source>Preparing a map region</source>
        <translation>Bereitet eine Kartenregion vor</translation>
    </message>
</context>
<context>
    <name>Register</name>
    <message>
        <source>Carriers</source>
        <translation>Frächter</translation>
    </message>
    <message>
        <source>carrier</source>
        <translation>Frächter</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Price a stop</source>
        <translation>Preis je Stopp</translation>
    </message>
    <message>
        <source>a kilogram</source>
        <translation>je Kilogramm</translation>
    </message>
    <message>
        <source>a kilometre</source>
        <translation>je Kilometer</translation>
    </message>
    <message>
        <source>straight from the depot</source>
        <translation>Luftlinie vom Depot</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zonen</translation>
    </message>
    <message>
        <source>94, 95: 1.20   postcodes, price on top</source>
        <translation>94, 95: 1.20   Postleitzahlen, Aufpreis</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>kg an order</source>
        <translation>kg je Auftrag</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>Takes deliveries</source>
        <translation>Nimmt Zustellungen</translation>
    </message>
    <message>
        <source>pickups</source>
        <translation>Abholungen</translation>
    </message>
    <message>
        <source>from one to another</source>
        <translation>von einem zum anderen</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Fähigkeiten</translation>
    </message>
    <message>
        <source>cooled</source>
        <translation>gekühlt</translation>
    </message>
    <message>
        <source>Offers by e-mail to</source>
        <translation>Angebote per E-Mail an</translation>
    </message>
    <message>
        <source>empty: orders are given without asking</source>
        <translation>leer: Aufträge werden ohne Frage vergeben</translation>
    </message>
    <message>
        <source>or to its program at</source>
        <translation>oder an sein Programm unter</translation>
    </message>
    <message>
        <source>signed with the secret</source>
        <translation>signiert mit dem Geheimnis</translation>
    </message>
    <message>
        <source>It answers within</source>
        <translation>Antwort innerhalb von</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Who else takes orders, and for what. Those of the settings stand here too.</source>
        <translation>Wer sonst Aufträge übernimmt, und welche. Die aus den Einstellungen stehen auch hier.</translation>
    </message>
    <message>
        <source>An archived carrier is given no orders, also where the settings name it.</source>
        <translation>Ein archivierter Frächter bekommt keine Aufträge, auch nicht, wo die Einstellungen ihn nennen.</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>Neuer Eintrag</translation>
    </message>
    <message>
        <source>Save what is typed</source>
        <translation>Eingegebenes speichern</translation>
    </message>
    <message>
        <source>Undo what is typed</source>
        <translation>Eingegebenes verwerfen</translation>
    </message>
    <message>
        <source>Archive, or bring back</source>
        <translation>Archivieren, oder zurückholen</translation>
    </message>
    <message>
        <source>Take back the last thing saved</source>
        <translation>Das zuletzt Gespeicherte zurücknehmen</translation>
    </message>
    <message>
        <source>Pick the place on the map</source>
        <translation>Den Ort auf der Karte wählen</translation>
    </message>
    <message>
        <source>Search this page</source>
        <translation>Diese Seite durchsuchen</translation>
    </message>
    <message>
        <source>Import a fleet file …</source>
        <translation>Flottendatei importieren …</translation>
    </message>
    <message>
        <source>Write the day&apos;s fleet to a file …</source>
        <translation>Die Flotte des Tages in eine Datei schreiben …</translation>
    </message>
    <message>
        <source>Find a command …</source>
        <translation>Befehl suchen …</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Dieses Fenster schließen</translation>
    </message>
    <message>
        <source>as the site writes</source>
        <translation>wie das Haus schreibt</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>Finnisch</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Last order</source>
        <translation>Letzter Auftrag</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Pin</translation>
    </message>
    <message>
        <source>47.16600, 9.51000; empty: by the address</source>
        <translation>47.16600, 9.51000; leer: nach der Adresse</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Wants messages</source>
        <translation>Will Nachrichten</translation>
    </message>
    <message>
        <source>At the door</source>
        <translation>An der Tür</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>üblich</translation>
    </message>
    <message>
        <source>Access code</source>
        <translation>Türcode</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>For the driver, on every order</source>
        <translation>Für den Fahrer, bei jedem Auftrag</translation>
    </message>
    <message>
        <source>Every order that is kept adds its customer here. Ctrl+N adds one by hand.</source>
        <translation>Jeder behaltene Auftrag bringt seinen Kunden hierher. Strg+N legt einen von Hand an.</translation>
    </message>
    <message>
        <source>An archived customer is suggested no more, until the next order.</source>
        <translation>Ein archivierter Kunde wird bis zum nächsten Auftrag nicht mehr vorgeschlagen.</translation>
    </message>
    <message>
        <source>Depots</source>
        <translation>Depots</translation>
    </message>
    <message>
        <source>depot</source>
        <translation>Depot</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Loading takes</source>
        <translation>Laden dauert</translation>
    </message>
    <message>
        <source>Where goods wait and routes begin. Ctrl+N adds the first depot; a fleet file brings it too.</source>
        <translation>Wo Ware wartet und Touren beginnen. Strg+N legt das erste Depot an; eine Flottendatei bringt es auch.</translation>
    </message>
    <message>
        <source>Weekly shifts can no longer start there.</source>
        <translation>Wochenschichten können dort nicht mehr beginnen.</translation>
    </message>
    <message>
        <source>Drivers</source>
        <translation>Fahrer</translation>
    </message>
    <message>
        <source>driver</source>
        <translation>Fahrer</translation>
    </message>
    <message>
        <source>cooled, lift</source>
        <translation>gekühlt, Hebebühne</translation>
    </message>
    <message>
        <source>Ctrl+N adds the first driver; a fleet file brings several.</source>
        <translation>Strg+N legt den ersten Fahrer an; eine Flottendatei bringt mehrere.</translation>
    </message>
    <message>
        <source>The coming weekly shifts of an archived driver are taken off.</source>
        <translation>Die kommenden Wochenschichten eines archivierten Fahrers fallen weg.</translation>
    </message>
    <message>
        <source>{text} (archived)</source>
        <translation>{text} (archiviert)</translation>
    </message>
    <message>
        <source>In use: {skills}</source>
        <translation>In Gebrauch: {skills}</translation>
    </message>
    <message>
        <source>Pick on map</source>
        <translation>Auf der Karte</translation>
    </message>
    <message>
        <source>Days that differ</source>
        <translation>Andere Tage</translation>
    </message>
    <message>
        <source>day that differs</source>
        <translation>anderer Tag</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Whose shift</source>
        <translation>Wessen Schicht</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>Arbeitet nicht</translation>
    </message>
    <message>
        <source>Works otherwise</source>
        <translation>Arbeitet anders</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie üblich</translation>
    </message>
    <message>
        <source>Driver instead</source>
        <translation>Anderer Fahrer</translation>
    </message>
    <message>
        <source>Vehicle instead</source>
        <translation>Anderes Fahrzeug</translation>
    </message>
    <message>
        <source>Christmas Day</source>
        <translation>Weihnachten</translation>
    </message>
    <message>
        <source>Public holidays, days off, other hours or another vehicle on a single day.</source>
        <translation>Feiertage, freie Tage, andere Zeiten oder ein anderes Fahrzeug an einem einzelnen Tag.</translation>
    </message>
    <message>
        <source>The day is as the weekly shifts have it again.</source>
        <translation>Der Tag ist wieder, wie die Wochenschichten ihn haben.</translation>
    </message>
    <message>
        <source>Search {page}</source>
        <translation>Suchen: {page}</translation>
    </message>
    <message>
        <source>Archived too</source>
        <translation>Auch archivierte</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Keep what is typed (Ctrl+S)</source>
        <translation>Eingegebenes behalten (Strg+S)</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Back to what is kept</source>
        <translation>Zurück zum Behaltenen</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>New {entry}</source>
        <translation>Neu: {entry}</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>{text} (not saved)</source>
        <translation>{text} (nicht gespeichert)</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>Fahrzeuge</translation>
    </message>
    <message>
        <source>vehicle</source>
        <translation>Fahrzeug</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Drives as</source>
        <translation>Fährt als</translation>
    </message>
    <message>
        <source>a word of your own, for its times at the door</source>
        <translation>ein eigenes Wort, für die Zeiten an der Tür</translation>
    </message>
    <message>
        <source>Cost a day</source>
        <translation>Kosten je Tag</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>je Stunde</translation>
    </message>
    <message>
        <source>an hour driven</source>
        <translation>je Fahrstunde</translation>
    </message>
    <message>
        <source>on top</source>
        <translation>dazu</translation>
    </message>
    <message>
        <source>an hour at doors</source>
        <translation>je Stunde an Türen</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>times the usual</source>
        <translation>mal so schnell wie üblich</translation>
    </message>
    <message>
        <source>Ctrl+N adds the first vehicle; a fleet file brings several.</source>
        <translation>Strg+N legt das erste Fahrzeug an; eine Flottendatei bringt mehrere.</translation>
    </message>
    <message>
        <source>The coming weekly shifts with an archived vehicle are taken off.</source>
        <translation>Die kommenden Wochenschichten mit einem archivierten Fahrzeug fallen weg.</translation>
    </message>
    <message>
        <source>Weekly shifts</source>
        <translation>Wochenschichten</translation>
    </message>
    <message>
        <source>weekly shift</source>
        <translation>Wochenschicht</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Fahrer</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Fahrzeug</translation>
    </message>
    <message>
        <source>From depot</source>
        <translation>Ab Depot</translation>
    </message>
    <message>
        <source>Breaks</source>
        <translation>Pausen</translation>
    </message>
    <message>
        <source>11:30-13:00 30 min</source>
        <translation>11:30-13:00 30 min</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>last</source>
        <translation>letzter</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Loadings</source>
        <translation>Beladungen</translation>
    </message>
    <message>
        <source>Also loads at</source>
        <translation>Lädt auch in</translation>
    </message>
    <message>
        <source>Overtime</source>
        <translation>Überstunden</translation>
    </message>
    <message>
        <source>min, an hour at</source>
        <translation>min, je Stunde</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>stops</source>
        <translation>Stopps</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>h driving</source>
        <translation>h Fahrzeit</translation>
    </message>
    <message>
        <source>h driving without rest</source>
        <translation>h Fahrzeit ohne Pause</translation>
    </message>
    <message>
        <source>Who drives what, week by week: the coming two weeks&apos; shifts are made from this. It takes a driver, a vehicle and a depot.</source>
        <translation>Wer fährt was, Woche für Woche: daraus werden die Schichten der nächsten zwei Wochen. Es braucht einen Fahrer, ein Fahrzeug und ein Depot.</translation>
    </message>
    <message>
        <source>Its coming shifts are taken off; those that are out with the driver stay.</source>
        <translation>Ihre kommenden Schichten fallen weg; was schon beim Fahrer ist, bleibt.</translation>
    </message>
    <message>
        <source>Fleet and customers</source>
        <translation>Flotte und Kunden</translation>
    </message>
    <message>
        <source>Nothing is saved yet; what is wrong is said at its field.</source>
        <translation>Noch ist nichts gespeichert; was nicht stimmt, steht beim Feld.</translation>
    </message>
    <message>
        <source>Import drivers and vehicles</source>
        <translation>Fahrer und Fahrzeuge importieren</translation>
    </message>
    <message>
        <source>Fleet (*.json);;All files (*)</source>
        <translation>Flotte (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Write the day&apos;s fleet</source>
        <translation>Flotte des Tages schreiben</translation>
    </message>
    <message>
        <source>Fleet (*.json)</source>
        <translation>Flotte (*.json)</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>Taken back: {words}</source>
        <translation>Zurückgenommen: {words}</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>The address was not found; a pin says where it is.</source>
        <translation>Die Adresse wurde nicht gefunden; ein Pin sagt, wo es ist.</translation>
    </message>
</context>
<context>
    <name>Rehearsal</name>
    <message>
        <source>The practice day is over. Write its report with Ctrl+R.</source>
        <translation>Der Übungstag ist vorbei. Schreiben Sie seinen Bericht mit Strg+R.</translation>
    </message>
    <message>
        <source>Planning {orders} orders for {shifts} drivers …</source>
        <translation>Plant {orders} Aufträge für {shifts} Fahrer …</translation>
    </message>
    <message>
        <source>practice server ok</source>
        <translation>Übungsserver ok</translation>
    </message>
    <message>
        <source>The drivers are on the road. Suggestions wait for you on the right.</source>
        <translation>Die Fahrer sind unterwegs. Rechts warten Vorschläge auf Sie.</translation>
    </message>
    <message>
        <source>practice server ended</source>
        <translation>Übungsserver beendet</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>one stop</source>
        <translation>ein Stopp</translation>
    </message>
    <message>
        <source>{count} stops</source>
        <translation>{count} Stopps</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} und {count} weitere</translation>
    </message>
</context>
<context>
    <name>ServerLine</name>
    <message numerus="yes">
        <source>The sync server stays up for the phones of %n open shifts.</source>
        <translation>
            <numerusform>Der Sync-Server läuft weiter für die Telefone einer offenen Schicht.</numerusform>
            <numerusform>Der Sync-Server läuft weiter für die Telefone von %n offenen Schichten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The practice day is open already.</source>
        <translation>Der Übungstag ist schon offen.</translation>
    </message>
    <message>
        <source>Leaving the practice day …</source>
        <translation>Verlässt den Übungstag …</translation>
    </message>
    <message>
        <source>The practice day is open; leave it to see your own days.</source>
        <translation>Der Übungstag ist offen; verlassen Sie ihn, um Ihre eigenen Tage zu sehen.</translation>
    </message>
    <message>
        <source>Preparing the practice day …</source>
        <translation>Bereitet den Übungstag vor …</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Back to what is usual</source>
        <translation>Zurück zum Üblichen</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Dieses Fenster schließen</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Usual: {usual}.</source>
        <translation>Üblich: {usual}.</translation>
    </message>
    <message>
        <source>Back to usual: {usual}</source>
        <translation>Zurück zum Üblichen: {usual}</translation>
    </message>
    <message>
        <source>Kept in: {place}.</source>
        <translation>Aufbewahrt in: {place}.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Setting: {name}</source>
        <translation>Einstellung: {name}</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>settings.json in the data folder</source>
        <translation>settings.json im Datenordner</translation>
    </message>
    <message>
        <source>this window, on this computer</source>
        <translation>dieses Fenster, auf diesem Rechner</translation>
    </message>
    <message>
        <source>a window of its own</source>
        <translation>ein eigenes Fenster</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>Dieses Fenster</translation>
    </message>
    <message>
        <source>Planning</source>
        <translation>Planung</translation>
    </message>
    <message>
        <source>While the day runs</source>
        <translation>Während der Tag läuft</translation>
    </message>
    <message>
        <source>Messages to customers: the way</source>
        <translation>Nachrichten an Kunden: der Weg</translation>
    </message>
    <message>
        <source>Messages to customers: what is told</source>
        <translation>Nachrichten an Kunden: was gesagt wird</translation>
    </message>
    <message>
        <source>Messages to customers: own words</source>
        <translation>Nachrichten an Kunden: eigene Worte</translation>
    </message>
    <message>
        <source>A shop&apos;s program</source>
        <translation>Das Programm eines Shops</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Was aufbewahrt wird</translation>
    </message>
    <message>
        <source>Loads and vehicles</source>
        <translation>Ladung und Fahrzeuge</translation>
    </message>
    <message>
        <source>In windows of their own</source>
        <translation>In eigenen Fenstern</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>Finnisch</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
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
        <translation>keine</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>halten</translation>
    </message>
    <message>
        <source>careful</source>
        <translation>vorsichtig</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>do not look</source>
        <translation>nicht suchen</translation>
    </message>
    <message>
        <source>suggest</source>
        <translation>vorschlagen</translation>
    </message>
    <message>
        <source>act by itself</source>
        <translation>von selbst handeln</translation>
    </message>
    <message>
        <source>of money</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Customers are told their time as soon as it is planned, before the day.</source>
        <translation>Kunden erfahren ihre Zeit, sobald sie geplant ist, vor dem Tag.</translation>
    </message>
    <message>
        <source>The van has left</source>
        <translation>Das Fahrzeug ist abgefahren</translation>
    </message>
    <message>
        <source>Customers are told, with a time as a range.</source>
        <translation>Kunden erfahren es, mit einer Zeitspanne.</translation>
    </message>
    <message>
        <source>Nearly there</source>
        <translation>Gleich da</translation>
    </message>
    <message>
        <source>Customers are told when the van is few stops and minutes away.</source>
        <translation>Kunden erfahren es, wenn das Fahrzeug wenige Stopps und Minuten entfernt ist.</translation>
    </message>
    <message>
        <source>Later than promised</source>
        <translation>Später als zugesagt</translation>
    </message>
    <message>
        <source>Customers are told when it will likely come after its window.</source>
        <translation>Kunden erfahren es, wenn die Sendung wohl nach ihrem Zeitfenster kommt.</translation>
    </message>
    <message>
        <source>Another time than told</source>
        <translation>Andere Zeit als gesagt</translation>
    </message>
    <message>
        <source>Customers are told when the time given has moved.</source>
        <translation>Kunden erfahren es, wenn sich die genannte Zeit verschoben hat.</translation>
    </message>
    <message>
        <source>The driver is at the door</source>
        <translation>Der Fahrer ist an der Tür</translation>
    </message>
    <message>
        <source>Customers are told when the driver has arrived.</source>
        <translation>Kunden erfahren es, wenn der Fahrer angekommen ist.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Customers are told that it was delivered or picked up, and how.</source>
        <translation>Kunden erfahren, dass zugestellt oder abgeholt wurde, und wie.</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>Nicht möglich</translation>
    </message>
    <message>
        <source>Customers are told that it was not possible, and why.</source>
        <translation>Kunden erfahren, dass es nicht möglich war, und warum.</translation>
    </message>
    <message>
        <source>How it was</source>
        <translation>Wie es war</translation>
    </message>
    <message>
        <source>Customers are asked afterwards to rate it.</source>
        <translation>Kunden werden danach um eine Bewertung gebeten.</translation>
    </message>
    <message>
        <source>A driver cannot go on</source>
        <translation>Ein Fahrer fällt aus</translation>
    </message>
    <message>
        <source>What is done about stops of a driver who cannot go on.</source>
        <translation>Was mit den Stopps eines ausgefallenen Fahrers geschieht.</translation>
    </message>
    <message>
        <source>New orders</source>
        <translation>Neue Aufträge</translation>
    </message>
    <message>
        <source>What is done about orders that no route has yet.</source>
        <translation>Was mit Aufträgen geschieht, die noch keine Tour haben.</translation>
    </message>
    <message>
        <source>Second tries</source>
        <translation>Zweite Versuche</translation>
    </message>
    <message>
        <source>What is done about stops where nobody was at home.</source>
        <translation>Was mit Stopps geschieht, wo niemand zu Hause war.</translation>
    </message>
    <message>
        <source>Lateness</source>
        <translation>Verspätung</translation>
    </message>
    <message>
        <source>What is done about promises that would be missed.</source>
        <translation>Was mit Zusagen geschieht, die nicht zu halten wären.</translation>
    </message>
    <message>
        <source>Cheaper routes</source>
        <translation>Günstigere Touren</translation>
    </message>
    <message>
        <source>What is done about changes that only save driving or hours.</source>
        <translation>Was mit Änderungen geschieht, die nur Fahrt oder Stunden sparen.</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Colours of the windows; Ctrl+Shift+D turns them over.</source>
        <translation>Farben der Fenster; Strg+Umschalt+D wechselt sie.</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>wie das System</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Whether anything in the window moves by itself: the map that glides, menus that fade, the cursor that blinks.</source>
        <translation>Ob sich im Fenster etwas von selbst bewegt: die gleitende Karte, einblendende Menüs, die blinkende Schreibmarke.</translation>
    </message>
    <message>
        <source>reduced</source>
        <translation>vermindert</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie üblich</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Sprache des Fensters</translation>
    </message>
    <message>
        <source>What the window speaks, from the next start on.</source>
        <translation>Was das Fenster spricht, vom nächsten Start an.</translation>
    </message>
    <message>
        <source>as the computer</source>
        <translation>wie der Computer</translation>
    </message>
    <message>
        <source>Units of distances</source>
        <translation>Einheiten für Strecken</translation>
    </message>
    <message>
        <source>What distances are said in; prices and limits are typed per kilometre all the same.</source>
        <translation>Worin Strecken genannt werden; Preise und Grenzen werden trotzdem je Kilometer eingetippt.</translation>
    </message>
    <message>
        <source>by the computer&apos;s country</source>
        <translation>nach dem Land des Computers</translation>
    </message>
    <message>
        <source>kilometres</source>
        <translation>Kilometer</translation>
    </message>
    <message>
        <source>miles</source>
        <translation>Meilen</translation>
    </message>
    <message>
        <source>Time to search</source>
        <translation>Suchzeit</translation>
    </message>
    <message>
        <source>How long the planner searches for a day&apos;s routes unless told otherwise.</source>
        <translation>Wie lange der Planer nach den Touren eines Tages sucht, wenn nichts anderes gesagt ist.</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Learn after</source>
        <translation>Lernen nach</translation>
    </message>
    <message>
        <source>After so many visits on earlier days, times at the door and driving are planned as learned, not as stated; 0: never.</source>
        <translation>Nach so vielen Besuchen an früheren Tagen werden Zeiten an der Tür und Fahrten wie gelernt geplant, nicht wie angegeben; 0: nie.</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>Besuchen</translation>
    </message>
    <message>
        <source>Price of a missed order</source>
        <translation>Preis eines verfehlten Auftrags</translation>
    </message>
    <message>
        <source>What an order is worth that nobody comes for, beside starting the dearest van; more or less of it by priority.</source>
        <translation>Was ein Auftrag wert ist, für den niemand kommt, neben dem Start des teuersten Fahrzeugs; je nach Priorität mehr oder weniger.</translation>
    </message>
    <message>
        <source>Price of planned lateness</source>
        <translation>Preis geplanter Verspätung</translation>
    </message>
    <message>
        <source>What a minute after a promised window costs in a plan; 0: no plan is ever late.</source>
        <translation>Was eine Minute nach einem zugesagten Zeitfenster im Plan kostet; 0: kein Plan ist je verspätet.</translation>
    </message>
    <message>
        <source>of money a minute</source>
        <translation>Geld je Minute</translation>
    </message>
    <message>
        <source>Price of uneven hours</source>
        <translation>Preis ungleicher Stunden</translation>
    </message>
    <message>
        <source>What it is worth that drivers have equally long to work.</source>
        <translation>Was es wert ist, dass Fahrer gleich lange arbeiten.</translation>
    </message>
    <message>
        <source>of money an hour</source>
        <translation>Geld je Stunde</translation>
    </message>
    <message>
        <source>Price of uneven stops</source>
        <translation>Preis ungleicher Stopps</translation>
    </message>
    <message>
        <source>What it is worth that drivers have equally many stops.</source>
        <translation>Was es wert ist, dass Fahrer gleich viele Stopps haben.</translation>
    </message>
    <message>
        <source>of money a stop</source>
        <translation>Geld je Stopp</translation>
    </message>
    <message>
        <source>Price of another driver</source>
        <translation>Preis eines anderen Fahrers</translation>
    </message>
    <message>
        <source>What planning again has to gain for each stop that goes to another driver.</source>
        <translation>Was neues Planen für jeden Stopp bringen muss, der den Fahrer wechselt.</translation>
    </message>
    <message>
        <source>Price of another order</source>
        <translation>Preis einer anderen Reihenfolge</translation>
    </message>
    <message>
        <source>What planning again has to gain for each stop that comes before or after others.</source>
        <translation>Was neues Planen für jeden Stopp bringen muss, der vor oder nach andere rückt.</translation>
    </message>
    <message>
        <source>Changes, to begin with</source>
        <translation>Änderungen, zu Beginn</translation>
    </message>
    <message>
        <source>How much of a running day may be disturbed; the mark at the foot of the window begins here each day.</source>
        <translation>Wie viel eines laufenden Tages gestört werden darf; die Marke unten im Fenster beginnt jeden Tag hier.</translation>
    </message>
    <message>
        <source>Changes of driver</source>
        <translation>Fahrerwechsel</translation>
    </message>
    <message>
        <source>Stops that may change their driver within an hour; empty: as the mark of Changes has it.</source>
        <translation>Stopps, die in einer Stunde den Fahrer wechseln dürfen; leer: wie die Marke der Änderungen.</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>je Stunde</translation>
    </message>
    <message>
        <source>Next stops that stay</source>
        <translation>Nächste Stopps, die bleiben</translation>
    </message>
    <message>
        <source>So many next stops of a driver never move; empty: as the mark of Changes has it.</source>
        <translation>So viele nächste Stopps eines Fahrers wandern nie; leer: wie die Marke der Änderungen.</translation>
    </message>
    <message>
        <source>stops</source>
        <translation>Stopps</translation>
    </message>
    <message>
        <source>A promise may get worse by</source>
        <translation>Eine Zusage darf schlechter werden um</translation>
    </message>
    <message>
        <source>No change makes a promise worse by more; empty: as the mark of Changes has it.</source>
        <translation>Keine Änderung macht eine Zusage um mehr schlechter; leer: wie die Marke der Änderungen.</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Price of lateness</source>
        <translation>Preis der Verspätung</translation>
    </message>
    <message>
        <source>What a minute after a promise costs once the day runs.</source>
        <translation>Was eine Minute nach einer Zusage kostet, sobald der Tag läuft.</translation>
    </message>
    <message>
        <source>A suggestion brings at least</source>
        <translation>Ein Vorschlag bringt mindestens</translation>
    </message>
    <message>
        <source>What a change has to bring to be shown.</source>
        <translation>Was eine Änderung bringen muss, um gezeigt zu werden.</translation>
    </message>
    <message>
        <source>Acting brings at least</source>
        <translation>Handeln bringt mindestens</translation>
    </message>
    <message>
        <source>What a change has to bring to be made without asking, where that is allowed.</source>
        <translation>Was eine Änderung bringen muss, um ohne Frage ausgeführt zu werden, wo das erlaubt ist.</translation>
    </message>
    <message>
        <source>Name of the site</source>
        <translation>Name des Hauses</translation>
    </message>
    <message>
        <source>The name by which customers know you.</source>
        <translation>Der Name, unter dem Kunden Sie kennen.</translation>
    </message>
    <message>
        <source>Phone of the site</source>
        <translation>Telefon des Hauses</translation>
    </message>
    <message>
        <source>The number that customers are given to call.</source>
        <translation>Die Nummer, die Kunden zum Anrufen bekommen.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Of messages to customers who have none of their own.</source>
        <translation>Der Nachrichten an Kunden, die keine eigene haben.</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Mailserver</translation>
    </message>
    <message>
        <source>Where e-mail to customers, and reports, are handed over (SMTP).</source>
        <translation>Wo E-Mail an Kunden und Berichte übergeben werden (SMTP).</translation>
    </message>
    <message>
        <source>Mail from</source>
        <translation>E-Mail von</translation>
    </message>
    <message>
        <source>The address that e-mail comes from.</source>
        <translation>Die Adresse, von der E-Mail kommt.</translation>
    </message>
    <message>
        <source>Mail port</source>
        <translation>Mail-Port</translation>
    </message>
    <message>
        <source>Of the mail server.</source>
        <translation>Des Mailservers.</translation>
    </message>
    <message>
        <source>Mail encryption</source>
        <translation>Mail-Verschlüsselung</translation>
    </message>
    <message>
        <source>How the way to the mail server is kept private.</source>
        <translation>Wie der Weg zum Mailserver vertraulich bleibt.</translation>
    </message>
    <message>
        <source>Mail user</source>
        <translation>Mail-Benutzer</translation>
    </message>
    <message>
        <source>The name to sign in with, where the mail server wants one.</source>
        <translation>Der Name zum Anmelden, wo der Mailserver einen will.</translation>
    </message>
    <message>
        <source>Mail password</source>
        <translation>Mail-Passwort</translation>
    </message>
    <message>
        <source>Kept in the file as it is: keep that readable by you alone.</source>
        <translation>Steht so in der Datei: halten Sie sie nur für sich lesbar.</translation>
    </message>
    <message>
        <source>SMS and chat: gateway</source>
        <translation>SMS und Chat: Gateway</translation>
    </message>
    <message>
        <source>Each message is posted to this http or https address as JSON.</source>
        <translation>Jede Nachricht wird als JSON an diese http- oder https-Adresse gesendet.</translation>
    </message>
    <message>
        <source>SMS and chat: secret</source>
        <translation>SMS und Chat: Geheimnis</translation>
    </message>
    <message>
        <source>With which messages to the gateway are signed.</source>
        <translation>Womit Nachrichten an das Gateway unterschrieben werden.</translation>
    </message>
    <message>
        <source>SMS and chat: service</source>
        <translation>SMS und Chat: Dienst</translation>
    </message>
    <message>
        <source>An address of apprise&apos;s, with {to} where the number goes, in place of a gateway.</source>
        <translation>Eine Adresse von apprise, mit {to} an der Stelle der Nummer, statt eines Gateways.</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Ruhe ab</translation>
    </message>
    <message>
        <source>Nobody is written to from then on, on the depot&apos;s clock.</source>
        <translation>Ab dann wird niemandem geschrieben, nach der Uhr des Depots.</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Ruhe bis</translation>
    </message>
    <message>
        <source>Until then nobody is written to; the same time twice: never quiet.</source>
        <translation>Bis dahin wird niemandem geschrieben; zweimal dieselbe Zeit: nie Ruhe.</translation>
    </message>
    <message>
        <source>Nearly there: stops</source>
        <translation>Gleich da: Stopps</translation>
    </message>
    <message>
        <source>So many stops before a customer at most.</source>
        <translation>Höchstens so viele Stopps vor einem Kunden.</translation>
    </message>
    <message>
        <source>Nearly there: minutes</source>
        <translation>Gleich da: Minuten</translation>
    </message>
    <message>
        <source>So many minutes before a customer at most.</source>
        <translation>Höchstens so viele Minuten vor einem Kunden.</translation>
    </message>
    <message>
        <source>Later than promised by</source>
        <translation>Später als zugesagt um</translation>
    </message>
    <message>
        <source>Customers are told of lateness from so many minutes on.</source>
        <translation>Kunden erfahren von Verspätung ab so vielen Minuten.</translation>
    </message>
    <message>
        <source>Another time by</source>
        <translation>Andere Zeit um</translation>
    </message>
    <message>
        <source>Customers are told of another time from so many minutes on.</source>
        <translation>Kunden erfahren von einer anderen Zeit ab so vielen Minuten.</translation>
    </message>
    <message>
        <source>Promise what customers choose</source>
        <translation>Zusagen, was Kunden wählen</translation>
    </message>
    <message>
        <source>A time that a customer chose of those offered is promised without asking anybody.</source>
        <translation>Eine Zeit, die ein Kunde aus den angebotenen wählt, wird ohne Frage zugesagt.</translation>
    </message>
    <message>
        <source>Your own words in place of the usual ones; $name, $from, $to, $at, $day and $link are filled in.</source>
        <translation>Ihre eigenen Worte statt der üblichen; $name, $from, $to, $at, $day und $link werden eingesetzt.</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Address for states</source>
        <translation>Adresse für Zustände</translation>
    </message>
    <message>
        <source>Every order&apos;s state is posted to this http or https address, signed, while the window is open.</source>
        <translation>Der Zustand jedes Auftrags wird unterschrieben an diese http- oder https-Adresse gesendet, solange das Fenster offen ist.</translation>
    </message>
    <message>
        <source>Secret for states</source>
        <translation>Geheimnis für Zustände</translation>
    </message>
    <message>
        <source>With which states are signed.</source>
        <translation>Womit Zustände unterschrieben werden.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>What PDFs are made for.</source>
        <translation>Wofür PDFs gemacht werden.</translation>
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
        <translation>Der Tagesbericht geht hinaus um</translation>
    </message>
    <message>
        <source>Every evening, on the depot&apos;s clock, into the folder and to the addresses below.</source>
        <translation>Jeden Abend, nach der Uhr des Depots, in den Ordner und an die Adressen unten.</translation>
    </message>
    <message>
        <source>Folder for reports</source>
        <translation>Ordner für Berichte</translation>
    </message>
    <message>
        <source>Where the day&apos;s report is written by itself; empty: nowhere.</source>
        <translation>Wohin der Tagesbericht von selbst geschrieben wird; leer: nirgends.</translation>
    </message>
    <message>
        <source>Reports by mail to</source>
        <translation>Berichte per E-Mail an</translation>
    </message>
    <message>
        <source>E-mail addresses, apart by commas; needs a mail server.</source>
        <translation>E-Mail-Adressen, durch Kommas getrennt; braucht einen Mailserver.</translation>
    </message>
    <message>
        <source>Formats of reports</source>
        <translation>Formate der Berichte</translation>
    </message>
    <message>
        <source>In which the day&apos;s report is written by itself.</source>
        <translation>In denen der Tagesbericht von selbst geschrieben wird.</translation>
    </message>
    <message>
        <source>Pictures are kept for</source>
        <translation>Bilder bleiben</translation>
    </message>
    <message>
        <source>How long drivers&apos; photos and signatures stay at the desk: 90 or more; 0: for good.</source>
        <translation>Wie lange Fotos und Unterschriften der Fahrer hier bleiben: 90 oder mehr; 0: für immer.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Daily backups kept</source>
        <translation>Behaltene tägliche Sicherungen</translation>
    </message>
    <message>
        <source>So many stay in the data folder&apos;s backups; 0: none are made.</source>
        <translation>So viele bleiben im Ordner backups der Daten; 0: es werden keine gemacht.</translation>
    </message>
    <message>
        <source>backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What it is called on loading lists.</source>
        <translation>Wie es auf Ladelisten heißt.</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>In which it is written on loading lists.</source>
        <translation>In der es auf Ladelisten steht.</translation>
    </message>
    <message>
        <source>Vehicle types</source>
        <translation>Fahrzeugtypen</translation>
    </message>
    <message>
        <source>What a type changes at the door, a line each: bicycle, 0.3 min, 0.9 (minutes to park and find the door, factor on service times).</source>
        <translation>Was ein Typ an der Tür ändert, je eine Zeile: bicycle, 0.3 min, 0.9 (Minuten zum Parken und Türfinden, Faktor auf Servicezeiten).</translation>
    </message>
    <message>
        <source>How phones reach the desk</source>
        <translation>Wie Telefone diesen Platz erreichen</translation>
    </message>
    <message>
        <source>Network, encryption (TLS) and certificate, port, tracking apps&apos; port and public address of the sync server.</source>
        <translation>Netz, Verschlüsselung (TLS) und Zertifikat, Port, Port der Ortungs-Apps und öffentliche Adresse des Sync-Servers.</translation>
    </message>
    <message>
        <source>Map region</source>
        <translation>Kartenregion</translation>
    </message>
    <message>
        <source>Which region&apos;s streets, addresses and map are used.</source>
        <translation>Welcher Region Straßen, Adressen und Karte verwendet werden.</translation>
    </message>
    <message>
        <source>Carriers and their prices</source>
        <translation>Frächter und ihre Preise</translation>
    </message>
    <message>
        <source>Who else takes orders, and for what: per stop, kilogram and kilometre, zones, skills.</source>
        <translation>Wer sonst Aufträge übernimmt, und wofür: je Stopp, Kilogramm und Kilometer, Zonen, Fähigkeiten.</translation>
    </message>
    <message>
        <source>Weekly shifts</source>
        <translation>Wochenschichten</translation>
    </message>
    <message>
        <source>Who drives which vehicle when, week by week.</source>
        <translation>Wer wann welches Fahrzeug fährt, Woche für Woche.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>{name} is a whole number between {low} and {high} {unit}</source>
        <translation>{name} ist eine ganze Zahl zwischen {low} und {high} {unit}</translation>
    </message>
    <message>
        <source>{name} is a number between {low} and {high} {unit}</source>
        <translation>{name} ist eine Zahl zwischen {low} und {high} {unit}</translation>
    </message>
    <message>
        <source>, or empty</source>
        <translation>, oder leer</translation>
    </message>
    <message>
        <source>{text} may be thousands or decimals: write {whole} or {decimal}.</source>
        <translation>{text} kann Tausender oder Dezimalen meinen: schreiben Sie {whole} oder {decimal}.</translation>
    </message>
    <message>
        <source>{name} is a time of day such as 19:00.</source>
        <translation>{name} ist eine Tageszeit wie 19:00.</translation>
    </message>
    <message>
        <source>&apos;{line}&apos; is no vehicle type: write name, minutes, factor.</source>
        <translation>„{line}“ ist kein Fahrzeugtyp: schreiben Sie Name, Minuten, Faktor.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Taken back: {names}.</source>
        <translation>Zurückgenommen: {names}.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>Kept: {names}. Ctrl+Z undoes it.</source>
        <translation>Behalten: {names}. Strg+Z nimmt es zurück.</translation>
    </message>
    <message>
        <source>{value} (not kept yet)</source>
        <translation>{value} (noch nicht behalten)</translation>
    </message>
    <message>
        <source>No setting has all of these words.</source>
        <translation>Keine Einstellung hat alle diese Wörter.</translation>
    </message>
    <message>
        <source>Not kept yet: {why}</source>
        <translation>Noch nicht behalten: {why}</translation>
    </message>
</context>
<context>
    <name>Shops</name>
    <message>
        <source>Sender</source>
        <translation>Versender</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Gemacht</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>A shop&apos;s program with a key puts its orders here by itself and reads how they stand. It sees only the orders of its own sender.</source>
        <translation>Das Programm eines Shops stellt mit einem Schlüssel seine Aufträge selbst ein und liest, wie sie stehen. Es sieht nur die Aufträge seines eigenen Versenders.</translation>
    </message>
    <message>
        <source>Where orders go is said here once the sync server runs.</source>
        <translation>Wohin Aufträge gehen, steht hier, sobald der Server läuft.</translation>
    </message>
    <message>
        <source>Orders go to {url}/v1/shop/orders, as {url}/openapi.json says.</source>
        <translation>Aufträge gehen an {url}/v1/shop/orders, wie {url}/openapi.json es beschreibt.</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>gültig</translation>
    </message>
    <message>
        <source>revoked {day}</source>
        <translation>gesperrt {day}</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>Shops</translation>
    </message>
    <message>
        <source>Keys of shops, the newest first</source>
        <translation>Schlüssel der Shops, der neueste zuerst</translation>
    </message>
    <message>
        <source>as its orders name it</source>
        <translation>wie seine Aufträge ihn nennen</translation>
    </message>
    <message>
        <source>the web shop, the till ... (may stay empty)</source>
        <translation>der Webshop, die Kasse ... (darf leer bleiben)</translation>
    </message>
    <message>
        <source>Make a key</source>
        <translation>Schlüssel machen</translation>
    </message>
    <message>
        <source>Revoke …</source>
        <translation>Sperren …</translation>
    </message>
    <message>
        <source>The new key</source>
        <translation>Der neue Schlüssel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keys for shops&apos; programs</source>
        <translation>Schlüssel für die Programme von Shops</translation>
    </message>
    <message>
        <source>Key {key} for {sender}. Copy it now: it is shown this once and kept nowhere.</source>
        <translation>Schlüssel {key} für {sender}. Kopieren Sie ihn jetzt: Er wird nur dieses eine Mal gezeigt und nirgends aufbewahrt.</translation>
    </message>
    <message>
        <source>Revoke a key</source>
        <translation>Einen Schlüssel sperren</translation>
    </message>
    <message>
        <source>Revoke the key {key} of {sender}?</source>
        <translation>Den Schlüssel {key} von {sender} sperren?</translation>
    </message>
    <message>
        <source>Whoever uses it can neither order nor look any more. Orders that came stay.</source>
        <translation>Wer ihn benutzt, kann weder bestellen noch nachsehen. Aufträge, die gekommen sind, bleiben.</translation>
    </message>
    <message>
        <source>Revoke it</source>
        <translation>Sperren</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Nothing needs you.</source>
        <translation>Nichts braucht Sie.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Not today</source>
        <translation>Heute nicht</translation>
    </message>
    <message>
        <source>Dismiss it, and do not suggest the same again today</source>
        <translation>Ausblenden und heute nicht noch einmal vorschlagen</translation>
    </message>
    <message>
        <source>In part …</source>
        <translation>Zum Teil …</translation>
    </message>
    <message>
        <source>Choose which of the moves are done</source>
        <translation>Wählen, welche Schritte ausgeführt werden</translation>
    </message>
    <message>
        <source>{title}: done by itself at {time}</source>
        <translation>{title}: um {time} von selbst ausgeführt</translation>
    </message>
    <message>
        <source>{title}: done at {time}</source>
        <translation>{title}: um {time} ausgeführt</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message numerus="yes">
        <source>%n customers come later than expected so far</source>
        <translation>
            <numerusform>Ein Kunde kommt später als bisher erwartet</numerusform>
            <numerusform>%n Kunden kommen später als bisher erwartet</numerusform>
        </translation>
    </message>
    <message>
        <source>{words}, too late.</source>
        <translation>{words}, zu spät.</translation>
    </message>
    <message>
        <source>{words}, {late} of them too late.</source>
        <translation>{words}, davon {late} zu spät.</translation>
    </message>
    <message>
        <source>{sign}{minutes} min late</source>
        <translation>{sign}{minutes} min verspätet</translation>
    </message>
    <message>
        <source>cost {sign}{cost}</source>
        <translation>Kosten {sign}{cost}</translation>
    </message>
    <message>
        <source>Issues and suggestions</source>
        <translation>Probleme und Vorschläge</translation>
    </message>
    <message>
        <source>Issues of the day</source>
        <translation>Probleme des Tages</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Vorschlag</translation>
    </message>
    <message numerus="yes">
        <source>%n more suggestions wait</source>
        <translation>
            <numerusform>ein weiterer Vorschlag wartet</numerusform>
            <numerusform>%n weitere Vorschläge warten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Nothing that a driver was given moves; new orders come in between</source>
        <translation>Nichts, was ein Fahrer hat, wandert; neue Aufträge kommen dazwischen</translation>
    </message>
    <message>
        <source>Few changes, and no promise gets worse</source>
        <translation>Wenige Änderungen, und keine Zusage wird schlechter</translation>
    </message>
    <message>
        <source>A few stops an hour may change their driver where it pays</source>
        <translation>Einige Stopps je Stunde dürfen den Fahrer wechseln, wo es sich lohnt</translation>
    </message>
    <message>
        <source>Whatever makes the day better</source>
        <translation>Was den Tag auch immer besser macht</translation>
    </message>
    <message>
        <source>Everything is sent</source>
        <translation>Alles ist gesendet</translation>
    </message>
    <message>
        <source>server not started</source>
        <translation>Server nicht gestartet</translation>
    </message>
    <message>
        <source>optimiser: off</source>
        <translation>Optimierer: aus</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>How freely the day may be planned anew</source>
        <translation>Wie frei der Tag neu geplant werden darf</translation>
    </message>
    <message>
        <source>Changes: {mark}</source>
        <translation>Änderungen: {mark}</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message numerus="yes">
        <source>%n unsent changes</source>
        <translation>
            <numerusform>1 Änderung ungesendet</numerusform>
            <numerusform>%n Änderungen ungesendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n routes not sent</source>
        <translation>
            <numerusform>1 Tour ungesendet</numerusform>
            <numerusform>%n Touren ungesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>How freely the day may be planned anew: {reason}</source>
        <translation>Wie frei der Tag neu geplant werden darf: {reason}</translation>
    </message>
    <message>
        <source>only to look</source>
        <translation>nur zum Ansehen</translation>
    </message>
    <message>
        <source>optimiser: {words}</source>
        <translation>Optimierer: {words}</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Telefone</translation>
    </message>
    <message numerus="yes">
        <source>%n phones</source>
        <translation>
            <numerusform>%n Telefon</numerusform>
            <numerusform>%n Telefone</numerusform>
        </translation>
    </message>
    <message>
        <source>{some} of {phones}</source>
        <translation>{some} von {phones}</translation>
    </message>
    <message>
        <source>last {age} ago</source>
        <translation>zuletzt vor {age}</translation>
    </message>
</context>
<context>
    <name>Tenders</name>
    <message>
        <source>Answer by</source>
        <translation>Antwort bis</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Frächter</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Wo es ist</translation>
    </message>
    <message>
        <source>with the carrier</source>
        <translation>beim Frächter</translation>
    </message>
    <message>
        <source>waits for the server</source>
        <translation>wartet auf den Server</translation>
    </message>
    <message>
        <source>Offers to carriers</source>
        <translation>Angebote an Frächter</translation>
    </message>
    <message>
        <source>Offers, the next deadline first</source>
        <translation>Angebote, die nächste Frist zuerst</translation>
    </message>
    <message>
        <source>It accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>It declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Each carrier answers by its link. What it says on the telephone is entered here.</source>
        <translation>Jeder Frächter antwortet über seinen Link. Was er am Telefon sagt, wird hier eingetragen.</translation>
    </message>
    <message>
        <source>No carrier is to answer. Offer the chosen order with Shift+E.</source>
        <translation>Kein Frächter muss antworten. Den gewählten Auftrag bietet Umschalt+E an.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline of the day, a row per driver</source>
        <translation>Zeitleiste des Tages, eine Zeile je Fahrer</translation>
    </message>
    <message>
        <source>planned {time}</source>
        <translation>geplant {time}</translation>
    </message>
    <message>
        <source>promised {window}</source>
        <translation>zugesagt {window}</translation>
    </message>
</context>
<context>
    <name>Told</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Durch</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>It may have arrived: ask the customer before you send it again.</source>
        <translation>Sie kann angekommen sein: fragen Sie den Kunden, bevor Sie sie noch einmal senden.</translation>
    </message>
    <message>
        <source>Messages to customers</source>
        <translation>Nachrichten an Kunden</translation>
    </message>
    <message>
        <source>Messages, the newest first</source>
        <translation>Nachrichten, die neueste zuerst</translation>
    </message>
    <message>
        <source>The message in full</source>
        <translation>Die ganze Nachricht</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Noch einmal senden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>On time</source>
        <translation>Pünktlich</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Will be late</source>
        <translation>Wird zu spät</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Nicht zugeteilt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Search name, street, phone, code, driver</source>
        <translation>Name, Straße, Telefon, Code, Fahrer</translation>
    </message>
    <message>
        <source>Search the day</source>
        <translation>Den Tag durchsuchen</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message>
        <source>unassigned</source>
        <translation>nicht zugeteilt</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>en route</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>in service</source>
        <translation>vor Ort</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>storniert</translation>
    </message>
    <message>
        <source>not attempted</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>released</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>angekommen</translation>
    </message>
    <message>
        <source>to recipient</source>
        <translation>an Empfänger</translation>
    </message>
    <message>
        <source>to third party</source>
        <translation>an jemand anderen</translation>
    </message>
    <message>
        <source>to mailbox</source>
        <translation>Briefkasten</translation>
    </message>
    <message>
        <source>to safe place</source>
        <translation>sicherer Ort</translation>
    </message>
    <message>
        <source>to pickup point</source>
        <translation>Abholstelle</translation>
    </message>
    <message>
        <source>other</source>
        <translation>anderes</translation>
    </message>
    <message>
        <source>picked up</source>
        <translation>abgeholt</translation>
    </message>
    <message>
        <source>picked up other</source>
        <translation>anders abgeholt</translation>
    </message>
    <message>
        <source>not home</source>
        <translation>niemand da</translation>
    </message>
    <message>
        <source>address not found</source>
        <translation>Adresse nicht gefunden</translation>
    </message>
    <message>
        <source>no access</source>
        <translation>kein Zugang</translation>
    </message>
    <message>
        <source>no parking</source>
        <translation>kein Parkplatz</translation>
    </message>
    <message>
        <source>no time</source>
        <translation>keine Zeit</translation>
    </message>
    <message>
        <source>package missing</source>
        <translation>Paket fehlt</translation>
    </message>
    <message>
        <source>proof missing</source>
        <translation>Nachweis nicht möglich</translation>
    </message>
    <message>
        <source>payment</source>
        <translation>nicht bezahlt</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>Annahme verweigert</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>Stopps</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Teilweise</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Not attempted</source>
        <translation>Nicht versucht</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>Pünktlich</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Verspätet</translation>
    </message>
    <message>
        <source>First-attempt success</source>
        <translation>Erfolg beim ersten Versuch</translation>
    </message>
    <message>
        <source>Proof outstanding</source>
        <translation>Nachweis offen</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Berichtigt</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Fahrer</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Fahrzeug</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Versender</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>(no driver)</source>
        <translation>(kein Fahrer)</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>pünktlich</translation>
    </message>
    <message>
        <source>shift started</source>
        <translation>Schicht begonnen</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>geladen</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>zurückgebracht</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>break started</source>
        <translation>Pause begonnen</translation>
    </message>
    <message>
        <source>break ended</source>
        <translation>Pause beendet</translation>
    </message>
    <message>
        <source>shift ended</source>
        <translation>Schicht beendet</translation>
    </message>
    <message>
        <source>pin corrected</source>
        <translation>Ort berichtigt</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>berichtigt</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>wiederhergestellt</translation>
    </message>
    <message>
        <source>shift out</source>
        <translation>Fahrer fällt aus</translation>
    </message>
    <message>
        <source>shift back</source>
        <translation>Fahrer wieder da</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>festgehalten</translation>
    </message>
    <message>
        <source>unlocked</source>
        <translation>gelöst</translation>
    </message>
    <message>
        <source>placed</source>
        <translation>von Hand gesetzt</translation>
    </message>
    <message>
        <source>given away</source>
        <translation>abgegeben</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgeholt</translation>
    </message>
    <message>
        <source>tendered</source>
        <translation>angeboten</translation>
    </message>
    <message>
        <source>tender closed</source>
        <translation>Angebot beendet</translation>
    </message>
    <message>
        <source>driven</source>
        <translation>gefahren</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>vorgeschlagen</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>entschieden</translation>
    </message>
    <message>
        <source>road closed</source>
        <translation>Straße gesperrt</translation>
    </message>
    <message>
        <source>road opened</source>
        <translation>Straße offen</translation>
    </message>
    <message>
        <source>slots offered</source>
        <translation>Zeiten angeboten</translation>
    </message>
    <message>
        <source>told</source>
        <translation>benachrichtigt</translation>
    </message>
    <message>
        <source>load expected</source>
        <translation>Lieferung erwartet</translation>
    </message>
    <message>
        <source>load arrived</source>
        <translation>Lieferung da</translation>
    </message>
    <message>
        <source>forgotten</source>
        <translation>vergessen</translation>
    </message>
    <message>
        <source>customer note</source>
        <translation>Hinweis des Kunden</translation>
    </message>
    <message>
        <source>customer slot</source>
        <translation>Zeitwunsch des Kunden</translation>
    </message>
    <message>
        <source>customer rating</source>
        <translation>Bewertung des Kunden</translation>
    </message>
    <message>
        <source>tender answered</source>
        <translation>Angebot beantwortet</translation>
    </message>
    <message>
        <source>driver</source>
        <translation>Fahrer</translation>
    </message>
    <message>
        <source>dispatcher</source>
        <translation>Disponent</translation>
    </message>
    <message>
        <source>automation</source>
        <translation>Automatik</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>carrier</source>
        <translation>Frächter</translation>
    </message>
    <message>
        <source>server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>signature</source>
        <translation>Unterschrift</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>age check</source>
        <translation>Alterskontrolle</translation>
    </message>
    <message>
        <source>pin</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>halten</translation>
    </message>
    <message>
        <source>careful</source>
        <translation>vorsichtig</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>car</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>van</source>
        <translation>Lieferwagen</translation>
    </message>
    <message>
        <source>bicycle</source>
        <translation>Fahrrad</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>kg</source>
        <translation>kg</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>l</source>
        <translation>l</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>pcs</source>
        <translation>Stk.</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Di</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Mi</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Fr</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Sa</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>So</translation>
    </message>
    <message>
        <source>street</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>nearly there</source>
        <translation>gleich da</translation>
    </message>
    <message>
        <source>later than promised</source>
        <translation>später als zugesagt</translation>
    </message>
    <message>
        <source>another time</source>
        <translation>andere Zeit</translation>
    </message>
    <message>
        <source>at the door</source>
        <translation>an der Tür</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>nicht möglich</translation>
    </message>
    <message>
        <source>how was it</source>
        <translation>wie war es</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>offer to a carrier</source>
        <translation>Angebot an einen Frächter</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>text</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>other system</source>
        <translation>anderes System</translation>
    </message>
    <message>
        <source>carrier&apos;s program</source>
        <translation>Programm des Frächters</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>wird gesendet</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>unsicher</translation>
    </message>
    <message>
        <source>not sent, too late</source>
        <translation>nicht gesendet, zu spät</translation>
    </message>
    <message>
        <source>No way to customers is set up; put messages.mail or messages.webhook into settings.json.</source>
        <translation>Es ist kein Weg zu den Kunden eingerichtet; setzen Sie messages.mail oder messages.webhook in settings.json.</translation>
    </message>
    <message>
        <source>Nobody was told anything.</source>
        <translation>Niemandem wurde etwas gesagt.</translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message>
        <source>As it is</source>
        <translation>Wie es ist</translation>
    </message>
    <message>
        <source>Otherwise</source>
        <translation>Anders</translation>
    </message>
    <message>
        <source>With suggestions</source>
        <translation>Mit Vorschlägen</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Fahrer</translation>
    </message>
    <message>
        <source>Who would be later</source>
        <translation>Wer später dran wäre</translation>
    </message>
    <message>
        <source>Stops that would be later, the latest first</source>
        <translation>Stopps, die später wären, der späteste zuerst</translation>
    </message>
    <message>
        <source>Working it out …</source>
        <translation>Berechnet …</translation>
    </message>
    <message>
        <source>Nobody would be later.</source>
        <translation>Niemand wäre später.</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemandem</translation>
    </message>
    <message>
        <source>None. Draw a line along a road, or an area around some.</source>
        <translation>Keine. Ziehen Sie eine Linie entlang einer Straße oder eine Fläche um einige.</translation>
    </message>
    <message>
        <source>Draw a line …</source>
        <translation>Linie zeichnen …</translation>
    </message>
    <message>
        <source>Draw an area …</source>
        <translation>Fläche zeichnen …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Look for suggestions then (some seconds)</source>
        <translation>Dann Vorschläge suchen (einige Sekunden)</translation>
    </message>
    <message>
        <source>Closed roads</source>
        <translation>Gesperrte Straßen</translation>
    </message>
    <message>
        <source>Drivers who cannot go on</source>
        <translation>Fahrer, die ausfallen</translation>
    </message>
    <message>
        <source>One more van like that of</source>
        <translation>Ein Fahrzeug mehr wie das von</translation>
    </message>
    <message>
        <source>All roads slower by</source>
        <translation>Alle Straßen langsamer um</translation>
    </message>
    <message>
        <source>Order with another window</source>
        <translation>Auftrag mit anderem Fenster</translation>
    </message>
    <message>
        <source>10-12, until 12 …</source>
        <translation>10-12, bis 12 …</translation>
    </message>
    <message>
        <source>The other window</source>
        <translation>Das andere Fenster</translation>
    </message>
    <message>
        <source>One more van, as that of</source>
        <translation>Ein Fahrzeug mehr, wie das von</translation>
    </message>
    <message>
        <source>Another window for an order</source>
        <translation>Anderes Fenster für einen Auftrag</translation>
    </message>
    <message>
        <source>looking …</source>
        <translation>sucht …</translation>
    </message>
    <message>
        <source>23:59 is the rest of the day. Every route goes round from now on, forecasts follow, and better routes are looked for. Drivers are told nothing of it. It can be opened again at any time.</source>
        <translation>23:59 ist der Rest des Tages. Jede Tour umfährt das von jetzt an, Prognosen folgen, und bessere Touren werden gesucht. Den Fahrern wird davon nichts gesagt. Sie kann jederzeit wieder geöffnet werden.</translation>
    </message>
    <message>
        <source>Close the road for today</source>
        <translation>Die Straße für heute sperren</translation>
    </message>
    <message>
        <source>Closed until</source>
        <translation>Gesperrt bis</translation>
    </message>
    <message>
        <source>Accident, water pipe, parade …</source>
        <translation>Unfall, Rohrbruch, Umzug …</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Closed from now until</source>
        <translation>Gesperrt von jetzt bis</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close the road</source>
        <translation>Straße sperren</translation>
    </message>
    <message>
        <source>Open {name} again?</source>
        <translation>{name} wieder öffnen?</translation>
    </message>
    <message>
        <source>Open the road</source>
        <translation>Straße öffnen</translation>
    </message>
    <message>
        <source>Open a road</source>
        <translation>Straße öffnen</translation>
    </message>
    <message>
        <source>Which?</source>
        <translation>Welche?</translation>
    </message>
    <message>
        <source>{name}, closed {until}{note}</source>
        <translation>{name}, gesperrt {until}{note}</translation>
    </message>
    <message>
        <source>Nothing is changed by asking.</source>
        <translation>Durch Fragen ändert sich nichts.</translation>
    </message>
    <message>
        <source>What if …</source>
        <translation>Was wäre wenn …</translation>
    </message>
    <message>
        <source>Close these roads for today</source>
        <translation>Diese Straßen für heute sperren</translation>
    </message>
    <message>
        <source>Take the driver out</source>
        <translation>Fahrer herausnehmen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Looking for suggestions …</source>
        <translation>Sucht Vorschläge …</translation>
    </message>
    <message>
        <source>Click along the closed road, or across it.</source>
        <translation>Klicken Sie die gesperrte Straße entlang, oder quer darüber.</translation>
    </message>
    <message>
        <source>Click around the closed roads.</source>
        <translation>Klicken Sie um die gesperrten Straßen herum.</translation>
    </message>
    <message>
        <source>Last point back</source>
        <translation>Letzter Punkt zurück</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Late stops</source>
        <translation>Späte Stopps</translation>
    </message>
    <message>
        <source>Lateness to expect</source>
        <translation>Zu erwartende Verspätung</translation>
    </message>
    <message>
        <source>Not served</source>
        <translation>Nicht bedient</translation>
    </message>
    <message>
        <source>Driving</source>
        <translation>Fahrstrecke</translation>
    </message>
    <message>
        <source>Work to do</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Choose at the left what would be otherwise; nothing is changed by asking.</source>
        <translation>Wählen Sie links, was anders wäre; durch Fragen ändert sich nichts.</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>rechtzeitig</translation>
    </message>
    <message>
        <source>A road without a name</source>
        <translation>Eine Straße ohne Namen</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} und %n weitere</numerusform>
            <numerusform>{names} und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>No road would lead to {names}: counted as not served.</source>
        <translation>Zu {names} würde keine Straße führen: zählt als nicht bedient.</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestions would be made.</source>
        <translation>
            <numerusform>Ein Vorschlag würde gemacht.</numerusform>
            <numerusform>%n Vorschläge würden gemacht.</numerusform>
        </translation>
    </message>
    <message>
        <source>No suggestion would be made: nothing better was found.</source>
        <translation>Es würde kein Vorschlag gemacht: nichts Besseres gefunden.</translation>
    </message>
    <message>
        <source>The map region is still being prepared; try again in a moment.</source>
        <translation>Die Kartenregion wird noch vorbereitet; versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>It could not be worked out.</source>
        <translation>Es ließ sich nicht berechnen.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Practice day</source>
        <translation>Übungstag</translation>
    </message>
    <message>
        <source>Roundsman, only to look</source>
        <translation>Roundsman, nur zum Ansehen</translation>
    </message>
    <message>
        <source>Import drivers and vehicles</source>
        <translation>Fahrer und Fahrzeuge importieren</translation>
    </message>
    <message>
        <source>Fleet (*.json);;All files (*)</source>
        <translation>Flotte (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Write the day&apos;s report</source>
        <translation>Tagesbericht schreiben</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Excel (*.xlsx);;CSV (*.csv)</source>
        <translation>PDF (*.pdf);;Excel (*.xlsx);;CSV (*.csv)</translation>
    </message>
    <message>
        <source>Write a diagnostics file</source>
        <translation>Diagnosedatei schreiben</translation>
    </message>
    <message>
        <source>Zip (*.zip)</source>
        <translation>Zip (*.zip)</translation>
    </message>
    <message>
        <source>Choose a stop first.</source>
        <translation>Wählen Sie zuerst einen Stopp.</translation>
    </message>
    <message>
        <source>Write the proof of delivery</source>
        <translation>Zustellnachweis schreiben</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Write the routes</source>
        <translation>Touren schreiben</translation>
    </message>
    <message>
        <source>GPX (*.gpx);;GeoJSON (*.geojson);;Calendar (*.ics)</source>
        <translation>GPX (*.gpx);;GeoJSON (*.geojson);;Kalender (*.ics)</translation>
    </message>
    <message>
        <source>Phones: {why}.</source>
        <translation>Telefone: {why}.</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Issues and messages</source>
        <translation>Probleme und Meldungen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
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
        <translation>auf der Straße</translation>
    </message>
    <message>
        <source>by straight line</source>
        <translation>in Luftlinie</translation>
    </message>
    <message>
        <source>{way} from where the driver was at {time}</source>
        <translation>{way} von dort, wo der Fahrer um {time} war</translation>
    </message>
    <message>
        <source>times as planned</source>
        <translation>Zeiten wie geplant</translation>
    </message>
    <message numerus="yes">
        <source>learned from %n visits here</source>
        <translation>
            <numerusform>gelernt aus %n Besuch hier</numerusform>
            <numerusform>gelernt aus %n Besuchen hier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>learned from %n visits to this customer</source>
        <translation>
            <numerusform>gelernt aus %n Besuch bei diesem Kunden</numerusform>
            <numerusform>gelernt aus %n Besuchen bei diesem Kunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>learned from %n visits of this driver</source>
        <translation>
            <numerusform>gelernt aus %n Besuch dieses Fahrers</numerusform>
            <numerusform>gelernt aus %n Besuchen dieses Fahrers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>learned from %n visits</source>
        <translation>
            <numerusform>gelernt aus %n Besuch</numerusform>
            <numerusform>gelernt aus %n Besuchen</numerusform>
        </translation>
    </message>
    <message>
        <source>late with a chance of {chance}</source>
        <translation>verspätet mit {chance} Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>overtime with a chance of {chance}</source>
        <translation>Überstunden mit {chance} Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>silent {age}</source>
        <translation>stumm {age}</translation>
    </message>
    <message>
        <source>parked {age}</source>
        <translation>steht {age}</translation>
    </message>
    <message>
        <source>last heard {ago} ago</source>
        <translation>zuletzt vor {ago} gehört</translation>
    </message>
    <message>
        <source>parked since {time}</source>
        <translation>steht seit {time}</translation>
    </message>
    <message>
        <source>{since}, heard {ago} ago</source>
        <translation>{since}, gehört vor {ago}</translation>
    </message>
    <message>
        <source>here at {time}</source>
        <translation>hier um {time}</translation>
    </message>
    <message>
        <source>{kind} not here yet</source>
        <translation>{kind} noch nicht da</translation>
    </message>
    <message>
        <source>{kind} missing</source>
        <translation>{kind} fehlt</translation>
    </message>
    <message>
        <source>proof outstanding: {what}</source>
        <translation>Nachweis offen: {what}</translation>
    </message>
</context>
</TS>
