<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Amending</name>
    <message numerus="yes">
        <source>%n stops are open</source>
        <translation>
            <numerusform>One stop is open</numerusform>
            <numerusform>%n stops are open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayWork</name>
    <message numerus="yes">
        <source>Planned %n stops</source>
        <translation>
            <numerusform>Planned %n stop</numerusform>
            <numerusform>Planned %n stops</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n given to carriers</source>
        <translation>
            <numerusform>%n given to carriers</numerusform>
            <numerusform>%n given to carriers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not planned</source>
        <translation>
            <numerusform>%n not planned</numerusform>
            <numerusform>%n not planned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drivers of {name} work on {day}.</source>
        <translation>
            <numerusform>One driver of {name} works on {day}.</numerusform>
            <numerusform>%n drivers of {name} work on {day}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n shifts of {day} to {path}.</source>
        <translation>
            <numerusform>Wrote 1 shift of {day} to {path}.</numerusform>
            <numerusform>Wrote %n shifts of {day} to {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent %n changed routes.</source>
        <translation>
            <numerusform>Sent %n changed route.</numerusform>
            <numerusform>Sent %n changed routes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message numerus="yes">
        <source>From %n events, last no. {last}, {head}</source>
        <translation>
            <numerusform>From one event, last no. {last}, {head}</numerusform>
            <numerusform>From %n events, last no. {last}, {head}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hands</name>
    <message numerus="yes">
        <source>{who} stay with their drivers.</source>
        <translation>
            <numerusform>{who} stays with the driver.</numerusform>
            <numerusform>{who} stay with their drivers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} may go to others again.</source>
        <translation>
            <numerusform>{who} may go to others again.</numerusform>
            <numerusform>{who} may go to others again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moves of a suggestion</source>
        <translation>
            <numerusform>1 move of a suggestion</numerusform>
            <numerusform>%n moves of a suggestion</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stops</source>
        <translation>
            <numerusform>one stop</numerusform>
            <numerusform>%n stops</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message numerus="yes">
        <source>%n columns not understood</source>
        <translation>
            <numerusform>%n column not understood</numerusform>
            <numerusform>%n columns not understood</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Call off %n orders</source>
        <translation>
            <numerusform>Call off %n order</numerusform>
            <numerusform>Call off %n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n orders</source>
        <translation>
            <numerusform>Import 1 order</numerusform>
            <numerusform>Import %n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more rows.</source>
        <translation>
            <numerusform>and one more row.</numerusform>
            <numerusform>and %n more rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message numerus="yes">
        <source>%n stops more</source>
        <translation>
            <numerusform>One stop more than allowed</numerusform>
            <numerusform>%n stops more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Live</name>
    <message numerus="yes">
        <source>%n suggestions wait</source>
        <translation>
            <numerusform>a suggestion waits for you</numerusform>
            <numerusform>%n suggestions wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoadDialog</name>
    <message numerus="yes">
        <source>for %n orders</source>
        <translation>
            <numerusform>for one order</numerusform>
            <numerusform>for %n orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookingBack</name>
    <message numerus="yes">
        <source>%n suggestions, all the same</source>
        <translation>
            <numerusform>the same suggestion</numerusform>
            <numerusform>%n suggestions, all the same</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Phones</name>
    <message numerus="yes">
        <source>These %n stops were taken off the route, and no phone of theirs has fetched that yet:</source>
        <translation>
            <numerusform>This stop was taken off the route, and no phone of theirs has fetched that yet:</numerusform>
            <numerusform>These %n stops were taken off the route, and no phone of theirs has fetched that yet:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more did not fit and were only counted: a phone that sends so much amiss should be looked at.</source>
        <translation>
            <numerusform>One more did not fit and was only counted: a phone that sends so much amiss should be looked at.</numerusform>
            <numerusform>%n more did not fit and were only counted: a phone that sends so much amiss should be looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n characters more</source>
        <translation>
            <numerusform>… and one character more</numerusform>
            <numerusform>… and %n characters more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>one day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reports</source>
        <translation>
            <numerusform>1 report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlannerPanel</name>
    <message numerus="yes">
        <source>%n routes</source>
        <translation>
            <numerusform>1 route</numerusform>
            <numerusform>%n routes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unassigned</source>
        <translation>
            <numerusform>%n unassigned</numerusform>
            <numerusform>%n unassigned</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Regions</name>
    <message numerus="yes">
        <source>%n days old</source>
        <translation>
            <numerusform>1 day old</numerusform>
            <numerusform>%n days old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServerLine</name>
    <message numerus="yes">
        <source>The sync server stays up for the phones of %n open shifts.</source>
        <translation>
            <numerusform>The sync server stays up for the phones of one open shift.</numerusform>
            <numerusform>The sync server stays up for the phones of %n open shifts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message numerus="yes">
        <source>%n customers come later than expected so far</source>
        <translation>
            <numerusform>One customer comes later than expected so far</numerusform>
            <numerusform>%n customers come later than expected so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more suggestions wait</source>
        <translation>
            <numerusform>one more suggestion waits</numerusform>
            <numerusform>%n more suggestions wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message numerus="yes">
        <source>%n unsent changes</source>
        <translation>
            <numerusform>1 unsent change</numerusform>
            <numerusform>%n unsent changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n routes not sent</source>
        <translation>
            <numerusform>1 route not sent</numerusform>
            <numerusform>%n routes not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phones</source>
        <translation>
            <numerusform>%n phone</numerusform>
            <numerusform>%n phones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} and %n more</numerusform>
            <numerusform>{names} and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestions would be made.</source>
        <translation>
            <numerusform>One suggestion would be made.</numerusform>
            <numerusform>%n suggestions would be made.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>learned from %n visits here</source>
        <translation>
            <numerusform>learned from %n visit here</numerusform>
            <numerusform>learned from %n visits here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>learned from %n visits to this customer</source>
        <translation>
            <numerusform>learned from %n visit to this customer</numerusform>
            <numerusform>learned from %n visits to this customer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>learned from %n visits of this driver</source>
        <translation>
            <numerusform>learned from %n visit of this driver</numerusform>
            <numerusform>learned from %n visits of this driver</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>learned from %n visits</source>
        <translation>
            <numerusform>learned from %n visit</numerusform>
            <numerusform>learned from %n visits</numerusform>
        </translation>
    </message>
</context>
</TS>
