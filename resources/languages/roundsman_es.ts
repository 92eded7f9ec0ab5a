<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>not here, this window was opened only to look (desktop --read-only)</source>
        <translation>aquí no, esta ventana se abrió solo para mirar (desktop --read-only)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
</context>
<context>
    <name>Amending</name>
    <message>
        <source>{name} is over; there is nothing to call off.</source>
        <translation>{name} ya ha terminado; no hay nada que cancelar.</translation>
    </message>
    <message>
        <source>Choose the stop of the order first.</source>
        <translation>Elija primero la parada del pedido.</translation>
    </message>
    <message>
        <source>Call off the order of {name}?</source>
        <translation>¿Cancelar el pedido de {name}?</translation>
    </message>
    <message>
        <source>It leaves its route, and the driver is told. What is on board comes back with the van. Undo takes it up again; it waits for a driver then.</source>
        <translation>Sale de su ruta y se avisa al conductor. Lo que va a bordo vuelve con el vehículo. Deshacer lo retoma; entonces espera a un conductor.</translation>
    </message>
    <message>
        <source>Call off</source>
        <translation>Cancelar pedido</translation>
    </message>
    <message>
        <source>Choose a stop of the customer first.</source>
        <translation>Elija primero una parada del cliente.</translation>
    </message>
    <message>
        <source>{name} is still to be done: finish the stop or call it off first.</source>
        <translation>{name} está todavía pendiente: termine la parada o cancélela primero.</translation>
    </message>
    <message>
        <source>Nothing is known of this customer any more.</source>
        <translation>Ya no se sabe nada de este cliente.</translation>
    </message>
    <message>
        <source>Remove everything known of {customer}?</source>
        <translation>¿Eliminar todo lo que se sabe de {customer}?</translation>
    </message>
    <message>
        <source>Name, address, contact, notes, proofs and messages of all their orders go, here and at the sync server. The day&apos;s figures stay. This cannot be taken back. {still_held}</source>
        <translation>Desaparecen nombre, dirección, contacto, notas, comprobantes y mensajes de todos sus pedidos, aquí y en el servidor de sincronización. Las cifras del día se conservan. Esto no se puede deshacer. {still_held}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Choose the driver first.</source>
        <translation>Elija primero el conductor.</translation>
    </message>
    <message>
        <source>{name} is back in the day.</source>
        <translation>{name} vuelve a estar en el día.</translation>
    </message>
    <message>
        <source>{name} has ended the shift already.</source>
        <translation>{name} ya ha terminado el turno.</translation>
    </message>
    <message>
        <source>{name} cannot go on?</source>
        <translation>¿{name} no puede seguir?</translation>
    </message>
    <message>
        <source>{open_stops}. They are offered to the other drivers, who take over what is on board where the van stands. This can be taken back.</source>
        <translation>{open_stops}. Se ofrecen a los demás conductores, que recogen lo que está a bordo donde está la furgoneta. Esto se puede deshacer.</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Retirar</translation>
    </message>
    <message numerus="yes">
        <source>%n stops are open</source>
        <translation>
            <numerusform>Una parada está pendiente</numerusform>
            <numerusform>%n paradas están pendientes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>Choose a driver</source>
        <translation>Elegir conductor</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Órdenes y sus teclas</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Escriba una orden</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Órdenes encontradas</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Stop planning, go back to now, or clear selection and filter</source>
        <translation>Detener la planificación, volver a ahora, o quitar selección y filtro</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Import orders …</source>
        <translation>Importar pedidos …</translation>
    </message>
    <message>
        <source>Take an order by phone …</source>
        <translation>Tomar un pedido por teléfono …</translation>
    </message>
    <message>
        <source>Import drivers and vehicles …</source>
        <translation>Importar conductores y vehículos …</translation>
    </message>
    <message>
        <source>Fleet and customers</source>
        <translation>Flota y clientes</translation>
    </message>
    <message>
        <source>Weekly shifts</source>
        <translation>Turnos semanales</translation>
    </message>
    <message>
        <source>Carriers and their prices</source>
        <translation>Transportistas y sus precios</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Language …</source>
        <translation>Idioma …</translation>
    </message>
    <message>
        <source>Map regions</source>
        <translation>Regiones de mapa</translation>
    </message>
    <message>
        <source>Shops that order by themselves</source>
        <translation>Tiendas que piden por sí mismas</translation>
    </message>
    <message>
        <source>Stop preparing the map region</source>
        <translation>Detener la preparación de la región</translation>
    </message>
    <message>
        <source>Practise with the demo day</source>
        <translation>Practicar con el día de ejemplo</translation>
    </message>
    <message>
        <source>Leave the practice day</source>
        <translation>Salir del día de práctica</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>Plan the day</source>
        <translation>Planificar el día</translation>
    </message>
    <message>
        <source>Stop planning, keep the best so far</source>
        <translation>Detener la planificación, quedarse con lo mejor</translation>
    </message>
    <message>
        <source>Send changes to the drivers</source>
        <translation>Enviar cambios a los conductores</translation>
    </message>
    <message>
        <source>Call the selected order off …</source>
        <translation>Cancelar el pedido elegido …</translation>
    </message>
    <message>
        <source>Change the selected order …</source>
        <translation>Cambiar el pedido elegido …</translation>
    </message>
    <message>
        <source>Driver cannot go on, or can again …</source>
        <translation>El conductor no puede seguir, o ya puede …</translation>
    </message>
    <message>
        <source>What if …</source>
        <translation>Y si …</translation>
    </message>
    <message>
        <source>Open a closed road again …</source>
        <translation>Volver a abrir una calle cortada …</translation>
    </message>
    <message>
        <source>Write the day&apos;s report …</source>
        <translation>Escribir el informe del día …</translation>
    </message>
    <message>
        <source>Write the routes for other programs …</source>
        <translation>Escribir las rutas para otros programas …</translation>
    </message>
    <message>
        <source>Write the proof of delivery …</source>
        <translation>Escribir el comprobante de entrega …</translation>
    </message>
    <message>
        <source>Figures of the day and the week</source>
        <translation>Cifras del día y de la semana</translation>
    </message>
    <message>
        <source>Messages to customers</source>
        <translation>Mensajes a clientes</translation>
    </message>
    <message>
        <source>Offer the selected order to the next carrier</source>
        <translation>Ofrecer el pedido elegido al siguiente transportista</translation>
    </message>
    <message>
        <source>Offers to carriers</source>
        <translation>Ofertas a transportistas</translation>
    </message>
    <message>
        <source>Offer the customer other times</source>
        <translation>Ofrecer otras horas al cliente</translation>
    </message>
    <message>
        <source>Promise the time that the customer chose</source>
        <translation>Prometer la hora que eligió el cliente</translation>
    </message>
    <message>
        <source>A load came, or comes later …</source>
        <translation>Llegó una carga, o llega más tarde …</translation>
    </message>
    <message>
        <source>Remove a customer&apos;s data …</source>
        <translation>Eliminar los datos de un cliente …</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Teléfonos</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Días</translation>
    </message>
    <message>
        <source>Phones of the drivers</source>
        <translation>Teléfonos de los conductores</translation>
    </message>
    <message>
        <source>Pair a phone</source>
        <translation>Vincular un teléfono</translation>
    </message>
    <message>
        <source>Write to a driver</source>
        <translation>Escribir a un conductor</translation>
    </message>
    <message>
        <source>Let phones in …</source>
        <translation>Dejar entrar teléfonos …</translation>
    </message>
    <message>
        <source>Previous day</source>
        <translation>Día anterior</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>Día siguiente</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Show what will be late</source>
        <translation>Mostrar lo que llegará tarde</translation>
    </message>
    <message>
        <source>Show unassigned</source>
        <translation>Mostrar sin asignar</translation>
    </message>
    <message>
        <source>Show open stops</source>
        <translation>Mostrar paradas pendientes</translation>
    </message>
    <message>
        <source>Finished stops in the lanes</source>
        <translation>Paradas terminadas en las listas</translation>
    </message>
    <message>
        <source>Show the whole day on the map</source>
        <translation>Mostrar todo el día en el mapa</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Claro u oscuro</translation>
    </message>
    <message>
        <source>Find a command …</source>
        <translation>Buscar una orden …</translation>
    </message>
    <message>
        <source>All keys on a sheet</source>
        <translation>Todas las teclas en una hoja</translation>
    </message>
    <message>
        <source>Write a diagnostics file …</source>
        <translation>Escribir un archivo de diagnóstico …</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Driver {n}</source>
        <translation>Conductor {n}</translation>
    </message>
    <message>
        <source>Give the selected order to the cheapest carrier</source>
        <translation>Dar el pedido elegido al transportista más barato</translation>
    </message>
    <message>
        <source>Take the selected order back from its carrier</source>
        <translation>Recuperar el pedido elegido de su transportista</translation>
    </message>
</context>
<context>
    <name>DayWork</name>
    <message>
        <source>Nobody works on {day} yet: give somebody a weekly shift (Ctrl+Shift+F) or import drivers and vehicles (Ctrl+Shift+O), then plan. The orders are kept.</source>
        <translation>Nadie trabaja todavía el {day}: dé a alguien un turno semanal (Ctrl+Mayús+F) o importe conductores y vehículos (Ctrl+Mayús+O), y después planifique. Los pedidos se conservan.</translation>
    </message>
    <message numerus="yes">
        <source>Planned %n stops</source>
        <translation>
            <numerusform>%n parada planificada</numerusform>
            <numerusform>%n paradas planificadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n given to carriers</source>
        <translation>
            <numerusform>%n dado a transportistas</numerusform>
            <numerusform>%n dados a transportistas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not planned</source>
        <translation>
            <numerusform>%n sin planificar</numerusform>
            <numerusform>%n sin planificar</numerusform>
        </translation>
    </message>
    <message>
        <source>{done}. Nothing is sent before you press Send.</source>
        <translation>{done}. No se envía nada hasta que pulse Enviar.</translation>
    </message>
    <message>
        <source>Changed while it was being planned, so left out: {names}. Plan again to place them.</source>
        <translation>Cambiados durante la planificación y por eso no incluidos: {names}. Planifique de nuevo para asignarlos.</translation>
    </message>
    <message numerus="yes">
        <source>%n drivers of {name} work on {day}.</source>
        <translation>
            <numerusform>Un conductor de {name} trabaja el {day}.</numerusform>
            <numerusform>%n conductores de {name} trabajan el {day}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n shifts of {day} to {path}.</source>
        <translation>
            <numerusform>Se escribió 1 turno del {day} en {path}.</numerusform>
            <numerusform>Se escribieron %n turnos del {day} en {path}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{error} The changes are kept and go out when the server can be reached.</source>
        <translation>{error} Los cambios se conservan y salen cuando se pueda llegar al servidor.</translation>
    </message>
    <message>
        <source>Nothing has changed since the last time.</source>
        <translation>Nada ha cambiado desde la última vez.</translation>
    </message>
    <message numerus="yes">
        <source>Sent %n changed routes.</source>
        <translation>
            <numerusform>Enviada %n ruta cambiada.</numerusform>
            <numerusform>Enviadas %n rutas cambiadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>The suggestion is done and goes to the drivers.</source>
        <translation>La sugerencia está hecha y va a los conductores.</translation>
    </message>
    <message>
        <source>It is taken back, and drivers are told.</source>
        <translation>Se ha deshecho, y se avisa a los conductores.</translation>
    </message>
    <message>
        <source>It can no longer be taken back: a driver has gone on from there. Nothing was changed.</source>
        <translation>Ya no se puede deshacer: un conductor ha seguido desde ahí. No se cambió nada.</translation>
    </message>
    <message>
        <source>{name} is offered to {carrier} for {price}; the answer is due by {time}.</source>
        <translation>{name} está ofrecido a {carrier} por {price}; la respuesta se espera hasta las {time}.</translation>
    </message>
    <message>
        <source>{carrier} takes it for {price}.</source>
        <translation>{carrier} lo toma por {price}.</translation>
    </message>
    <message>
        <source>{carrier} does not take it; it stays where it is.</source>
        <translation>{carrier} no lo toma; se queda donde está.</translation>
    </message>
    <message>
        <source>The offer to {carrier} is withdrawn.</source>
        <translation>La oferta a {carrier} está retirada.</translation>
    </message>
    <message>
        <source>Offered on the tracking page: {windows}.</source>
        <translation>Ofrecido en la página de seguimiento: {windows}.</translation>
    </message>
    <message>
        <source>{name} is promised {windows} now; the page says so.</source>
        <translation>A {name} se le promete ahora {windows}; la página lo dice.</translation>
    </message>
    <message>
        <source>Removed: {words}.</source>
        <translation>Eliminado: {words}.</translation>
    </message>
    <message>
        <source>{name} is out. The open stops are offered to the others.</source>
        <translation>{name} no sigue. Las paradas pendientes se ofrecen a los demás.</translation>
    </message>
    <message>
        <source>{names} is closed. Routes go round, and better ones are looked for.</source>
        <translation>{names} está cortada. Las rutas la rodean, y se buscan mejores.</translation>
    </message>
    <message>
        <source>The road is open again.</source>
        <translation>La calle vuelve a estar abierta.</translation>
    </message>
    <message>
        <source>This order is not on the day any more.</source>
        <translation>Este pedido ya no está en el día.</translation>
    </message>
    <message>
        <source>Wrote {path}.</source>
        <translation>Escrito {path}.</translation>
    </message>
    <message>
        <source>{name} has no known ending; use one of {endings}.</source>
        <translation>{name} no tiene una extensión conocida; use una de {endings}.</translation>
    </message>
    <message>
        <source>{name} is given to {carrier} for {price}.</source>
        <translation>{name} se da a {carrier} por {price}.</translation>
    </message>
    <message>
        <source>{name} waits for a route again.</source>
        <translation>{name} vuelve a esperar una ruta.</translation>
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
        <translation>Este día está vacío.</translation>
    </message>
    <message>
        <source>Three ways to begin.</source>
        <translation>Tres maneras de empezar.</translation>
    </message>
    <message>
        <source>Welcome to Roundsman.</source>
        <translation>Bienvenido a Roundsman.</translation>
    </message>
    <message>
        <source>Look at a practice day first, or take three steps to your own.</source>
        <translation>Mire primero un día de práctica, o dé tres pasos hacia el suyo.</translation>
    </message>
    <message>
        <source>{region} is in use</source>
        <translation>{region} está en uso</translation>
    </message>
    <message>
        <source>the built-in example is in use</source>
        <translation>el ejemplo incluido está en uso</translation>
    </message>
    <message>
        <source>✓ there are drivers</source>
        <translation>✓ hay conductores</translation>
    </message>
    <message>
        <source>nobody drives yet</source>
        <translation>todavía no conduce nadie</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>todavía ninguno</translation>
    </message>
    <message>
        <source>1  Map region</source>
        <translation>1  Región de mapa</translation>
    </message>
    <message>
        <source>Streets and addresses of where you drive, made ready once.</source>
        <translation>Calles y direcciones de donde conduce, preparadas una vez.</translation>
    </message>
    <message>
        <source>2  Fleet</source>
        <translation>2  Flota</translation>
    </message>
    <message>
        <source>A depot, drivers, vehicles, and who drives when, week by week.</source>
        <translation>Un depósito, conductores, vehículos, y quién conduce cuándo, semana a semana.</translation>
    </message>
    <message>
        <source>3  Orders</source>
        <translation>3  Pedidos</translation>
    </message>
    <message>
        <source>A CSV, Excel or XML file, as your shop or ERP writes it.</source>
        <translation>Un archivo CSV, Excel o XML, tal como lo escribe su tienda o ERP.</translation>
    </message>
    <message>
        <source>Import orders</source>
        <translation>Importar pedidos</translation>
    </message>
    <message>
        <source>Type one in</source>
        <translation>Escribir uno</translation>
    </message>
    <message>
        <source>A caller&apos;s order: the address is looked up, and the slots shown that can be promised.</source>
        <translation>El pedido de quien llama: se busca la dirección y se ven las horas que se pueden prometer.</translation>
    </message>
    <message>
        <source>150 orders in Liechtenstein, six simulated drivers.</source>
        <translation>150 pedidos en Liechtenstein, seis conductores simulados.</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>Practicar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>The chosen figure as bars</source>
        <translation>La cifra elegida en barras</translation>
    </message>
    <message>
        <source>Not att.</source>
        <translation>No int.</translation>
    </message>
    <message>
        <source>1st att. ok</source>
        <translation>1.er int. ok</translation>
    </message>
    <message>
        <source>Proof out</source>
        <translation>Comp. pend.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Lateness</source>
        <translation>Retraso</translation>
    </message>
    <message>
        <source>over {minutes} min</source>
        <translation>más de {minutes} min</translation>
    </message>
    <message>
        <source>{least} to {most} min</source>
        <translation>{least} a {most} min</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Conductor</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N.º</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Empezó</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Tarde</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>{state}, corrected</source>
        <translation>{state}, corregido</translation>
    </message>
    <message>
        <source>This day</source>
        <translation>Este día</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Esta semana</translation>
    </message>
    <message>
        <source>No stop is behind this figure.</source>
        <translation>No hay ninguna parada detrás de esta cifra.</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Cifras</translation>
    </message>
    <message>
        <source>Day or week</source>
        <translation>Día o semana</translation>
    </message>
    <message>
        <source>By what stops are grouped</source>
        <translation>Por qué se agrupan las paradas</translation>
    </message>
    <message>
        <source>Figures by group; a cell opens its stops</source>
        <translation>Cifras por grupo; una celda abre sus paradas</translation>
    </message>
    <message>
        <source>The stops behind the chosen figure</source>
        <translation>Las paradas detrás de la cifra elegida</translation>
    </message>
    <message>
        <source>The facts of the chosen stop</source>
        <translation>Los hechos de la parada elegida</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>by</source>
        <translation>por</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} a {last}</translation>
    </message>
    <message>
        <source>chain head {head}</source>
        <translation>cabeza de cadena {head}</translation>
    </message>
    <message>
        <source>no events</source>
        <translation>sin hechos</translation>
    </message>
    <message numerus="yes">
        <source>From %n events, last no. {last}, {head}</source>
        <translation>
            <numerusform>De un hecho, último n.º {last}, {head}</numerusform>
            <numerusform>De %n hechos, último n.º {last}, {head}</numerusform>
        </translation>
    </message>
    <message>
        <source>{measure} by {grouping}</source>
        <translation>{measure} por {grouping}</translation>
    </message>
    <message>
        <source>{attempts} of {stops} stops attempted</source>
        <translation>{attempts} de {stops} paradas intentadas</translation>
    </message>
    <message>
        <source>on time {share}</source>
        <translation>a tiempo {share}</translation>
    </message>
    <message>
        <source>at first attempt {share}</source>
        <translation>al primer intento {share}</translation>
    </message>
    <message>
        <source>{driven} ({planned} planned)</source>
        <translation>{driven} ({planned} previstos)</translation>
    </message>
    <message>
        <source>cost {cost}</source>
        <translation>coste {cost}</translation>
    </message>
    <message>
        <source>{count} stops per hour</source>
        <translation>{count} paradas por hora</translation>
    </message>
    <message>
        <source>{steps} interventions per 100 orders</source>
        <translation>{steps} intervenciones por 100 pedidos</translation>
    </message>
    <message>
        <source>corrects an earlier report</source>
        <translation>corrige un informe anterior</translation>
    </message>
    <message>
        <source>Stop {stop}, order {order}</source>
        <translation>Parada {stop}, pedido {order}</translation>
    </message>
    <message>
        <source>No fact is known of it.</source>
        <translation>No se conoce ningún hecho.</translation>
    </message>
    <message>
        <source>{time}  no. {number}  {told}, {who}{note}</source>
        <translation>{time}  n.º {number}  {told}, {who}{note}</translation>
    </message>
</context>
<context>
    <name>FirstSuggestion</name>
    <message>
        <source>Suggestion</source>
        <translation>Sugerencia</translation>
    </message>
    <message>
        <source>Accept the suggestion</source>
        <translation>Aceptar la sugerencia</translation>
    </message>
    <message>
        <source>Accept the suggestion in part …</source>
        <translation>Aceptar la sugerencia en parte …</translation>
    </message>
    <message>
        <source>Dismiss the suggestion</source>
        <translation>Descartar la sugerencia</translation>
    </message>
    <message>
        <source>Do not suggest this again today</source>
        <translation>No sugerir esto otra vez hoy</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>ddd d MMM</source>
        <translation>ddd d MMM</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d MMM</translation>
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
        <translation>Conductor</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Vehículo</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distancia</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Coste</translation>
    </message>
    <message>
        <source>To know</source>
        <translation>A saber</translation>
    </message>
    <message>
        <source>Nothing is sent before you press Send; Ctrl+Z takes it back.</source>
        <translation>No se envía nada hasta que pulse Enviar; Ctrl+Z lo deshace.</translation>
    </message>
    <message>
        <source>Choose a driver</source>
        <translation>Elegir conductor</translation>
    </message>
    <message>
        <source>Drivers, the cheapest first</source>
        <translation>Conductores, el más barato primero</translation>
    </message>
    <message>
        <source>Working out what each driver would need …</source>
        <translation>Calculando lo que necesitaría cada conductor …</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Dar</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>Paradas</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Move to driver …</source>
        <translation>Mover a un conductor …</translation>
    </message>
    <message>
        <source>Earlier on the route</source>
        <translation>Antes en la ruta</translation>
    </message>
    <message>
        <source>Later on the route</source>
        <translation>Después en la ruta</translation>
    </message>
    <message>
        <source>Take off the route</source>
        <translation>Quitar de la ruta</translation>
    </message>
    <message>
        <source>Lock to the driver, or unlock</source>
        <translation>Fijar al conductor, o soltar</translation>
    </message>
    <message>
        <source>Lock by driver, time or priority …</source>
        <translation>Fijar por conductor, hora o prioridad …</translation>
    </message>
    <message>
        <source>Turn this tour round</source>
        <translation>Invertir este recorrido</translation>
    </message>
    <message>
        <source>Give the run from here on to …</source>
        <translation>Dar el recorrido desde aquí a …</translation>
    </message>
    <message>
        <source>Give the whole run to …</source>
        <translation>Dar todo el recorrido a …</translation>
    </message>
    <message>
        <source>Swap runs with …</source>
        <translation>Intercambiar recorridos con …</translation>
    </message>
    <message>
        <source>Choose a stop first; several with Ctrl or Shift.</source>
        <translation>Elija primero una parada; varias con Ctrl o Mayús.</translation>
    </message>
    <message>
        <source>What a drop would cost</source>
        <translation>Lo que costaría soltarlo</translation>
    </message>
    <message>
        <source>Who takes {stops}?</source>
        <translation>¿Quién lleva {stops}?</translation>
    </message>
    <message>
        <source>Only a stop on a route can be locked; give it to a driver first.</source>
        <translation>Solo se puede fijar una parada de una ruta; désela primero a un conductor.</translation>
    </message>
    <message>
        <source>{stops} locked</source>
        <translation>{stops}: fijar</translation>
    </message>
    <message>
        <source>{stops} unlocked</source>
        <translation>{stops}: soltar</translation>
    </message>
    <message>
        <source>Who takes the run of {driver}?</source>
        <translation>¿Quién lleva el recorrido de {driver}?</translation>
    </message>
    <message>
        <source>Choose the stop from which on another driver is to go.</source>
        <translation>Elija la parada desde la que debe seguir otro conductor.</translation>
    </message>
    <message>
        <source>Who takes the run of {driver} from {name} on?</source>
        <translation>¿Quién lleva el recorrido de {driver} desde {name}?</translation>
    </message>
    <message>
        <source>Who swaps runs with {driver}?</source>
        <translation>¿Quién intercambia el recorrido con {driver}?</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>No hay nada que deshacer.</translation>
    </message>
    <message>
        <source>There is nothing to do once more.</source>
        <translation>No hay nada que rehacer.</translation>
    </message>
    <message>
        <source>{words}: {cost} Not sent yet.</source>
        <translation>{words}: {cost} Aún sin enviar.</translation>
    </message>
    <message>
        <source>{done} done: {cost} The drivers are told.</source>
        <translation>{done}, hecho: {cost} Se avisa a los conductores.</translation>
    </message>
    <message>
        <source>Taken back: {words}.</source>
        <translation>Deshecho: {words}.</translation>
    </message>
    <message>
        <source>Done once more: {words}.</source>
        <translation>Hecho de nuevo: {words}.</translation>
    </message>
    <message numerus="yes">
        <source>{who} stay with their drivers.</source>
        <translation>
            <numerusform>{who} se queda con su conductor.</numerusform>
            <numerusform>{who} se quedan con sus conductores.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} may go to others again.</source>
        <translation>
            <numerusform>{who} puede ir otra vez a otros.</numerusform>
            <numerusform>{who} pueden ir otra vez a otros.</numerusform>
        </translation>
    </message>
    <message>
        <source>Send tells the drivers.</source>
        <translation>Enviar avisa a los conductores.</translation>
    </message>
    <message>
        <source>Choose the driver first.</source>
        <translation>Elija primero el conductor.</translation>
    </message>
    <message>
        <source>Lock stops</source>
        <translation>Fijar paradas</translation>
    </message>
    <message>
        <source>All drivers</source>
        <translation>Todos los conductores</translation>
    </message>
    <message>
        <source>Expected until</source>
        <translation>Prevista hasta las</translation>
    </message>
    <message>
        <source>Priority from</source>
        <translation>Prioridad desde</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Soltar</translation>
    </message>
    <message>
        <source>Locking changes {locked}, unlocking {unlocked}.</source>
        <translation>Fijar cambia {locked}; soltar, {unlocked}.</translation>
    </message>
    <message>
        <source>Tick what is to be done.</source>
        <translation>Marque lo que se debe hacer.</translation>
    </message>
    <message>
        <source>Accept in part</source>
        <translation>Aceptar en parte</translation>
    </message>
    <message>
        <source>Moves of the suggestion</source>
        <translation>Pasos de la sugerencia</translation>
    </message>
    <message>
        <source>What the ticked moves come to</source>
        <translation>A qué llevan los pasos marcados</translation>
    </message>
    <message>
        <source>Working out what these come to …</source>
        <translation>Calculando a qué llevan …</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>Aceptar todo</translation>
    </message>
    <message>
        <source>Do {count} of {whole}</source>
        <translation>Hacer {count} de {whole}</translation>
    </message>
    <message>
        <source>{stops} to {driver}</source>
        <translation>{stops} a {driver}</translation>
    </message>
    <message>
        <source>{stops} off the route</source>
        <translation>{stops} fuera de la ruta</translation>
    </message>
    <message>
        <source>{stops} later</source>
        <translation>{stops} más tarde</translation>
    </message>
    <message>
        <source>{stops} earlier</source>
        <translation>{stops} antes</translation>
    </message>
    <message>
        <source>{driver}&apos;s tour the other way round</source>
        <translation>el recorrido de {driver} al revés</translation>
    </message>
    <message>
        <source>{giver}&apos;s run from {stop} on to {taker}</source>
        <translation>el recorrido de {giver} desde {stop} a {taker}</translation>
    </message>
    <message>
        <source>{giver}&apos;s run to {taker}</source>
        <translation>el recorrido de {giver} a {taker}</translation>
    </message>
    <message>
        <source>{one} and {other} swapped</source>
        <translation>{one} y {other} intercambiados</translation>
    </message>
    <message numerus="yes">
        <source>%n moves of a suggestion</source>
        <translation>
            <numerusform>1 paso de una sugerencia</numerusform>
            <numerusform>%n pasos de una sugerencia</numerusform>
        </translation>
    </message>
    <message>
        <source>{names} called off</source>
        <translation>{names}: cancelado</translation>
    </message>
    <message>
        <source>Called off: {names}.</source>
        <translation>Cancelado: {names}.</translation>
    </message>
    <message>
        <source>Drivers are told; what is on board comes back.</source>
        <translation>Se avisa a los conductores; lo que va a bordo vuelve.</translation>
    </message>
    <message>
        <source>{names} stayed: over, off already, or with a driver since.</source>
        <translation>{names} se queda: terminado, ya cancelado o entretanto con un conductor.</translation>
    </message>
    <message>
        <source>There is nothing to call off.</source>
        <translation>No hay nada que cancelar.</translation>
    </message>
    <message>
        <source>Taken up again, to wait for a driver: {names}.</source>
        <translation>Retomado, a la espera de un conductor: {names}.</translation>
    </message>
    <message>
        <source>cost {price}</source>
        <translation>coste {price}</translation>
    </message>
    <message>
        <source>Newly late: {names}</source>
        <translation>Nuevos retrasos: {names}</translation>
    </message>
    <message>
        <source>{later} min more lateness</source>
        <translation>{later} min más de retraso</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message numerus="yes">
        <source>%n stops</source>
        <translation>
            <numerusform>una parada</numerusform>
            <numerusform>%n paradas</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>No se cambió nada.</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Choose …</source>
        <translation>Elegir …</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>What {title} is</source>
        <translation>Qué es {title}</translation>
    </message>
    <message>
        <source>F2 repairs a cell, Alt+N goes to the next problem, Ctrl+Enter imports, Esc imports nothing.</source>
        <translation>F2 corrige una celda, Alt+N va al problema siguiente, Ctrl+Entrar importa, Esc no importa nada.</translation>
    </message>
    <message>
        <source>Looking at it again …</source>
        <translation>Mirándolo otra vez …</translation>
    </message>
    <message>
        <source>No rows of this kind.</source>
        <translation>No hay filas de este tipo.</translation>
    </message>
    <message>
        <source>for rows that name none</source>
        <translation>para filas que no nombran ninguno</translation>
    </message>
    <message>
        <source>Sender of rows that name none</source>
        <translation>Remitente de las filas que no nombran ninguno</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>Problema siguiente</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Remitente</translation>
    </message>
    <message>
        <source>Import {name}, {day}</source>
        <translation>Importar {name}, {day}</translation>
    </message>
    <message>
        <source>Import nothing of this file?</source>
        <translation>¿No importar nada de este archivo?</translation>
    </message>
    <message>
        <source>What you repaired and settled here is forgotten. The file itself is not changed.</source>
        <translation>Lo que ha corregido y resuelto aquí se olvida. El archivo mismo no cambia.</translation>
    </message>
    <message>
        <source>Import nothing</source>
        <translation>No importar nada</translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation>Importando …</translation>
    </message>
    <message>
        <source>Import orders</source>
        <translation>Importar pedidos</translation>
    </message>
    <message>
        <source>Orders ({endings});;All files (*)</source>
        <translation>Pedidos ({endings});;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Choose a row to see what it does.</source>
        <translation>Elija una fila para ver lo que hace.</translation>
    </message>
    <message>
        <source>No place of the region fits; type another spelling, or set a pin.</source>
        <translation>Ningún lugar de la región encaja; escríbalo de otro modo o ponga un pin.</translation>
    </message>
    <message>
        <source>Address to look for</source>
        <translation>Dirección que se busca</translation>
    </message>
    <message>
        <source>Street and number, town</source>
        <translation>Calle y número, población</translation>
    </message>
    <message>
        <source>Places that may be meant; Enter takes one</source>
        <translation>Lugares posibles; Entrar toma uno</translation>
    </message>
    <message>
        <source>Set a pin on the map</source>
        <translation>Poner un pin en el mapa</translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation>Elegir otro lugar</translation>
    </message>
    <message>
        <source>Leave this row out</source>
        <translation>Omitir esta fila</translation>
    </message>
    <message>
        <source>Call this order off</source>
        <translation>Cancelar este pedido</translation>
    </message>
    <message>
        <source>Call off all that no driver has</source>
        <translation>Cancelar todos los que no tiene ningún conductor</translation>
    </message>
    <message>
        <source>Where it is, for every row with this address</source>
        <translation>Dónde está, para todas las filas con esta dirección</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Dejarlo como está</translation>
    </message>
    <message>
        <source>Take this row in again</source>
        <translation>Volver a incluir esta fila</translation>
    </message>
    <message>
        <source>Line {line}: {state}</source>
        <translation>Fila {line}: {state}</translation>
    </message>
    <message>
        <source>Placed by you at {pinned}; so it is from now on.</source>
        <translation>Situado por usted en {pinned}; así queda desde ahora.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Fila</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Qué ocurre</translation>
    </message>
    <message>
        <source>To know</source>
        <translation>A saber</translation>
    </message>
    <message>
        <source>To be called off</source>
        <translation>Se cancelará</translation>
    </message>
    <message>
        <source>Vanished</source>
        <translation>Desaparecido</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vacío</translation>
    </message>
    <message>
        <source>Rows of the file, problems first; F2 repairs a cell</source>
        <translation>Filas del archivo, los problemas primero; F2 corrige una celda</translation>
    </message>
    <message>
        <source>Which rows are shown</source>
        <translation>Qué filas se muestran</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>House number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>House number, letter</source>
        <translation>Número, letra</translation>
    </message>
    <message>
        <source>Address, more of it</source>
        <translation>Dirección, complemento</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Código postal</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Población</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Latitud</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Longitud</translation>
    </message>
    <message>
        <source>Latitude and longitude</source>
        <translation>Latitud y longitud</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Date and earliest time</source>
        <translation>Fecha y hora más temprana</translation>
    </message>
    <message>
        <source>Earliest time</source>
        <translation>Hora más temprana</translation>
    </message>
    <message>
        <source>Earliest, minutes of the day</source>
        <translation>Más temprana, minutos del día</translation>
    </message>
    <message>
        <source>Latest time</source>
        <translation>Hora más tardía</translation>
    </message>
    <message>
        <source>Latest, minutes of the day</source>
        <translation>Más tardía, minutos del día</translation>
    </message>
    <message>
        <source>Time windows</source>
        <translation>Ventanas horarias</translation>
    </message>
    <message>
        <source>Minutes at the door</source>
        <translation>Minutos en la puerta</translation>
    </message>
    <message>
        <source>Seconds at the door</source>
        <translation>Segundos en la puerta</translation>
    </message>
    <message>
        <source>Weight in kg</source>
        <translation>Peso en kg</translation>
    </message>
    <message>
        <source>Weight in g</source>
        <translation>Peso en g</translation>
    </message>
    <message>
        <source>Weight in lb</source>
        <translation>Peso en lb</translation>
    </message>
    <message>
        <source>Volume in l</source>
        <translation>Volumen en l</translation>
    </message>
    <message>
        <source>Volume in m³</source>
        <translation>Volumen en m³</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Bultos</translation>
    </message>
    <message>
        <source>Kind of order</source>
        <translation>Tipo de pedido</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Capacidades</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Language of messages</source>
        <translation>Idioma de los mensajes</translation>
    </message>
    <message>
        <source>Wants no messages</source>
        <translation>No quiere mensajes</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Access code</source>
        <translation>Código de puerta</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Comprobante</translation>
    </message>
    <message>
        <source>Cash to collect</source>
        <translation>Importe a cobrar</translation>
    </message>
    <message>
        <source>Depot</source>
        <translation>Depósito</translation>
    </message>
    <message>
        <source>Load that brings the goods</source>
        <translation>Carga que trae la mercancía</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Artículos</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Código de barras</translation>
    </message>
    <message>
        <source>Pickup: name</source>
        <translation>Recogida: nombre</translation>
    </message>
    <message>
        <source>Pickup: address</source>
        <translation>Recogida: dirección</translation>
    </message>
    <message>
        <source>Pickup: postcode</source>
        <translation>Recogida: código postal</translation>
    </message>
    <message>
        <source>Pickup: town</source>
        <translation>Recogida: población</translation>
    </message>
    <message>
        <source>Pickup: latitude</source>
        <translation>Recogida: latitud</translation>
    </message>
    <message>
        <source>Pickup: longitude</source>
        <translation>Recogida: longitud</translation>
    </message>
    <message>
        <source>Pickup: earliest time</source>
        <translation>Recogida: hora más temprana</translation>
    </message>
    <message>
        <source>Pickup: latest time</source>
        <translation>Recogida: hora más tardía</translation>
    </message>
    <message>
        <source>Pickup: time windows</source>
        <translation>Recogida: ventanas horarias</translation>
    </message>
    <message>
        <source>Pickup: minutes at the door</source>
        <translation>Recogida: minutos en la puerta</translation>
    </message>
    <message>
        <source>Pickup: phone</source>
        <translation>Recogida: teléfono</translation>
    </message>
    <message>
        <source>Pickup: notes</source>
        <translation>Recogida: notas</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambiado</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Conocido</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazado</translation>
    </message>
    <message>
        <source>Out already</source>
        <translation>Ya en reparto</translation>
    </message>
    <message>
        <source>Line of an order</source>
        <translation>Fila de un pedido</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>No leído</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Not located</source>
        <translation>Sin ubicar</translation>
    </message>
    <message>
        <source>{state}, not located</source>
        <translation>{state}, sin ubicar</translation>
    </message>
    <message>
        <source>Not known: say what it is, or leave it out.</source>
        <translation>No se conoce: diga qué es, u omítala.</translation>
    </message>
    <message>
        <source>Another column is taken for the same; say which counts.</source>
        <translation>Otra columna se toma por lo mismo; diga cuál vale.</translation>
    </message>
    <message>
        <source>As you said.</source>
        <translation>Como usted dijo.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>Not in this file any more, and out with {driver}; it is called off with the import. {driver} is told; what is on board comes back.</source>
        <translation>Ya no está en este archivo y va con {driver}; se cancela con la importación. Se avisa a {driver}; lo que va a bordo vuelve.</translation>
    </message>
    <message>
        <source>Not in this file any more, and out with {driver}; it stays unless you call it off.</source>
        <translation>Ya no está en este archivo y va con {driver}; se queda si no lo cancela.</translation>
    </message>
    <message>
        <source>Not in this file any more; it is called off with the import.</source>
        <translation>Ya no está en este archivo; se cancela con la importación.</translation>
    </message>
    <message>
        <source>Not in this file any more; it stays unless you call it off.</source>
        <translation>Ya no está en este archivo; se queda si no lo cancela.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nuevos</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>cambiados</translation>
    </message>
    <message>
        <source>known already</source>
        <translation>ya conocidos</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazados</translation>
    </message>
    <message>
        <source>out for delivery already</source>
        <translation>ya en reparto</translation>
    </message>
    <message>
        <source>not located</source>
        <translation>sin ubicar</translation>
    </message>
    <message>
        <source>not in the file any more</source>
        <translation>ya no están en el archivo</translation>
    </message>
    <message>
        <source>several senders have such files: say whose it is</source>
        <translation>varios remitentes tienen archivos así: diga de quién es</translation>
    </message>
    <message numerus="yes">
        <source>%n columns not understood</source>
        <translation>
            <numerusform>%n columna sin entender</numerusform>
            <numerusform>%n columnas sin entender</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Call off %n orders</source>
        <translation>
            <numerusform>Cancelar %n pedido</numerusform>
            <numerusform>Cancelar %n pedidos</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to import</source>
        <translation>Nada que importar</translation>
    </message>
    <message numerus="yes">
        <source>Import %n orders</source>
        <translation>
            <numerusform>Importar 1 pedido</numerusform>
            <numerusform>Importar %n pedidos</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}, leave out {count}</source>
        <translation>{what}, omitir {count}</translation>
    </message>
    <message>
        <source>{what}, call off {count}</source>
        <translation>{what}, cancelar {count}</translation>
    </message>
    <message>
        <source>{name}: {kept} orders kept, {updated} updated, {duplicates} already there, {refused} rows refused, {unlocated} not located.</source>
        <translation>{name}: {kept} pedidos guardados, {updated} actualizados, {duplicates} ya estaban, {refused} filas rechazadas, {unlocated} sin ubicar.</translation>
    </message>
    <message>
        <source>Line {line}, {column}: {reason}</source>
        <translation>Fila {line}, {column}: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more rows.</source>
        <translation>
            <numerusform>y una fila más.</numerusform>
            <numerusform>y %n filas más.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading {name} …</source>
        <translation>Leyendo {name} …</translation>
    </message>
    <message>
        <source>{name} has something to look at before it is imported.</source>
        <translation>En {name} hay algo que mirar antes de importarlo.</translation>
    </message>
    <message>
        <source>Other data is open now than when {name} was read; nothing was kept. Import the file again.</source>
        <translation>Ahora están abiertos otros datos que cuando se leyó {name}; no se guardó nada. Importe el archivo otra vez.</translation>
    </message>
    <message>
        <source>What vanished could not be called off: {error}</source>
        <translation>No se pudo cancelar lo desaparecido: {error}</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Slots show here once all that is typed is understood.</source>
        <translation>Las horas aparecen aquí cuando se entiende todo lo escrito.</translation>
    </message>
    <message>
        <source>Enter saves, Esc closes and keeps what is typed.</source>
        <translation>Entrar guarda, Esc cierra y conserva lo escrito.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Change the order of {name}</source>
        <translation>Cambiar el pedido de {name}</translation>
    </message>
    <message>
        <source>New order</source>
        <translation>Pedido nuevo</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Guardar cambios</translation>
    </message>
    <message>
        <source>What you typed before is here again.</source>
        <translation>Lo que escribió antes está aquí otra vez.</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Guardando …</translation>
    </message>
    <message>
        <source>Delivery, from the depot</source>
        <translation>Entrega, desde el depósito</translation>
    </message>
    <message>
        <source>Pickup, to the depot</source>
        <translation>Recogida, al depósito</translation>
    </message>
    <message>
        <source>From one customer to another</source>
        <translation>De un cliente a otro</translation>
    </message>
    <message>
        <source>Street and number, town</source>
        <translation>Calle y número, población</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>Pick the place on the map (Alt+M)</source>
        <translation>Elegir el lugar en el mapa (Alt+M)</translation>
    </message>
    <message>
        <source>9-12, bis 12, after 14; empty: any time</source>
        <translation>9-12, bis 12, after 14; vacío: a cualquier hora</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Minutes at the door</source>
        <translation>Minutos en la puerta</translation>
    </message>
    <message>
        <source>Access code</source>
        <translation>Código de puerta</translation>
    </message>
    <message>
        <source>Cash to collect</source>
        <translation>Importe a cobrar</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Picked up at</source>
        <translation>Se recoge en</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Carga</translation>
    </message>
    <message>
        <source>At the door</source>
        <translation>En la puerta</translation>
    </message>
    <message>
        <source>{name} in {unit}</source>
        <translation>{name} en {unit}</translation>
    </message>
    <message>
        <source>For the driver; Shift+Enter for a new line</source>
        <translation>Para el conductor; Mayús+Entrar para otra línea</translation>
    </message>
    <message>
        <source>Type an address: the slots that could be promised show here, with what each costs.</source>
        <translation>Escriba una dirección: aquí aparecen las horas que se pueden prometer y lo que cuesta cada una.</translation>
    </message>
    <message>
        <source>What would make it fit</source>
        <translation>Con qué cabría</translation>
    </message>
    <message>
        <source>Slots that could be promised</source>
        <translation>Horas que se pueden prometer</translation>
    </message>
    <message>
        <source>It would fit</source>
        <translation>Cabría</translation>
    </message>
    <message>
        <source>Slots, with what each adds to the cost</source>
        <translation>Horas, con lo que cada una añade al coste</translation>
    </message>
    <message>
        <source>What can be promised</source>
        <translation>Lo que se puede prometer</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Buscando …</translation>
    </message>
    <message>
        <source>It fits{when}: {offer}, +{cost}</source>
        <translation>Cabe{when}: {offer}, +{cost}</translation>
    </message>
    <message>
        <source>It does not fit{when}.</source>
        <translation>No cabe{when}.</translation>
    </message>
    <message>
        <source>No single change would make it fit.</source>
        <translation>Ningún cambio por sí solo lo haría caber.</translation>
    </message>
    <message>
        <source>nobody can make it</source>
        <translation>nadie llega</translation>
    </message>
    <message>
        <source>with {driver}</source>
        <translation>con {driver}</translation>
    </message>
    <message>
        <source>Choose the stop of the order first.</source>
        <translation>Elija primero la parada del pedido.</translation>
    </message>
    <message>
        <source>Found: the house is known.</source>
        <translation>Encontrado: se conoce la casa.</translation>
    </message>
    <message>
        <source>The place is known.</source>
        <translation>Se conoce el lugar.</translation>
    </message>
    <message>
        <source>Found: the street, not the house.</source>
        <translation>Encontrado: la calle, no la casa.</translation>
    </message>
    <message>
        <source>Found: the middle of the town only.</source>
        <translation>Encontrado: solo el centro de la población.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Somebody else changed it meanwhile: {theirs}. Save again to keep both.</source>
        <translation>Mientras tanto otra persona cambió: {theirs}. Guarde de nuevo para conservar ambas cosas.</translation>
    </message>
    <message>
        <source>Somebody else changed it meanwhile: {theirs}. Yours stands in {both}: save again to keep it, or discard.</source>
        <translation>Mientras tanto otra persona cambió: {theirs}. En {both} está lo suyo: guarde de nuevo para conservarlo, o descártelo.</translation>
    </message>
    <message>
        <source>{reason} It can be saved all the same, and is planned once its place is set.</source>
        <translation>{reason} Se puede guardar igualmente, y se planifica cuando se fije su lugar.</translation>
    </message>
    <message>
        <source>Pinned at {pinned}.</source>
        <translation>Pin en {pinned}.</translation>
    </message>
    <message>
        <source>Perhaps a double: order {called} has the same name and place{windows}.</source>
        <translation>Quizá repetido: el pedido {called} tiene el mismo nombre y lugar{windows}.</translation>
    </message>
    <message>
        <source>{driver} at {time}, {distance} more</source>
        <translation>{driver} a las {time}, {distance} más</translation>
    </message>
    <message>
        <source>{driver} at {time}</source>
        <translation>{driver} a las {time}</translation>
    </message>
    <message>
        <source>makes {names} late</source>
        <translation>hace llegar tarde a {names}</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>Hasta las {time}</translation>
    </message>
    <message>
        <source>{minutes} min later</source>
        <translation>{minutes} min más tarde</translation>
    </message>
    <message>
        <source>From {time}</source>
        <translation>Desde las {time}</translation>
    </message>
    <message>
        <source>{minutes} min earlier</source>
        <translation>{minutes} min antes</translation>
    </message>
    <message>
        <source>Without {subject}</source>
        <translation>Sin {subject}</translation>
    </message>
    <message>
        <source>Room for {amount} {unit} more</source>
        <translation>Sitio para {amount} {unit} más</translation>
    </message>
    <message>
        <source>{minutes} min of overtime</source>
        <translation>{minutes} min de horas extra</translation>
    </message>
    <message>
        <source>Starting {minutes} min earlier</source>
        <translation>Empezar {minutes} min antes</translation>
    </message>
    <message numerus="yes">
        <source>%n stops more</source>
        <translation>
            <numerusform>Una parada más de lo permitido</numerusform>
            <numerusform>%n paradas más</numerusform>
        </translation>
    </message>
    <message>
        <source>{distance} more than allowed</source>
        <translation>{distance} más de lo permitido</translation>
    </message>
    <message>
        <source>{minutes} min more driving than allowed</source>
        <translation>{minutes} min más de conducción de lo permitido</translation>
    </message>
    <message>
        <source>{minutes} min longer than allowed</source>
        <translation>{minutes} min más de lo permitido</translation>
    </message>
    <message>
        <source>Goods ready {minutes} min earlier</source>
        <translation>Mercancía lista {minutes} min antes</translation>
    </message>
    <message>
        <source>Allowed on this vehicle</source>
        <translation>Permitido en este vehículo</translation>
    </message>
    <message>
        <source>A pinned stop moves</source>
        <translation>Se mueve una parada fijada</translation>
    </message>
    <message>
        <source>A break is given up</source>
        <translation>Se renuncia a una pausa</translation>
    </message>
    <message>
        <source>Saved: {name}. Its address was not found; it is planned once its place is set.</source>
        <translation>Guardado: {name}. No se encontró su dirección; se planifica cuando se fije su lugar.</translation>
    </message>
    <message>
        <source>Saved: {name} waits for a driver.</source>
        <translation>Guardado: {name} espera conductor.</translation>
    </message>
    <message>
        <source>Saved: {name} is off the route of {left} and waits for a driver.</source>
        <translation>Guardado: {name} sale de la ruta de {left} y espera conductor.</translation>
    </message>
    <message>
        <source>Saved: {name} stays with {driver}, whose phone is told.</source>
        <translation>Guardado: {name} sigue con {driver}, y se avisa a su teléfono.</translation>
    </message>
    <message>
        <source>Saved: {name} stays with {driver}.</source>
        <translation>Guardado: {name} sigue con {driver}.</translation>
    </message>
    <message>
        <source>It could not be saved.</source>
        <translation>No se pudo guardar.</translation>
    </message>
    <message>
        <source>Another day is in view now; go back to the order&apos;s day and save there.</source>
        <translation>Ahora se ve otro día; vuelva al día del pedido y guarde allí.</translation>
    </message>
    <message>
        <source>Something typed is not understood; it is said at its field.</source>
        <translation>Algo de lo escrito no se entiende; se dice junto a su campo.</translation>
    </message>
    <message>
        <source>Perhaps a double of {order}.</source>
        <translation>Quizá repetido de {order}.</translation>
    </message>
    <message>
        <source>street; house {number} is not known</source>
        <translation>calle; el número {number} no se conoce</translation>
    </message>
    <message>
        <source>Pickup: name</source>
        <translation>Recogida: nombre</translation>
    </message>
    <message>
        <source>Who gives it</source>
        <translation>Quién lo entrega</translation>
    </message>
    <message>
        <source>Pickup: phone</source>
        <translation>Recogida: teléfono</translation>
    </message>
    <message>
        <source>Pickup: address</source>
        <translation>Recogida: dirección</translation>
    </message>
    <message>
        <source>Pickup: when</source>
        <translation>Recogida: hora</translation>
    </message>
    <message>
        <source>Pick the place of the pickup on the map (Alt+P)</source>
        <translation>Elegir en el mapa el lugar de recogida (Alt+P)</translation>
    </message>
</context>
<context>
    <name>Issues</name>
    <message>
        <source>Call {driver}: {stops} gone</source>
        <translation>Llamar a {driver}: {stops} fuera</translation>
    </message>
    <message>
        <source>Off the route, and no phone has fetched it yet: {names}</source>
        <translation>Fuera de la ruta, y ningún teléfono lo ha recogido todavía: {names}</translation>
    </message>
    <message>
        <source>Call {driver}</source>
        <translation>Llamar a {driver}</translation>
    </message>
    <message>
        <source>an unknown phone</source>
        <translation>un teléfono desconocido</translation>
    </message>
    <message>
        <source>A report of {driver} set aside</source>
        <translation>Un informe de {driver} apartado</translation>
    </message>
    <message>
        <source>{count} reports of {driver} set aside</source>
        <translation>{count} informes de {driver} apartados</translation>
    </message>
    <message>
        <source>Not counted, but kept as sent. The last: {reason}</source>
        <translation>Sin contar, pero guardado como se envió. El último: {reason}</translation>
    </message>
    <message>
        <source>Look at Phones</source>
        <translation>Mirar en Teléfonos</translation>
    </message>
    <message>
        <source>{count} roads are closed</source>
        <translation>{count} calles están cortadas</translation>
    </message>
    <message>
        <source>{road} is closed</source>
        <translation>{road} está cortada</translation>
    </message>
    <message>
        <source>No road leads to {names}</source>
        <translation>Ningún camino lleva a {names}</translation>
    </message>
    <message>
        <source>Round it: {drivers}</source>
        <translation>Rodeo: {drivers}</translation>
    </message>
    <message>
        <source>Call the customer</source>
        <translation>Llamar al cliente</translation>
    </message>
    <message>
        <source>Look for other routes</source>
        <translation>Buscar otras rutas</translation>
    </message>
    <message>
        <source>Open the road again</source>
        <translation>Abrir otra vez la calle</translation>
    </message>
    <message>
        <source>From {begins} until {ends}</source>
        <translation>De {begins} a {ends}</translation>
    </message>
    <message>
        <source>For the rest of the day</source>
        <translation>Por el resto del día</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>Hasta las {time}</translation>
    </message>
    <message>
        <source>{stop}: two different outcomes</source>
        <translation>{stop}: dos resultados distintos</translation>
    </message>
    <message>
        <source>Two phones report different ends of this stop</source>
        <translation>Dos teléfonos informan finales distintos de esta parada</translation>
    </message>
    <message>
        <source>Ask both drivers</source>
        <translation>Preguntar a ambos conductores</translation>
    </message>
    <message>
        <source>Correct the stop</source>
        <translation>Corregir la parada</translation>
    </message>
    <message>
        <source>{stop}: {proofs} missing</source>
        <translation>{stop}: falta {proofs}</translation>
    </message>
    <message>
        <source>{driver} finished this stop without it</source>
        <translation>{driver} terminó esta parada sin ello</translation>
    </message>
    <message>
        <source>Ask {driver}</source>
        <translation>Preguntar a {driver}</translation>
    </message>
    <message>
        <source>{stop}: reported {distance} away</source>
        <translation>{stop}: notificado a {distance}</translation>
    </message>
    <message>
        <source>{driver} was there, or the stop&apos;s pin is wrong</source>
        <translation>{driver} estaba allí, o el pin de la parada está mal</translation>
    </message>
    <message>
        <source>Correct the pin</source>
        <translation>Corregir el pin</translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation>{some} y {last}</translation>
    </message>
    <message>
        <source>Load {load} is late at the depot</source>
        <translation>La carga {load} llega tarde al depósito</translation>
    </message>
    <message>
        <source>At {ready} instead of {promised}; {driver} was to load at {start}, with {stops} of it</source>
        <translation>A las {ready} en vez de {promised}; {driver} iba a cargar a las {start}, de ella {stops}</translation>
    </message>
    <message>
        <source>Look at the suggestions</source>
        <translation>Mirar las sugerencias</translation>
    </message>
    <message>
        <source>Plan the rest again</source>
        <translation>Planificar el resto otra vez</translation>
    </message>
    <message>
        <source>Say when it comes</source>
        <translation>Decir cuándo llega</translation>
    </message>
    <message>
        <source>{stop} is cancelled, and {driver} still has it</source>
        <translation>{stop} está cancelada, y {driver} todavía la tiene</translation>
    </message>
    <message>
        <source>The driver would go there in vain</source>
        <translation>El conductor iría en balde</translation>
    </message>
    <message>
        <source>Take it off the route and send</source>
        <translation>Quitarla de la ruta y enviar</translation>
    </message>
    <message>
        <source>Changed since {driver} was given the route</source>
        <translation>Cambiado desde que {driver} tiene la ruta</translation>
    </message>
    <message>
        <source>Changed since {driver} was given the route; planned for {time}, which is too late</source>
        <translation>Cambiado desde que {driver} tiene la ruta; planificado a las {time}, demasiado tarde</translation>
    </message>
    <message>
        <source>{stop}: {now} instead of {before}</source>
        <translation>{stop}: {now} en vez de {before}</translation>
    </message>
    <message>
        <source>Plan the route again and send</source>
        <translation>Planificar la ruta otra vez y enviar</translation>
    </message>
    <message>
        <source>Change the order</source>
        <translation>Cambiar el orden</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>a cualquier hora</translation>
    </message>
    <message>
        <source>One new stop is on no route</source>
        <translation>Una parada nueva no está en ninguna ruta</translation>
    </message>
    <message>
        <source>{count} new stops are on no route</source>
        <translation>{count} paradas nuevas no están en ninguna ruta</translation>
    </message>
    <message>
        <source>Came after routes were given out: {names}</source>
        <translation>Llegó después de repartir las rutas: {names}</translation>
    </message>
    <message>
        <source>Plan the day again</source>
        <translation>Planificar el día otra vez</translation>
    </message>
    <message>
        <source>Put them on a route</source>
        <translation>Ponerlas en una ruta</translation>
    </message>
    <message>
        <source>Give them to a carrier</source>
        <translation>Darlas a un transportista</translation>
    </message>
    <message>
        <source>One address is to be settled</source>
        <translation>Una dirección está por resolver</translation>
    </message>
    <message>
        <source>{count} addresses are to be settled</source>
        <translation>{count} direcciones están por resolver</translation>
    </message>
    <message>
        <source>{names}: nobody can drive there. {where}</source>
        <translation>{names}: nadie puede ir allí. {where}</translation>
    </message>
    <message>
        <source>{driver} is at {stop} since {time}</source>
        <translation>{driver} está en {stop} desde las {time}</translation>
    </message>
    <message>
        <source>{minutes} min were planned there; all later stops wait</source>
        <translation>Allí se planificaron {minutes} min; todas las paradas siguientes esperan</translation>
    </message>
    <message>
        <source>Give stops to another driver</source>
        <translation>Dar paradas a otro conductor</translation>
    </message>
    <message>
        <source>{driver} stands since {time}</source>
        <translation>{driver} está parado desde las {time}</translation>
    </message>
    <message>
        <source>There is no stop here, and no break was told; {count} stops are to do</source>
        <translation>Aquí no hay parada, y no se informó de ninguna pausa; quedan {count} paradas</translation>
    </message>
    <message>
        <source>{driver} is off the route</source>
        <translation>{driver} está fuera de la ruta</translation>
    </message>
    <message>
        <source>Not on the road to {stop}, and not coming closer to it</source>
        <translation>No va camino de {stop}, ni se acerca</translation>
    </message>
    <message>
        <source>{driver} seems to be at {stop}</source>
        <translation>{driver} parece estar en {stop}</translation>
    </message>
    <message>
        <source>Standing there since {time}, and nothing was reported</source>
        <translation>Parado allí desde las {time}, y no se informó de nada</translation>
    </message>
    <message>
        <source>Ask {driver} to report it</source>
        <translation>Pedir a {driver} que lo informe</translation>
    </message>
    <message>
        <source>{driver} has left {stop} without a word</source>
        <translation>{driver} se fue de {stop} sin decir nada</translation>
    </message>
    <message>
        <source>The driver was there and is gone; how it ended was not reported</source>
        <translation>El conductor estuvo allí y se fue; no se informó de cómo terminó</translation>
    </message>
    <message>
        <source>{driver} has not started</source>
        <translation>{driver} no ha empezado</translation>
    </message>
    <message>
        <source>Loading was to begin at {time}; {stops} to do</source>
        <translation>La carga iba a empezar a las {time}; por hacer: {stops}</translation>
    </message>
    <message>
        <source>Give the route to another driver</source>
        <translation>Dar la ruta a otro conductor</translation>
    </message>
    <message>
        <source>{driver} is not loaded yet</source>
        <translation>{driver} aún no está cargado</translation>
    </message>
    <message>
        <source>The van was to leave the depot at {time} with {stops}</source>
        <translation>La furgoneta iba a salir del depósito a las {time} con {stops}</translation>
    </message>
    <message>
        <source>Ask at the depot</source>
        <translation>Preguntar en el depósito</translation>
    </message>
    <message>
        <source>{driver} went home with {stops} to do</source>
        <translation>{driver} se fue a casa; por hacer: {stops}</translation>
    </message>
    <message>
        <source>The shift ended at {time}; not attempted: {names}</source>
        <translation>El turno terminó a las {time}; sin intentar: {names}</translation>
    </message>
    <message>
        <source>Give them to another driver</source>
        <translation>Darlas a otro conductor</translation>
    </message>
    <message>
        <source>Plan them for tomorrow</source>
        <translation>Planificarlas para mañana</translation>
    </message>
    <message>
        <source>Tell the customers</source>
        <translation>Avisar a los clientes</translation>
    </message>
    <message>
        <source>The phone fell silent under way, with its battery almost empty; reports may be waiting on it</source>
        <translation>El teléfono calló en camino, con la batería casi vacía; puede tener informes esperando</translation>
    </message>
    <message>
        <source>The phone fell silent under way; reports may be waiting on it</source>
        <translation>El teléfono calló en camino; puede tener informes esperando</translation>
    </message>
    <message>
        <source>{driver}: nothing heard since {time}</source>
        <translation>{driver}: sin noticias desde las {time}</translation>
    </message>
    <message>
        <source>{stops} will be late; the next is {stop}, now expected at {time} and late with a chance of {chance}</source>
        <translation>Llegarán tarde: {stops}; la siguiente es {stop}, prevista ahora a las {time} y tarde con una probabilidad del {chance}</translation>
    </message>
    <message>
        <source>{stops} will be late; the next is {stop}, now expected at {time}</source>
        <translation>Llegarán tarde: {stops}; la siguiente es {stop}, prevista ahora a las {time}</translation>
    </message>
    <message>
        <source>{driver} +{minutes} min</source>
        <translation>{driver} +{minutes} min</translation>
    </message>
    <message>
        <source>One stop</source>
        <translation>una parada</translation>
    </message>
    <message>
        <source>{driver}: {stops} may be late</source>
        <translation>{driver}: quizá tarde: {stops}</translation>
    </message>
    <message>
        <source>Most at risk is {stop}: expected at {time}, late with a chance of {chance}</source>
        <translation>La que más peligra es {stop}: prevista a las {time}, tarde con una probabilidad del {chance}</translation>
    </message>
    <message>
        <source>{driver} is there at {time}; {stop} expects nobody before {start}</source>
        <translation>{driver} está allí a las {time}; {stop} no espera a nadie antes de las {start}</translation>
    </message>
    <message>
        <source>{driver} will be there at {time}; {stop} expects nobody before {start}</source>
        <translation>{driver} estará allí a las {time}; {stop} no espera a nadie antes de las {start}</translation>
    </message>
    <message>
        <source>{driver}: {minutes} min too early</source>
        <translation>{driver}: {minutes} min demasiado pronto</translation>
    </message>
    <message>
        <source>Put another stop before it</source>
        <translation>Poner otra parada antes</translation>
    </message>
    <message>
        <source>Ask the customer</source>
        <translation>Preguntar al cliente</translation>
    </message>
    <message>
        <source>Take the break now</source>
        <translation>Hacer la pausa ahora</translation>
    </message>
    <message>
        <source>Back at the depot at about {time}, and {limit} is the end; {stops} would begin after that</source>
        <translation>De vuelta en el depósito hacia las {time}, y el fin es a las {limit}; después empezarían {stops}</translation>
    </message>
    <message>
        <source>Back at the depot at about {time}, and {limit} is the end</source>
        <translation>De vuelta en el depósito hacia las {time}, y el fin es a las {limit}</translation>
    </message>
    <message>
        <source>{driver}: {minutes} min of overtime</source>
        <translation>{driver}: {minutes} min de horas extra</translation>
    </message>
    <message>
        <source>Give the last stops to another driver</source>
        <translation>Dar las últimas paradas a otro conductor</translation>
    </message>
    <message>
        <source>Leave stops for tomorrow</source>
        <translation>Dejar paradas para mañana</translation>
    </message>
    <message>
        <source>Ask the driver</source>
        <translation>Preguntar al conductor</translation>
    </message>
    <message>
        <source>{driver}: trouble with the vehicle</source>
        <translation>{driver}: problema con el vehículo</translation>
    </message>
    <message>
        <source>{driver}: accident</source>
        <translation>{driver}: accidente</translation>
    </message>
    <message>
        <source>{driver} reports a delay</source>
        <translation>{driver} informa de un retraso</translation>
    </message>
    <message>
        <source>{driver}: trouble with a parcel</source>
        <translation>{driver}: problema con un paquete</translation>
    </message>
    <message>
        <source>{driver}: trouble with an address</source>
        <translation>{driver}: problema con una dirección</translation>
    </message>
    <message>
        <source>{driver} reports a problem</source>
        <translation>{driver} informa de un problema</translation>
    </message>
    <message>
        <source>Give the stops to other drivers</source>
        <translation>Dar las paradas a otros conductores</translation>
    </message>
    <message>
        <source>Call for help</source>
        <translation>Pedir ayuda</translation>
    </message>
    <message>
        <source>Told at {time} at {stop}</source>
        <translation>Dicho a las {time} en {stop}</translation>
    </message>
    <message>
        <source>Told at {time}</source>
        <translation>Dicho a las {time}</translation>
    </message>
    <message>
        <source>{stop} asks for {start}–{end}</source>
        <translation>{stop} pide {start}–{end}</translation>
    </message>
    <message>
        <source>Chosen on the tracking page, of the times that were offered</source>
        <translation>Elegido en la página de seguimiento, de las horas ofrecidas</translation>
    </message>
    <message>
        <source>Promise the time that was chosen</source>
        <translation>Prometer la hora elegida</translation>
    </message>
    <message>
        <source>{carrier} takes {name} for {price}</source>
        <translation>{carrier} lleva {name} por {price}</translation>
    </message>
    <message>
        <source>No route has a place for it</source>
        <translation>Ninguna ruta tiene sitio</translation>
    </message>
    <message>
        <source>Give it to the carrier</source>
        <translation>Dárselo al transportista</translation>
    </message>
    <message>
        <source>Put it on a route</source>
        <translation>Ponerlo en una ruta</translation>
    </message>
    <message>
        <source>The offer to {carrier} was not sent</source>
        <translation>La oferta a {carrier} no se envió</translation>
    </message>
    <message>
        <source>Withdraw the offer</source>
        <translation>Retirar la oferta</translation>
    </message>
    <message>
        <source>Offered to {carrier} for {price}, to be answered by {time}</source>
        <translation>Ofrecido a {carrier} por {price}, respuesta hasta las {time}</translation>
    </message>
    <message>
        <source>{carrier} takes it for {price}</source>
        <translation>{carrier} lo toma por {price}</translation>
    </message>
    <message>
        <source>No other carrier that can be asked takes it</source>
        <translation>Ningún otro transportista al que se pueda preguntar lo toma</translation>
    </message>
    <message>
        <source>Keep it on the own routes</source>
        <translation>Mantenerlo en las rutas propias</translation>
    </message>
    <message>
        <source>Offer it to the next carrier</source>
        <translation>Ofrecerlo al siguiente transportista</translation>
    </message>
    <message>
        <source>{carrier} does not take {stop}</source>
        <translation>{carrier} no toma {stop}</translation>
    </message>
    <message>
        <source>{carrier} did not answer in time about {stop}</source>
        <translation>{carrier} no respondió a tiempo sobre {stop}</translation>
    </message>
    <message>
        <source>The offer of {stop} to {carrier} was withdrawn: it is on a route, on its way or over</source>
        <translation>La oferta de {stop} a {carrier} se retiró: está en una ruta, en camino o terminado</translation>
    </message>
</context>
<context>
    <name>IssuesView</name>
    <message>
        <source>Issues of the day, the heaviest first</source>
        <translation>Problemas del día, el más grave primero</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>The daily backup was not made: {error}</source>
        <translation>No se hizo la copia de seguridad diaria: {error}</translation>
    </message>
    <message>
        <source>Roundsman did not end well last time; what was kept before stands. Its report is in {notice}. To ask for help, write a diagnostics file (Ctrl+K): it has no names and no addresses in it.</source>
        <translation>Roundsman no terminó bien la última vez; lo guardado antes sigue ahí. Su informe está en {notice}. Para pedir ayuda, escriba un archivo de diagnóstico (Ctrl+K): no contiene nombres ni direcciones.</translation>
    </message>
    <message>
        <source>Something is wrong in Roundsman itself ({kind}). What was kept before stands; the details are in {notice}. To ask for help, write a diagnostics file (Ctrl+K).</source>
        <translation>Algo va mal en el propio Roundsman ({kind}). Lo guardado antes sigue ahí; los detalles están en {notice}. Para pedir ayuda, escriba un archivo de diagnóstico (Ctrl+K).</translation>
    </message>
</context>
<context>
    <name>LaneRows</name>
    <message>
        <source>Unassigned ({count})</source>
        <translation>Sin asignar ({count})</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>fijada</translation>
    </message>
    <message>
        <source>offered to a carrier</source>
        <translation>ofrecido a un transportista</translation>
    </message>
    <message>
        <source>with a carrier</source>
        <translation>con un transportista</translation>
    </message>
    <message>
        <source>unassigned</source>
        <translation>sin asignar</translation>
    </message>
</context>
<context>
    <name>LanesView</name>
    <message>
        <source>Unassigned ({count})</source>
        <translation>Sin asignar ({count})</translation>
    </message>
    <message>
        <source>out</source>
        <translation>no sigue</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>terminado</translation>
    </message>
    <message>
        <source>unsent</source>
        <translation>sin enviar</translation>
    </message>
    <message>
        <source>Lanes: unassigned orders and each driver&apos;s stops</source>
        <translation>Listas: pedidos sin asignar y las paradas de cada conductor</translation>
    </message>
</context>
<context>
    <name>LeftOut</name>
    <message>
        <source>It is larger than any vehicle that may take it.</source>
        <translation>Es más grande que cualquier vehículo que puede llevarlo.</translation>
    </message>
    <message>
        <source>No driver with a vehicle has everything it needs.</source>
        <translation>Ningún conductor con vehículo tiene todo lo que necesita.</translation>
    </message>
    <message>
        <source>No road leads there and back.</source>
        <translation>Ninguna carretera lleva hasta allí y de vuelta.</translation>
    </message>
    <message>
        <source>Nobody can be there in its time window, even with nothing else to do.</source>
        <translation>Nadie puede estar allí en su ventana horaria, ni sin otro trabajo.</translation>
    </message>
    <message>
        <source>There and back takes longer than any shift.</source>
        <translation>Ir y volver dura más que cualquier turno.</translation>
    </message>
    <message>
        <source>No shift that may take it is free; its depot may have none.</source>
        <translation>Ningún turno que pueda llevarlo está libre; quizá su depósito no tenga ninguno.</translation>
    </message>
    <message>
        <source>There and back is more driving than any driver may do.</source>
        <translation>Ir y volver supera lo que puede conducir cualquier conductor.</translation>
    </message>
    <message>
        <source>What it must ride with cannot ride.</source>
        <translation>Aquello con lo que debe viajar no puede viajar.</translation>
    </message>
    <message>
        <source>It fits alone, but not beside what else is planned.</source>
        <translation>Cabe solo, pero no junto a lo demás previsto.</translation>
    </message>
    <message>
        <source>{why} Nearest: {driver}.</source>
        <translation>{why} Más cerca: {driver}.</translation>
    </message>
    <message>
        <source>Given to {carrier} for {price}.</source>
        <translation>Entregado a {carrier} por {price}.</translation>
    </message>
    <message>
        <source>Given to {carrier} for {price}. The offer was accepted.</source>
        <translation>Dado a {carrier} por {price}. La oferta fue aceptada.</translation>
    </message>
    <message>
        <source>Its address was not found; correct it or set its place on the map.</source>
        <translation>No se encontró su dirección; corríjala o marque el lugar en el mapa.</translation>
    </message>
    <message>
        <source>Every shift of the day has a route that is already given out.</source>
        <translation>Cada turno del día tiene una ruta ya entregada.</translation>
    </message>
    <message>
        <source>not planned yet</source>
        <translation>aún sin planificar</translation>
    </message>
    <message>
        <source>its address was not found</source>
        <translation>no se encontró su dirección</translation>
    </message>
    <message>
        <source>{name} has no place on the map yet; correct its address first.</source>
        <translation>{name} aún no tiene lugar en el mapa; corrija primero la dirección.</translation>
    </message>
    <message>
        <source>taken off its route by hand</source>
        <translation>quitado de su ruta a mano</translation>
    </message>
</context>
<context>
    <name>Live</name>
    <message>
        <source>server ok</source>
        <translation>servidor ok</translation>
    </message>
    <message>
        <source>no phones yet</source>
        <translation>aún no hay teléfonos</translation>
    </message>
    <message>
        <source>The sync server answers again.</source>
        <translation>El servidor de sincronización vuelve a responder.</translation>
    </message>
    <message>
        <source>server away, starting it again</source>
        <translation>servidor caído, arrancándolo otra vez</translation>
    </message>
    <message>
        <source>server: see the messages</source>
        <translation>servidor: vea los avisos</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>en reposo</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestions wait</source>
        <translation>
            <numerusform>una sugerencia le espera</numerusform>
            <numerusform>%n sugerencias esperan</numerusform>
        </translation>
    </message>
    <message>
        <source>looking for better routes</source>
        <translation>busca rutas mejores</translation>
    </message>
    <message>
        <source>stopped, see the messages</source>
        <translation>detenido, vea los avisos</translation>
    </message>
</context>
<context>
    <name>LoadDialog</name>
    <message>
        <source>No order of the day names a load. The column &apos;load&apos; of an orders file does.</source>
        <translation>Ningún pedido del día nombra una carga. Lo hace la columna &apos;load&apos; de un archivo de pedidos.</translation>
    </message>
    <message>
        <source>Loads at the depot</source>
        <translation>Cargas en el depósito</translation>
    </message>
    <message>
        <source>is to be there at</source>
        <translation>debe llegar a las</translation>
    </message>
    <message>
        <source>came at</source>
        <translation>llegó a las</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Carga</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message numerus="yes">
        <source>for %n orders</source>
        <translation>
            <numerusform>para un pedido</numerusform>
            <numerusform>para %n pedidos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Loads</name>
    <message>
        <source>{name}: nobody has said when it comes</source>
        <translation>{name}: nadie ha dicho cuándo llega</translation>
    </message>
    <message>
        <source>{name}: came at {time}</source>
        <translation>{name}: llegó a las {time}</translation>
    </message>
    <message>
        <source>{name}: expected at {time}</source>
        <translation>{name}: se espera a las {time}</translation>
    </message>
</context>
<context>
    <name>LookingBack</name>
    <message>
        <source>Looking back</source>
        <translation>Mirar atrás</translation>
    </message>
    <message>
        <source>Look back at this day</source>
        <translation>Mirar atrás en este día</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Volver a ahora</translation>
    </message>
    <message>
        <source>Play the day, or stop</source>
        <translation>Reproducir el día, o parar</translation>
    </message>
    <message>
        <source>Search again as at this time</source>
        <translation>Buscar otra vez como a esta hora</translation>
    </message>
    <message>
        <source>Back to now (Esc)</source>
        <translation>Volver a ahora (Esc)</translation>
    </message>
    <message>
        <source>Time of the day that is shown</source>
        <translation>Hora del día que se muestra</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Buscar otra vez</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Not kept, and so not shown: which phones had yet to fetch a change, what was set aside, the mark of the dial, detours round closed roads. Late reports count from when the server had them; vans are where they were then, heard or not.</source>
        <translation>No se guardó y por eso no se muestra: qué teléfonos tenían aún que recoger un cambio, qué se apartó, la posición del regulador, los rodeos por calles cortadas. Los informes tardíos cuentan desde que los tuvo el servidor; las furgonetas están donde estaban entonces, oídas o no.</translation>
    </message>
    <message>
        <source>How routes and orders stood at this time was not kept: they are shown as of later.</source>
        <translation>No se guardó cómo estaban rutas y pedidos a esta hora: se muestran como más tarde.</translation>
    </message>
    <message>
        <source>Positions are kept for 30 days: no vans are shown.</source>
        <translation>Las posiciones se guardan 30 días: no se muestran furgonetas.</translation>
    </message>
    <message>
        <source>Reading the day …</source>
        <translation>Leyendo el día …</translation>
    </message>
    <message>
        <source>Searching again …</source>
        <translation>Buscando otra vez …</translation>
    </message>
    <message>
        <source>The map region is not ready yet; search again in a moment.</source>
        <translation>La región de mapa aún no está lista; busque otra vez en un momento.</translation>
    </message>
    <message>
        <source>{when}: the day as it was known then. Nothing can be changed.</source>
        <translation>{when}: el día como se conocía entonces. No se puede cambiar nada.</translation>
    </message>
    <message>
        <source>Searches are kept for 30 days: what this day&apos;s began from is gone.</source>
        <translation>Las búsquedas se guardan 30 días: ya no está aquello de lo que partían las de este día.</translation>
    </message>
    <message>
        <source>Nothing was searched for on this day until {time}.</source>
        <translation>En este día no se buscó nada hasta las {time}.</translation>
    </message>
    <message>
        <source>Search of {time}, run again: {found}.</source>
        <translation>Búsqueda de las {time}, otra vez: {found}.</translation>
    </message>
    <message>
        <source>nothing to suggest, as on the day</source>
        <translation>nada que sugerir, como aquel día</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestions, all the same</source>
        <translation>
            <numerusform>la misma sugerencia</numerusform>
            <numerusform>%n sugerencias, todas iguales</numerusform>
        </translation>
    </message>
    <message>
        <source>one that had expired at once</source>
        <translation>una que caducó enseguida</translation>
    </message>
    <message>
        <source>{found} of {count} found again</source>
        <translation>{found} de {count} encontradas de nuevo</translation>
    </message>
    <message>
        <source>missing: {titles}</source>
        <translation>faltan: {titles}</translation>
    </message>
    <message>
        <source>new: {titles}</source>
        <translation>nuevas: {titles}</translation>
    </message>
    <message>
        <source>in another order</source>
        <translation>en otro orden</translation>
    </message>
    <message>
        <source>The search could not be run again.</source>
        <translation>No se pudo repetir la búsqueda.</translation>
    </message>
</context>
<context>
    <name>MapScheme</name>
    <message>
        <source>The base map cannot be read: {error}. The map is shown without streets.</source>
        <translation>No se puede leer el mapa base: {error}. El mapa se muestra sin calles.</translation>
    </message>
    <message>
        <source>The base map is not a PMTiles archive. Prepare the region again.</source>
        <translation>El mapa base no es un archivo PMTiles. Prepare la región otra vez.</translation>
    </message>
</context>
<context>
    <name>MapValues</name>
    <message>
        <source>promised {window}</source>
        <translation>prometido {window}</translation>
    </message>
    <message>
        <source>{done} of {stops} stops</source>
        <translation>{done} de {stops} paradas</translation>
    </message>
    <message>
        <source>battery {battery}</source>
        <translation>batería {battery}</translation>
    </message>
    <message>
        <source>unassigned: {words}</source>
        <translation>sin asignar: {words}</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map of the day</source>
        <translation>Mapa del día</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Messages</source>
        <translation>Avisos</translation>
    </message>
</context>
<context>
    <name>Moves</name>
    <message>
        <source>A new stop for {who}</source>
        <translation>Una parada nueva para {who}</translation>
    </message>
    <message>
        <source>{count} new stops for {who}</source>
        <translation>{count} paradas nuevas para {who}</translation>
    </message>
    <message>
        <source>One more try for {who}</source>
        <translation>Un intento más para {who}</translation>
    </message>
    <message>
        <source>{count} second tries for {who}</source>
        <translation>{count} segundos intentos para {who}</translation>
    </message>
    <message>
        <source>A stop to be saved: {who}</source>
        <translation>Una parada por salvar: {who}</translation>
    </message>
    <message>
        <source>{count} stops to be saved: {who}</source>
        <translation>{count} paradas por salvar: {who}</translation>
    </message>
    <message>
        <source>Stops between {who}</source>
        <translation>Paradas entre {who}</translation>
    </message>
    <message>
        <source>New sequence for {who}</source>
        <translation>Nuevo orden para {who}</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one} y {other}</translation>
    </message>
    <message>
        <source>one order more is served</source>
        <translation>un pedido más atendido</translation>
    </message>
    <message>
        <source>{count} orders more are served</source>
        <translation>{count} pedidos más atendidos</translation>
    </message>
    <message>
        <source>{distance} more</source>
        <translation>{distance} más</translation>
    </message>
    <message>
        <source>{distance} less</source>
        <translation>{distance} menos</translation>
    </message>
    <message>
        <source>1 minute of lateness less</source>
        <translation>1 minuto menos de retraso</translation>
    </message>
    <message>
        <source>{count} minutes of lateness less</source>
        <translation>{count} minutos menos de retraso</translation>
    </message>
    <message>
        <source>1 minute of lateness more</source>
        <translation>1 minuto más de retraso</translation>
    </message>
    <message>
        <source>{count} minutes of lateness more</source>
        <translation>{count} minutos más de retraso</translation>
    </message>
    <message>
        <source>1 minute of work less</source>
        <translation>1 minuto menos de trabajo</translation>
    </message>
    <message>
        <source>{count} minutes of work less</source>
        <translation>{count} minutos menos de trabajo</translation>
    </message>
    <message>
        <source>1 minute of work more</source>
        <translation>1 minuto más de trabajo</translation>
    </message>
    <message>
        <source>{count} minutes of work more</source>
        <translation>{count} minutos más de trabajo</translation>
    </message>
    <message>
        <source>{driver} tries {stop} again after {before}</source>
        <translation>{driver} intenta otra vez {stop}, después de {before}</translation>
    </message>
    <message>
        <source>{driver} takes {stop} after {before}</source>
        <translation>{driver} toma {stop}, después de {before}</translation>
    </message>
    <message>
        <source>take {stop} from {giver} to {driver} after {before}</source>
        <translation>{stop} de {giver} a {driver}, después de {before}</translation>
    </message>
    <message>
        <source>{driver}: {stop} after {before}</source>
        <translation>{driver}: {stop} después de {before}</translation>
    </message>
    <message>
        <source>{driver} tries {stop} again first</source>
        <translation>{driver} intenta otra vez {stop} primero</translation>
    </message>
    <message>
        <source>{driver} takes {stop} first</source>
        <translation>{driver} toma primero {stop}</translation>
    </message>
    <message>
        <source>take {stop} from {giver} to {driver} first</source>
        <translation>{stop} de {giver} a {driver}, primero</translation>
    </message>
    <message>
        <source>{driver}: {stop} first</source>
        <translation>{driver}: primero {stop}</translation>
    </message>
    <message>
        <source>pickup at {place}</source>
        <translation>recogida en {place}</translation>
    </message>
</context>
<context>
    <name>OpenDay</name>
    <message>
        <source>The data is still being opened; try again in a moment.</source>
        <translation>Los datos se están abriendo todavía; pruebe en un momento.</translation>
    </message>
    <message>
        <source>Preparing the map region. This happens once and takes a moment …</source>
        <translation>Preparando la región de mapa. Esto ocurre una vez y tarda un momento …</translation>
    </message>
    <message>
        <source>waits for the map region: {words}</source>
        <translation>espera la región de mapa: {words}</translation>
    </message>
    <message>
        <source>The map region {name} is ready.</source>
        <translation>La región de mapa {name} está lista.</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>the lanes</source>
        <translation>las listas</translation>
    </message>
    <message>
        <source>the map</source>
        <translation>el mapa</translation>
    </message>
    <message>
        <source>issues and messages</source>
        <translation>problemas y avisos</translation>
    </message>
    <message>
        <source>the timeline</source>
        <translation>la línea de tiempo</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Paneles</translation>
    </message>
    <message>
        <source>Go to {panel}</source>
        <translation>Ir a {panel}</translation>
    </message>
    <message>
        <source>Show or hide {panel}</source>
        <translation>Mostrar u ocultar {panel}</translation>
    </message>
    <message>
        <source>Go to the next panel</source>
        <translation>Ir al panel siguiente</translation>
    </message>
    <message>
        <source>A window of its own for this panel, or none</source>
        <translation>Una ventana propia para este panel, o ninguna</translation>
    </message>
    <message>
        <source>Arrange panels by their titles</source>
        <translation>Ordenar los paneles por sus títulos</translation>
    </message>
    <message>
        <source>Panels as they were at first</source>
        <translation>Paneles como al principio</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Every panel is put away or in a window of its own.
Ctrl+1 to Ctrl+4 show them, Ctrl+D docks the one that has the keys.</source>
        <translation>Todos los paneles están ocultos o en ventanas propias.
Ctrl+1 a Ctrl+4 los muestran; Ctrl+D acopla el que tiene el teclado.</translation>
    </message>
    <message>
        <source>Go to a panel first (F6), then detach it.</source>
        <translation>Vaya primero a un panel (F6) y después sepárelo.</translation>
    </message>
</context>
<context>
    <name>Phones</name>
    <message>
        <source>Pair a phone of this driver</source>
        <translation>Vincular un teléfono de este conductor</translation>
    </message>
    <message>
        <source>Set up a tracking app for this driver</source>
        <translation>Configurar una app de seguimiento para este conductor</translation>
    </message>
    <message>
        <source>Copy the pairing link</source>
        <translation>Copiar el enlace de vinculación</translation>
    </message>
    <message>
        <source>Write to this driver</source>
        <translation>Escribir a este conductor</translation>
    </message>
    <message>
        <source>Retire this driver&apos;s phone …</source>
        <translation>Retirar el teléfono de este conductor …</translation>
    </message>
    <message>
        <source>Revoke this driver&apos;s phone …</source>
        <translation>Bloquear el teléfono de este conductor …</translation>
    </message>
    <message>
        <source>Let phones in …</source>
        <translation>Dejar entrar teléfonos …</translation>
    </message>
    <message>
        <source>Drivers and phones</source>
        <translation>Conductores y teléfonos</translation>
    </message>
    <message>
        <source>What is set aside</source>
        <translation>Lo que se ha apartado</translation>
    </message>
    <message>
        <source>How phones get in</source>
        <translation>Cómo entran los teléfonos</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Mirar otra vez</translation>
    </message>
    <message>
        <source>Find a command …</source>
        <translation>Buscar una orden …</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Cerrar esta ventana</translation>
    </message>
    <message>
        <source>Messages with this driver</source>
        <translation>Mensajes con este conductor</translation>
    </message>
    <message>
        <source>Message to this driver</source>
        <translation>Mensaje a este conductor</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Write to {name}; it is shown on the phone with the route</source>
        <translation>Escribir a {name}; se muestra en el teléfono con la ruta</translation>
    </message>
    <message>
        <source>Choose a driver on the left.</source>
        <translation>Elija un conductor a la izquierda.</translation>
    </message>
    <message>
        <source>Phones of the driver</source>
        <translation>Teléfonos del conductor</translation>
    </message>
    <message>
        <source>no shift on this day</source>
        <translation>sin turno este día</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Conductor</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Oído</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Ruta</translation>
    </message>
    <message>
        <source>call now</source>
        <translation>llame ahora</translation>
    </message>
    <message>
        <source>Phones cannot reach this desk yet: it listens to this computer only.</source>
        <translation>Los teléfonos aún no llegan a este puesto: solo escucha a este ordenador.</translation>
    </message>
    <message>
        <source>Pair a phone</source>
        <translation>Vincular un teléfono</translation>
    </message>
    <message>
        <source>Tracking app</source>
        <translation>App de seguimiento</translation>
    </message>
    <message>
        <source>Traccar Client, OwnTracks ...: tell where the van is</source>
        <translation>Traccar Client, OwnTracks ...: dicen dónde está la furgoneta</translation>
    </message>
    <message>
        <source>App on the phone</source>
        <translation>App del teléfono</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Copiar el enlace</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>Código nuevo</translation>
    </message>
    <message>
        <source>The app of {name} has reported: it is set up.</source>
        <translation>La app de {name} ha informado: está configurada.</translation>
    </message>
    <message>
        <source>A phone of {name} was paired just now.</source>
        <translation>Acaba de vincularse un teléfono de {name}.</translation>
    </message>
    <message>
        <source>The code has ended. Ask for a new one when the phone is at hand.</source>
        <translation>El código ha caducado. Pida uno nuevo cuando tenga el teléfono a mano.</translation>
    </message>
    <message>
        <source>Good for {left}</source>
        <translation>Vale todavía {left}</translation>
    </message>
    <message>
        <source>{name}: code to scan with the phone</source>
        <translation>{name}: código para escanear con el teléfono</translation>
    </message>
    <message>
        <source>How phones get in is set up there; they are paired here.</source>
        <translation>Cómo entran los teléfonos se configura allí; aquí se vinculan.</translation>
    </message>
    <message>
        <source>The practice day&apos;s phones are simulated: leave it to let real ones in.</source>
        <translation>Los teléfonos del día de práctica son simulados: salga de él para dejar entrar los reales.</translation>
    </message>
    <message>
        <source>The sync server runs at {elsewhere}. {there}</source>
        <translation>El servidor de sincronización está en {elsewhere}. {there}</translation>
    </message>
    <message>
        <source>No phone yet. A code below lets one take part.</source>
        <translation>Aún no hay teléfono. Con un código de abajo puede entrar uno.</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Replaced: take only what it reported till now</source>
        <translation>Sustituido: aceptar solo lo que informó hasta ahora</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Lost or stolen: take nothing more from it</source>
        <translation>Perdido o robado: no aceptar nada más de él</translation>
    </message>
    <message numerus="yes">
        <source>These %n stops were taken off the route, and no phone of theirs has fetched that yet:</source>
        <translation>
            <numerusform>Esta parada se quitó de la ruta, y ningún teléfono del conductor lo ha recogido todavía:</numerusform>
            <numerusform>Estas %n paradas se quitaron de la ruta, y ningún teléfono del conductor lo ha recogido todavía:</numerusform>
        </translation>
    </message>
    <message>
        <source>and {left} more</source>
        <translation>y {left} más</translation>
    </message>
    <message>
        <source>Phones that are paired look for the server at its old address: they keep their reports, and must be paired again at the new one.</source>
        <translation>Los teléfonos vinculados buscan el servidor en su dirección anterior: conservan sus informes, y hay que vincularlos otra vez en la nueva.</translation>
    </message>
    <message>
        <source>Apply and restart the server</source>
        <translation>Aplicar y reiniciar el servidor</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>Deshacer cambios</translation>
    </message>
    <message>
        <source>Let phones in</source>
        <translation>Dejar entrar teléfonos</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>Archivo del certificado</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Archivo de la clave</translation>
    </message>
    <message>
        <source>The server&apos;s port</source>
        <translation>Puerto del servidor</translation>
    </message>
    <message>
        <source>the same as last time</source>
        <translation>el mismo que la última vez</translation>
    </message>
    <message>
        <source>Without encryption for tracking apps and the certificate, at port</source>
        <translation>Sin cifrado para apps de seguimiento y el certificado, en el puerto</translation>
    </message>
    <message>
        <source>Port without encryption</source>
        <translation>Puerto sin cifrado</translation>
    </message>
    <message>
        <source>https://phones.example.org, only if phones come from outside</source>
        <translation>https://telefonos.example.org, solo si llegan teléfonos de fuera</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Dirección pública</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Cifrado</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificado</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Tracking apps</source>
        <translation>Apps de seguimiento</translation>
    </message>
    <message>
        <source>Starting the server again; phones wait a moment and lose nothing …</source>
        <translation>Reiniciando el servidor; los teléfonos esperan un momento y no pierden nada …</translation>
    </message>
    <message>
        <source>every network of this computer</source>
        <translation>todas las redes de este ordenador</translation>
    </message>
    <message>
        <source>only {name}, {address}</source>
        <translation>solo {name}, {address}</translation>
    </message>
    <message>
        <source>only {host} (not there now)</source>
        <translation>solo {host} (ahora no está)</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Elegir …</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>Archivos PEM (*.pem *.crt *.cer *.key);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Encrypted, with this desk&apos;s own certificate</source>
        <translation>Cifrado, con el certificado propio de este puesto</translation>
    </message>
    <message>
        <source>Encrypted, with our site&apos;s certificate files</source>
        <translation>Cifrado, con los archivos de certificado de su empresa</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Sin cifrar</translation>
    </message>
    <message>
        <source>Each phone is guided once through trusting this desk, about a minute. Then the driver&apos;s page works without a connection, knows where it is, and nobody on the network reads along.</source>
        <translation>Cada teléfono se guía una vez para que confíe en este puesto, cosa de un minuto. Después la página del conductor funciona sin conexión, sabe dónde está, y nadie en la red lee lo que pasa.</translation>
    </message>
    <message>
        <source>For a name of your own, such as phones.example.org, whose certificate phones trust already: nothing has to be installed on them. Both files are in PEM form; the name goes below as the public address.</source>
        <translation>Para un nombre propio, como telefonos.example.org, en cuyo certificado ya confían los teléfonos: no hay que instalarles nada. Ambos archivos están en formato PEM; el nombre va abajo como dirección pública.</translation>
    </message>
    <message>
        <source>For a try-out, or behind a tunnel or VPN that encrypts. Otherwise anybody on the network can read along, and the driver&apos;s page has no position and forgets the day when it is closed without a connection.</source>
        <translation>Para probar, o detrás de un túnel o una VPN que cifra. Si no, cualquiera en la red puede leer lo que pasa, y la página del conductor no tiene posición y olvida el día cuando se cierra sin conexión.</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>el certificado</translation>
    </message>
    <message>
        <source>key</source>
        <translation>la clave</translation>
    </message>
    <message>
        <source>Choose the {what} file of your site.</source>
        <translation>Elija el archivo para {what} de su empresa.</translation>
    </message>
    <message>
        <source>There is no file &apos;{path}&apos;: choose the {what} file again.</source>
        <translation>No existe el archivo «{path}»: elija otra vez el archivo para {what}.</translation>
    </message>
    <message>
        <source>Phones cannot get in: the sync server listens to this computer only.</source>
        <translation>Los teléfonos no pueden entrar: el servidor de sincronización solo escucha a este ordenador.</translation>
    </message>
    <message>
        <source>Phones get in.</source>
        <translation>Los teléfonos entran.</translation>
    </message>
    <message>
        <source>Phones get in: they open {url}/driver.</source>
        <translation>Los teléfonos entran: abren {url}/driver.</translation>
    </message>
    <message>
        <source>Tracking apps report to {url}.</source>
        <translation>Las apps de seguimiento informan a {url}.</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Phone&apos;s number</source>
        <translation>N.º del teléfono</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Nothing was set aside: every report could be taken as it was sent.</source>
        <translation>No se apartó nada: cada informe se pudo aceptar como se envió.</translation>
    </message>
    <message>
        <source>Phones sent these, and they cannot be facts of the day. Nothing is lost: each is kept as it came, and the phone does not send it again. Ask the driver where it matters, and correct the stop.</source>
        <translation>Esto lo enviaron teléfonos, y no pueden ser hechos del día. No se pierde nada: cada informe se guarda como llegó, y el teléfono no lo envía otra vez. Pregunte al conductor si importa, y corrija la parada.</translation>
    </message>
    <message>
        <source>unknown phone</source>
        <translation>teléfono desconocido</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Apartado</translation>
    </message>
    <message>
        <source>As the phone sent it</source>
        <translation>Como lo envió el teléfono</translation>
    </message>
    <message numerus="yes">
        <source>%n more did not fit and were only counted: a phone that sends so much amiss should be looked at.</source>
        <translation>
            <numerusform>Uno más no cupo y solo se contó: conviene mirar un teléfono que envía tanto mal.</numerusform>
            <numerusform>%n más no cupieron y solo se contaron: conviene mirar un teléfono que envía tanto mal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n characters more</source>
        <translation>
            <numerusform>… y un carácter más</numerusform>
            <numerusform>… y %n caracteres más</numerusform>
        </translation>
    </message>
    <message>
        <source>These report where they are, and nobody knows whose they are. Give each to its driver: what it reported so far is then taken. Leave alone what is none of yours; it is forgotten after 30 days.</source>
        <translation>Estos dicen dónde están, y nadie sabe de quién son. Dé cada uno a su conductor: entonces se acepta lo que ha informado hasta ahora. Deje los que no sean suyos; se olvidan a los 30 días.</translation>
    </message>
    <message>
        <source>Unknown phones ({count})</source>
        <translation>Teléfonos desconocidos ({count})</translation>
    </message>
    <message>
        <source>heard {ago}</source>
        <translation>oído {ago}</translation>
    </message>
    <message>
        <source>whose is it?</source>
        <translation>¿de quién es?</translation>
    </message>
    <message>
        <source>Driver of {label}</source>
        <translation>Conductor de {label}</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Dar</translation>
    </message>
    <message>
        <source>Driver&apos;s page</source>
        <translation>Página del conductor</translation>
    </message>
    <message>
        <source>The page shown first guides through trusting this desk: once per phone, about a minute.</source>
        <translation>La página que aparece primero guía para confiar en este puesto: una vez por teléfono, cosa de un minuto.</translation>
    </message>
    <message>
        <source>Scan the code with the phone&apos;s camera and open the link.</source>
        <translation>Escanee el código con la cámara del teléfono y abra el enlace.</translation>
    </message>
    <message>
        <source>Put the page on the Home Screen, as it proposes: then it works without a connection.</source>
        <translation>Ponga la página en la pantalla de inicio, como propone: así funciona sin conexión.</translation>
    </message>
    <message>
        <source>If it asks for a code, type this one:</source>
        <translation>Si pide un código, escriba este:</translation>
    </message>
    <message>
        <source>Allow it to see the location always, and switch the phone&apos;s battery saving off for it.</source>
        <translation>Permítale ver siempre la ubicación, y desactive para ella el ahorro de batería.</translation>
    </message>
    <message>
        <source>Install Traccar Client from the phone&apos;s store.</source>
        <translation>Instale Traccar Client desde la tienda del teléfono.</translation>
    </message>
    <message>
        <source>In its settings tap the QR sign and scan this code.</source>
        <translation>En sus ajustes toque el signo QR y escanee este código.</translation>
    </message>
    <message>
        <source>Switch tracking on.</source>
        <translation>Active el seguimiento.</translation>
    </message>
    <message>
        <source>Install OwnTracks from the phone&apos;s store.</source>
        <translation>Instale OwnTracks desde la tienda del teléfono.</translation>
    </message>
    <message>
        <source>Scan the code with the phone&apos;s camera and let OwnTracks import it.</source>
        <translation>Escanee el código con la cámara del teléfono y deje que OwnTracks lo importe.</translation>
    </message>
    <message>
        <source>Install Overland from the phone&apos;s store.</source>
        <translation>Instale Overland desde la tienda del teléfono.</translation>
    </message>
    <message>
        <source>Scan the code with the phone&apos;s camera and open it in Overland.</source>
        <translation>Escanee el código con la cámara del teléfono y ábralo en Overland.</translation>
    </message>
    <message>
        <source>Install GPSLogger (Android). Under Logging details choose Log to custom URL.</source>
        <translation>Instale GPSLogger (Android). En Logging details elija «Log to custom URL».</translation>
    </message>
    <message>
        <source>Send the phone this link (Copy the link) and paste it as the URL.</source>
        <translation>Envíe este enlace al teléfono (Copiar el enlace) y péguelo como URL.</translation>
    </message>
    <message>
        <source>Start logging.</source>
        <translation>Inicie el registro.</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Teléfonos</translation>
    </message>
    <message>
        <source>Set aside ({count})</source>
        <translation>Apartado ({count})</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Drivers</source>
        <translation>Conductores</translation>
    </message>
    <message>
        <source>The link is copied. It pairs one phone, once: send it to nobody but the driver.</source>
        <translation>El enlace está copiado. Vincula un teléfono, una vez: envíelo solo al conductor.</translation>
    </message>
    <message>
        <source>Retire this phone of {name}?</source>
        <translation>¿Retirar este teléfono de {name}?</translation>
    </message>
    <message>
        <source>It gets no more routes. What it reported before now is still taken for 7 days. To use it again it must be paired anew.</source>
        <translation>No recibe más rutas. Lo que informó hasta ahora se acepta todavía 7 días. Para usarlo otra vez hay que vincularlo de nuevo.</translation>
    </message>
    <message>
        <source>Revoke this phone of {name}?</source>
        <translation>¿Bloquear este teléfono de {name}?</translation>
    </message>
    <message>
        <source>Nothing is taken from it any more, also not what it has not yet sent. This is for a phone that is lost or stolen; one that is merely replaced is better retired.</source>
        <translation>No se acepta nada más de él, tampoco lo que aún no ha enviado. Es para un teléfono perdido o robado; uno que solo se sustituye es mejor retirarlo.</translation>
    </message>
    <message>
        <source>no phone</source>
        <translation>sin teléfono</translation>
    </message>
    <message>
        <source>tracked, no page</source>
        <translation>seguido, sin página</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>retirado</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>bloqueado</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>hace un día</numerusform>
            <numerusform>hace %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>{age} ago</source>
        <translation>hace {age}</translation>
    </message>
    <message>
        <source>nothing sent yet</source>
        <translation>nada enviado todavía</translation>
    </message>
    <message>
        <source>has version {released}</source>
        <translation>tiene la versión {released}</translation>
    </message>
    <message>
        <source>version {released} on its way</source>
        <translation>versión {released} en camino</translation>
    </message>
    <message>
        <source>still has version {revision}</source>
        <translation>tiene todavía la versión {revision}</translation>
    </message>
    <message>
        <source>has not fetched version {released}</source>
        <translation>no ha recogido la versión {released}</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>{what} calling itself “{label}”</source>
        <translation>{what} que se llama «{label}»</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>desde {time}</translation>
    </message>
    <message>
        <source>tells where it is · heard {ago}</source>
        <translation>dice dónde está · oído {ago}</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>antes</translation>
    </message>
    <message>
        <source>retired {ended}; reports from before that are taken for 7 days</source>
        <translation>retirado {ended}; los informes anteriores se aceptan 7 días</translation>
    </message>
    <message>
        <source>revoked {ended}; nothing is taken from it</source>
        <translation>bloqueado {ended}; no se acepta nada de él</translation>
    </message>
    <message numerus="yes">
        <source>%n reports</source>
        <translation>
            <numerusform>1 informe</numerusform>
            <numerusform>%n informes</numerusform>
        </translation>
    </message>
    <message>
        <source>{has} · heard {ago} · {reports}</source>
        <translation>{has} · oído {ago} · {reports}</translation>
    </message>
    <message>
        <source>{at}  You: {text}</source>
        <translation>{at}  Usted: {text}</translation>
    </message>
    <message>
        <source>{at}  You: {text}  (not on the phone yet)</source>
        <translation>{at}  Usted: {text}  (aún no en el teléfono)</translation>
    </message>
    <message>
        <source>Call {name}{number}</source>
        <translation>Llamar a {name}{number}</translation>
    </message>
    <message>
        <source>The phone is retired.</source>
        <translation>El teléfono está retirado.</translation>
    </message>
    <message>
        <source>The phone is revoked.</source>
        <translation>El teléfono está bloqueado.</translation>
    </message>
    <message>
        <source>The phone is the driver&apos;s now, with what it had reported.</source>
        <translation>El teléfono es ahora del conductor, con lo que había informado.</translation>
    </message>
    <message>
        <source>The sync server was started again, as you chose.</source>
        <translation>El servidor de sincronización se reinició, como usted eligió.</translation>
    </message>
    <message>
        <source>The sync server answers again.</source>
        <translation>El servidor de sincronización vuelve a responder.</translation>
    </message>
</context>
<context>
    <name>PlacePicker</name>
    <message>
        <source>Click the place, or move the map with the arrow keys, + and −, and press Enter.</source>
        <translation>Haga clic en el lugar, o mueva el mapa con las flechas, + y −, y pulse Entrar.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Back without a place (Esc)</source>
        <translation>Volver sin lugar (Esc)</translation>
    </message>
</context>
<context>
    <name>PlannerPanel</name>
    <message>
        <source>Reading the roads</source>
        <translation>Leyendo las calles</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Buscando</translation>
    </message>
    <message>
        <source>Checking the plan</source>
        <translation>Comprobando el plan</translation>
    </message>
    <message>
        <source>A draft: nothing is sent before you press Send.</source>
        <translation>Un borrador: no se envía nada hasta que pulse Enviar.</translation>
    </message>
    <message>
        <source>How long to search</source>
        <translation>Cuánto tiempo buscar</translation>
    </message>
    <message>
        <source>Seconds to search</source>
        <translation>Segundos para buscar</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Planificar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Planner</source>
        <translation>Planificador</translation>
    </message>
    <message>
        <source>Cost {cost}</source>
        <translation>Coste {cost}</translation>
    </message>
    <message numerus="yes">
        <source>%n routes</source>
        <translation>
            <numerusform>1 ruta</numerusform>
            <numerusform>%n rutas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unassigned</source>
        <translation>
            <numerusform>%n sin asignar</numerusform>
            <numerusform>%n sin asignar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProofCard</name>
    <message>
        <source>Taken by {name}</source>
        <translation>Lo recibió {name}</translation>
    </message>
    <message>
        <source>Scanned: {codes}</source>
        <translation>Escaneado: {codes}</translation>
    </message>
    <message>
        <source>Reported {distance} from the stop</source>
        <translation>Informado a {distance} de la parada</translation>
    </message>
    <message>
        <source>loading …</source>
        <translation>cargando …</translation>
    </message>
    <message>
        <source>not here yet</source>
        <translation>aún no está aquí</translation>
    </message>
    <message>
        <source>{picture}: cannot be shown</source>
        <translation>{picture}: no se puede mostrar</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>It stands there already; nothing was changed.</source>
        <translation>Ya está ahí; no se cambió nada.</translation>
    </message>
    <message>
        <source>Choose stops of one driver to move them earlier or later.</source>
        <translation>Elija paradas de un solo conductor para adelantarlas o atrasarlas.</translation>
    </message>
    <message>
        <source>{name} is the last stop that can change already.</source>
        <translation>{name} ya es la última parada que puede cambiar.</translation>
    </message>
    <message>
        <source>{name} is the first stop that can change already.</source>
        <translation>{name} ya es la primera parada que puede cambiar.</translation>
    </message>
    <message>
        <source>{driver} has no two stops here that could be turned.</source>
        <translation>{driver} no tiene aquí dos paradas que se puedan invertir.</translation>
    </message>
    <message>
        <source>{driver} has no stop that could be given away.</source>
        <translation>{driver} no tiene ninguna parada que pueda ceder.</translation>
    </message>
    <message>
        <source>another driver</source>
        <translation>otro conductor</translation>
    </message>
    <message>
        <source>{name} is locked to {driver}; unlock it first (L).</source>
        <translation>{name} está fijada, conductor: {driver}; libérela primero (L).</translation>
    </message>
    <message>
        <source>{name} is on board of {driver}&apos;s van, so only {driver} can bring it.</source>
        <translation>La mercancía de {name} está en la furgoneta de {driver}; solo {driver} puede llevarla.</translation>
    </message>
    <message>
        <source>This driver</source>
        <translation>Este conductor</translation>
    </message>
    <message>
        <source>{driver} cannot go on today, so that route stays as it is.</source>
        <translation>{driver} no puede seguir hoy, así que esa ruta queda como está.</translation>
    </message>
    <message>
        <source>{name} is over; it stays where it is.</source>
        <translation>{name} ya terminó; se queda donde está.</translation>
    </message>
    <message>
        <source>{driver} is at {name} or on the way there, so it stays.</source>
        <translation>{driver} está en {name} o de camino, así que se queda.</translation>
    </message>
    <message>
        <source>{driver} cannot go on today; {name} cannot be moved from there.</source>
        <translation>{driver} no puede seguir hoy; {name} no se puede mover de ahí.</translation>
    </message>
    <message>
        <source>{name} is with a carrier.</source>
        <translation>{name} está con un transportista.</translation>
    </message>
    <message>
        <source>This stop is not on the day any more.</source>
        <translation>Esta parada ya no está en el día.</translation>
    </message>
    <message>
        <source>The goods for {name} have to be picked up before they are brought, on the same tour.</source>
        <translation>La mercancía de {name} debe recogerse antes de llevarla, en el mismo viaje.</translation>
    </message>
    <message>
        <source>{name} is on no route; give it to a driver first.</source>
        <translation>{name} no está en ninguna ruta; asígnela primero a un conductor.</translation>
    </message>
    <message>
        <source>The day has just moved on there; nothing was changed. Try again.</source>
        <translation>El día acaba de avanzar ahí; no se cambió nada. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>This can no longer be taken back: a driver has gone on from there, or the routes have changed since. Nothing was changed.</source>
        <translation>Esto ya no se puede deshacer: un conductor siguió adelante o las rutas cambiaron. No se cambió nada.</translation>
    </message>
    <message>
        <source>This can no longer be done again: the day has gone on from there. Nothing was changed.</source>
        <translation>Esto ya no se puede rehacer: el día siguió adelante. No se cambió nada.</translation>
    </message>
    <message>
        <source>Nobody is at work who could make a stop; nothing can be moved.</source>
        <translation>Nadie está trabajando que pueda hacer una parada; no se puede mover nada.</translation>
    </message>
    <message>
        <source>There is no other driver who could take this today.</source>
        <translation>No hay otro conductor que pueda llevar esto hoy.</translation>
    </message>
    <message>
        <source>This order is not on the day any more.</source>
        <translation>Este pedido ya no está en el día.</translation>
    </message>
    <message>
        <source>{name} is over or called off; there is no other time to offer.</source>
        <translation>{name} ya terminó o se canceló; no hay otra hora que ofrecer.</translation>
    </message>
    <message>
        <source>No other time can be offered to {name}: none fits.</source>
        <translation>No se puede ofrecer otra hora a {name}: ninguna cabe.</translation>
    </message>
    <message>
        <source>{name} has not chosen another time.</source>
        <translation>{name} no ha elegido otra hora.</translation>
    </message>
    <message>
        <source>No carrier takes {name}: see their price lists.</source>
        <translation>Ningún transportista lleva {name}: vea sus listas de precios.</translation>
    </message>
    <message>
        <source>No carrier has {name}.</source>
        <translation>Ningún transportista tiene {name}.</translation>
    </message>
    <message>
        <source>{name} is over or called off; nothing was given away.</source>
        <translation>{name} ya terminó o se canceló; no se entregó nada.</translation>
    </message>
    <message>
        <source>{name} is with a carrier already. {what}</source>
        <translation>{name} ya está con un transportista. {what}</translation>
    </message>
    <message>
        <source>A driver is on the way to {name} or there; nothing was given away.</source>
        <translation>Un conductor va hacia {name} o ya está allí; no se entregó nada.</translation>
    </message>
    <message>
        <source>The goods for {name} are in a van already; nothing was given away.</source>
        <translation>La mercancía de {name} ya está en una furgoneta; no se entregó nada.</translation>
    </message>
    <message>
        <source>A carrier is to answer about {name}; withdraw that offer first.</source>
        <translation>Un transportista debe responder sobre {name}; retire antes esa oferta.</translation>
    </message>
    <message>
        <source>These stops would be a tour of their own: accept the suggestion as a whole, or move them by hand.</source>
        <translation>Estas paradas serían un viaje propio: acepte la propuesta entera o muévalas a mano.</translation>
    </message>
    <message>
        <source>{name} is over or called off; nothing was changed.</source>
        <translation>{name} ya terminó o se canceló; no se cambió nada.</translation>
    </message>
    <message>
        <source>The goods are in a van already: the order needs a place that is found and stays a delivery. Nothing was changed.</source>
        <translation>La mercancía ya está en una furgoneta: el pedido necesita un lugar encontrado y sigue siendo una entrega. No se cambió nada.</translation>
    </message>
    <message>
        <source>{name} was changed by somebody else this moment; save again.</source>
        <translation>Otra persona acaba de cambiar {name}; guarde de nuevo.</translation>
    </message>
    <message>
        <source>There are no orders on {day}; import some first.</source>
        <translation>No hay pedidos el {day}; importe algunos primero.</translation>
    </message>
    <message>
        <source>There are no shifts on {day}; add drivers and vehicles first.</source>
        <translation>No hay turnos el {day}; añada primero conductores y vehículos.</translation>
    </message>
    <message>
        <source>The suggestion no longer fits: something it touches has changed. Nothing was done.</source>
        <translation>La propuesta ya no encaja: algo que afecta ha cambiado. No se hizo nada.</translation>
    </message>
    <message>
        <source>Routes of the day changed while it was being planned; the new plan was not saved. Plan again.</source>
        <translation>Las rutas del día cambiaron durante la planificación; el nuevo plan no se guardó. Planifique de nuevo.</translation>
    </message>
</context>
<context>
    <name>Regions</name>
    <message>
        <source>Choose an extract …</source>
        <translation>Elegir un extracto …</translation>
    </message>
    <message>
        <source>Add the region</source>
        <translation>Añadir la región</translation>
    </message>
    <message>
        <source>Use this region</source>
        <translation>Usar esta región</translation>
    </message>
    <message>
        <source>Update this region</source>
        <translation>Actualizar esta región</translation>
    </message>
    <message>
        <source>Remove this region …</source>
        <translation>Eliminar esta región …</translation>
    </message>
    <message>
        <source>Stop preparing</source>
        <translation>Detener la preparación</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Cerrar esta ventana</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Región</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Edad</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Direcciones</translation>
    </message>
    <message>
        <source>No region has been added: the built-in one, Liechtenstein, is used. Extracts of every country (.osm.pbf) are offered for example at download.geofabrik.de.</source>
        <translation>No se ha añadido ninguna región: se usa la incluida, Liechtenstein. Hay extractos de todos los países (.osm.pbf), por ejemplo, en download.geofabrik.de.</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>en uso</translation>
    </message>
    <message>
        <source>https://…/liechtenstein-latest.osm.pbf, or a file here</source>
        <translation>https://…/liechtenstein-latest.osm.pbf, o un archivo de aquí</translation>
    </message>
    <message>
        <source>Address or file of an extract</source>
        <translation>Dirección o archivo de un extracto</translation>
    </message>
    <message>
        <source>as the file is called</source>
        <translation>como se llame el archivo</translation>
    </message>
    <message>
        <source>Name of the region</source>
        <translation>Nombre de la región</translation>
    </message>
    <message>
        <source>Map regions</source>
        <translation>Regiones de mapa</translation>
    </message>
    <message>
        <source>Choose an extract</source>
        <translation>Elegir un extracto</translation>
    </message>
    <message>
        <source>OpenStreetMap extracts (*.osm.pbf *.pbf);;All files (*)</source>
        <translation>Extractos de OpenStreetMap (*.osm.pbf *.pbf);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>¿Eliminar {name}?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regiones</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Actualizar</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Elegir …</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add a region</source>
        <translation>Añadir una región</translation>
    </message>
    <message>
        <source>the built-in example region</source>
        <translation>la región de ejemplo incluida</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message numerus="yes">
        <source>%n days old</source>
        <translation>
            <numerusform>1 día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message>
        <source>{roads} roads, {houses} houses, {streets} streets, {places} places.</source>
        <translation>{roads} vías, {houses} casas, {streets} calles, {places} lugares.</translation>
    </message>
    <message>
        <source>Latitude {south} to {north}, longitude {west} to {east}.</source>
        <translation>Latitud {south} a {north}, longitud {west} a {east}.</translation>
    </message>
    <message>
        <source>Made from {source}.</source>
        <translation>Hecha de {source}.</translation>
    </message>
    <message>
        <source>{share} of pairs of addresses have no road between them.</source>
        <translation>{share} de los pares de direcciones no tienen camino entre sí.</translation>
    </message>
    <message>
        <source>{size} are freed. It can be made again from its extract.</source>
        <translation>Se liberan {size}. Se puede hacer otra vez desde su extracto.</translation>
    </message>
    <message>
        <source>It is in use: the days that are open are planned on its roads, and their addresses come from it. Without it {region} is used; better use another region first.</source>
        <translation>Está en uso: los días abiertos están planificados sobre sus calles, y sus direcciones vienen de ella. Sin ella se usa {region}; mejor use antes otra región.</translation>
    </message>
    <message>
        <source>Another region is being prepared; wait for it, or stop it.</source>
        <translation>Se está preparando otra región; espere, o deténgala.</translation>
    </message>
    <message>
        <source>The new region is ready, and in use from now on.</source>
        <translation>La región nueva está lista y en uso desde ahora.</translation>
    </message>
    <message>
        <source>{name} is up to date.</source>
        <translation>{name} está al día.</translation>
    </message>
    <message>
        <source>{name} is in use. What is planned stays; plan again for its roads.</source>
        <translation>{name} está en uso. Lo planificado queda; planifique otra vez para sus calles.</translation>
    </message>
    <message>
        <source>{name} is removed.</source>
        <translation>{name} está eliminada.</translation>
    </message>
    <message>
        <source>Preparing a map region</source>
        <translation>Preparando una región de mapa</translation>
    </message>
</context>
<context>
    <name>Register</name>
    <message>
        <source>Carriers</source>
        <translation>Transportistas</translation>
    </message>
    <message>
        <source>carrier</source>
        <translation>transportista</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Price a stop</source>
        <translation>Precio por parada</translation>
    </message>
    <message>
        <source>a kilogram</source>
        <translation>por kilogramo</translation>
    </message>
    <message>
        <source>a kilometre</source>
        <translation>por kilómetro</translation>
    </message>
    <message>
        <source>straight from the depot</source>
        <translation>en línea recta desde el depósito</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zonas</translation>
    </message>
    <message>
        <source>94, 95: 1.20   postcodes, price on top</source>
        <translation>94, 95: 1.20   códigos postales, recargo</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Como mucho</translation>
    </message>
    <message>
        <source>kg an order</source>
        <translation>kg por pedido</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>Takes deliveries</source>
        <translation>Acepta entregas</translation>
    </message>
    <message>
        <source>pickups</source>
        <translation>recogidas</translation>
    </message>
    <message>
        <source>from one to another</source>
        <translation>de uno a otro</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Capacidades</translation>
    </message>
    <message>
        <source>cooled</source>
        <translation>frío</translation>
    </message>
    <message>
        <source>Offers by e-mail to</source>
        <translation>Ofertas por correo a</translation>
    </message>
    <message>
        <source>empty: orders are given without asking</source>
        <translation>vacío: los pedidos se dan sin preguntar</translation>
    </message>
    <message>
        <source>or to its program at</source>
        <translation>o a su programa en</translation>
    </message>
    <message>
        <source>signed with the secret</source>
        <translation>firmado con el secreto</translation>
    </message>
    <message>
        <source>It answers within</source>
        <translation>Responde en</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutos</translation>
    </message>
    <message>
        <source>Who else takes orders, and for what. Those of the settings stand here too.</source>
        <translation>Quién más lleva pedidos, y cuáles. Los de los ajustes también están aquí.</translation>
    </message>
    <message>
        <source>An archived carrier is given no orders, also where the settings name it.</source>
        <translation>Un transportista archivado no recibe pedidos, tampoco si los ajustes lo nombran.</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>Entrada nueva</translation>
    </message>
    <message>
        <source>Save what is typed</source>
        <translation>Guardar lo escrito</translation>
    </message>
    <message>
        <source>Undo what is typed</source>
        <translation>Deshacer lo escrito</translation>
    </message>
    <message>
        <source>Archive, or bring back</source>
        <translation>Archivar, o recuperar</translation>
    </message>
    <message>
        <source>Take back the last thing saved</source>
        <translation>Deshacer lo último guardado</translation>
    </message>
    <message>
        <source>Pick the place on the map</source>
        <translation>Elegir el lugar en el mapa</translation>
    </message>
    <message>
        <source>Search this page</source>
        <translation>Buscar en esta página</translation>
    </message>
    <message>
        <source>Import a fleet file …</source>
        <translation>Importar un archivo de flota …</translation>
    </message>
    <message>
        <source>Write the day&apos;s fleet to a file …</source>
        <translation>Escribir la flota del día en un archivo …</translation>
    </message>
    <message>
        <source>Find a command …</source>
        <translation>Buscar una orden …</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Cerrar esta ventana</translation>
    </message>
    <message>
        <source>as the site writes</source>
        <translation>como escribe la empresa</translation>
    </message>
    <message>
        <source>German</source>
        <translation>alemán</translation>
    </message>
    <message>
        <source>English</source>
        <translation>inglés</translation>
    </message>
    <message>
        <source>French</source>
        <translation>francés</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>italiano</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>español</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>finés</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clientes</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>cliente</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Last order</source>
        <translation>Último pedido</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Calle</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Población</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Pin</translation>
    </message>
    <message>
        <source>47.16600, 9.51000; empty: by the address</source>
        <translation>47.16600, 9.51000; vacío: por la dirección</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Wants messages</source>
        <translation>Quiere mensajes</translation>
    </message>
    <message>
        <source>At the door</source>
        <translation>En la puerta</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>habitual</translation>
    </message>
    <message>
        <source>Access code</source>
        <translation>Código de puerta</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>For the driver, on every order</source>
        <translation>Para el conductor, en cada pedido</translation>
    </message>
    <message>
        <source>Every order that is kept adds its customer here. Ctrl+N adds one by hand.</source>
        <translation>Cada pedido guardado añade aquí a su cliente. Ctrl+N añade uno a mano.</translation>
    </message>
    <message>
        <source>An archived customer is suggested no more, until the next order.</source>
        <translation>Un cliente archivado no se sugiere más, hasta el próximo pedido.</translation>
    </message>
    <message>
        <source>Depots</source>
        <translation>Depósitos</translation>
    </message>
    <message>
        <source>depot</source>
        <translation>depósito</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Loading takes</source>
        <translation>Cargar lleva</translation>
    </message>
    <message>
        <source>Where goods wait and routes begin. Ctrl+N adds the first depot; a fleet file brings it too.</source>
        <translation>Donde espera la mercancía y empiezan las rutas. Ctrl+N añade el primer depósito; un archivo de flota también lo trae.</translation>
    </message>
    <message>
        <source>Weekly shifts can no longer start there.</source>
        <translation>Los turnos semanales ya no pueden empezar allí.</translation>
    </message>
    <message>
        <source>Drivers</source>
        <translation>Conductores</translation>
    </message>
    <message>
        <source>driver</source>
        <translation>conductor</translation>
    </message>
    <message>
        <source>cooled, lift</source>
        <translation>frío, plataforma</translation>
    </message>
    <message>
        <source>Ctrl+N adds the first driver; a fleet file brings several.</source>
        <translation>Ctrl+N añade el primer conductor; un archivo de flota trae varios.</translation>
    </message>
    <message>
        <source>The coming weekly shifts of an archived driver are taken off.</source>
        <translation>Se quitan los próximos turnos semanales de un conductor archivado.</translation>
    </message>
    <message>
        <source>{text} (archived)</source>
        <translation>{text} (archivado)</translation>
    </message>
    <message>
        <source>In use: {skills}</source>
        <translation>En uso: {skills}</translation>
    </message>
    <message>
        <source>Pick on map</source>
        <translation>En el mapa</translation>
    </message>
    <message>
        <source>Days that differ</source>
        <translation>Días distintos</translation>
    </message>
    <message>
        <source>day that differs</source>
        <translation>día distinto</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Whose shift</source>
        <translation>Turno de quién</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>No trabaja</translation>
    </message>
    <message>
        <source>Works otherwise</source>
        <translation>Trabaja de otro modo</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>to</source>
        <translation>hasta</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>como siempre</translation>
    </message>
    <message>
        <source>Driver instead</source>
        <translation>Otro conductor</translation>
    </message>
    <message>
        <source>Vehicle instead</source>
        <translation>Otro vehículo</translation>
    </message>
    <message>
        <source>Christmas Day</source>
        <translation>Navidad</translation>
    </message>
    <message>
        <source>Public holidays, days off, other hours or another vehicle on a single day.</source>
        <translation>Festivos, días libres, otras horas u otro vehículo en un solo día.</translation>
    </message>
    <message>
        <source>The day is as the weekly shifts have it again.</source>
        <translation>El día vuelve a ser como en los turnos semanales.</translation>
    </message>
    <message>
        <source>Search {page}</source>
        <translation>Buscar: {page}</translation>
    </message>
    <message>
        <source>Archived too</source>
        <translation>También archivados</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Keep what is typed (Ctrl+S)</source>
        <translation>Guardar lo escrito (Ctrl+S)</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>Deshacer cambios</translation>
    </message>
    <message>
        <source>Back to what is kept</source>
        <translation>Volver a lo guardado</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivar</translation>
    </message>
    <message>
        <source>New {entry}</source>
        <translation>Nuevo: {entry}</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>{text} (not saved)</source>
        <translation>{text} (sin guardar)</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>Vehículos</translation>
    </message>
    <message>
        <source>vehicle</source>
        <translation>vehículo</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Capacidad</translation>
    </message>
    <message>
        <source>Drives as</source>
        <translation>Conduce como</translation>
    </message>
    <message>
        <source>a word of your own, for its times at the door</source>
        <translation>una palabra propia, para sus tiempos en la puerta</translation>
    </message>
    <message>
        <source>Cost a day</source>
        <translation>Coste por día</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>por hora</translation>
    </message>
    <message>
        <source>an hour driven</source>
        <translation>por hora de conducción</translation>
    </message>
    <message>
        <source>on top</source>
        <translation>además</translation>
    </message>
    <message>
        <source>an hour at doors</source>
        <translation>por hora en puertas</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>times the usual</source>
        <translation>veces la habitual</translation>
    </message>
    <message>
        <source>Ctrl+N adds the first vehicle; a fleet file brings several.</source>
        <translation>Ctrl+N añade el primer vehículo; un archivo de flota trae varios.</translation>
    </message>
    <message>
        <source>The coming weekly shifts with an archived vehicle are taken off.</source>
        <translation>Se quitan los próximos turnos semanales con un vehículo archivado.</translation>
    </message>
    <message>
        <source>Weekly shifts</source>
        <translation>Turnos semanales</translation>
    </message>
    <message>
        <source>weekly shift</source>
        <translation>turno semanal</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Conductor</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Días</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Horario</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Vehículo</translation>
    </message>
    <message>
        <source>From depot</source>
        <translation>Desde el depósito</translation>
    </message>
    <message>
        <source>Breaks</source>
        <translation>Pausas</translation>
    </message>
    <message>
        <source>11:30-13:00 30 min</source>
        <translation>11:30-13:00 30 min</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>last</source>
        <translation>último</translation>
    </message>
    <message>
        <source>always</source>
        <translation>siempre</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierto</translation>
    </message>
    <message>
        <source>Loadings</source>
        <translation>Cargas</translation>
    </message>
    <message>
        <source>Also loads at</source>
        <translation>También carga en</translation>
    </message>
    <message>
        <source>Overtime</source>
        <translation>Horas extra</translation>
    </message>
    <message>
        <source>min, an hour at</source>
        <translation>min, por hora</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>stops</source>
        <translation>paradas</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>horas</translation>
    </message>
    <message>
        <source>h driving</source>
        <translation>h de conducción</translation>
    </message>
    <message>
        <source>h driving without rest</source>
        <translation>h de conducción sin descanso</translation>
    </message>
    <message>
        <source>Who drives what, week by week: the coming two weeks&apos; shifts are made from this. It takes a driver, a vehicle and a depot.</source>
        <translation>Quién conduce qué, semana a semana: de aquí salen los turnos de las próximas dos semanas. Hace falta un conductor, un vehículo y un depósito.</translation>
    </message>
    <message>
        <source>Its coming shifts are taken off; those that are out with the driver stay.</source>
        <translation>Se quitan sus próximos turnos; los que ya tiene el conductor quedan.</translation>
    </message>
    <message>
        <source>Fleet and customers</source>
        <translation>Flota y clientes</translation>
    </message>
    <message>
        <source>Nothing is saved yet; what is wrong is said at its field.</source>
        <translation>Aún no se ha guardado nada; lo que está mal se dice junto a su campo.</translation>
    </message>
    <message>
        <source>Import drivers and vehicles</source>
        <translation>Importar conductores y vehículos</translation>
    </message>
    <message>
        <source>Fleet (*.json);;All files (*)</source>
        <translation>Flota (*.json);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Write the day&apos;s fleet</source>
        <translation>Escribir la flota del día</translation>
    </message>
    <message>
        <source>Fleet (*.json)</source>
        <translation>Flota (*.json)</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>No hay nada que deshacer.</translation>
    </message>
    <message>
        <source>Taken back: {words}</source>
        <translation>Deshecho: {words}</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>The address was not found; a pin says where it is.</source>
        <translation>No se encontró la dirección; un pin dice dónde está.</translation>
    </message>
</context>
<context>
    <name>Rehearsal</name>
    <message>
        <source>The practice day is over. Write its report with Ctrl+R.</source>
        <translation>El día de práctica ha terminado. Escriba su informe con Ctrl+R.</translation>
    </message>
    <message>
        <source>Planning {orders} orders for {shifts} drivers …</source>
        <translation>Planificando {orders} pedidos para {shifts} conductores …</translation>
    </message>
    <message>
        <source>practice server ok</source>
        <translation>servidor de práctica ok</translation>
    </message>
    <message>
        <source>The drivers are on the road. Suggestions wait for you on the right.</source>
        <translation>Los conductores están en camino. A la derecha le esperan sugerencias.</translation>
    </message>
    <message>
        <source>practice server ended</source>
        <translation>servidor de práctica terminado</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>one stop</source>
        <translation>una parada</translation>
    </message>
    <message>
        <source>{count} stops</source>
        <translation>{count} paradas</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} y {count} más</translation>
    </message>
</context>
<context>
    <name>ServerLine</name>
    <message numerus="yes">
        <source>The sync server stays up for the phones of %n open shifts.</source>
        <translation>
            <numerusform>El servidor de sincronización sigue en marcha para los teléfonos de un turno abierto.</numerusform>
            <numerusform>El servidor de sincronización sigue en marcha para los teléfonos de %n turnos abiertos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The practice day is open already.</source>
        <translation>El día de práctica ya está abierto.</translation>
    </message>
    <message>
        <source>Leaving the practice day …</source>
        <translation>Saliendo del día de práctica …</translation>
    </message>
    <message>
        <source>The practice day is open; leave it to see your own days.</source>
        <translation>El día de práctica está abierto; salga de él para ver sus propios días.</translation>
    </message>
    <message>
        <source>Preparing the practice day …</source>
        <translation>Preparando el día de práctica …</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Search settings</source>
        <translation>Buscar en los ajustes</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Deshacer el último cambio</translation>
    </message>
    <message>
        <source>Back to what is usual</source>
        <translation>Volver a lo habitual</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Cerrar esta ventana</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>Usual: {usual}.</source>
        <translation>Habitual: {usual}.</translation>
    </message>
    <message>
        <source>Back to usual: {usual}</source>
        <translation>Volver a lo habitual: {usual}</translation>
    </message>
    <message>
        <source>Kept in: {place}.</source>
        <translation>Guardado en: {place}.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Elegir …</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activado</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Elegir una carpeta</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Ajuste</translation>
    </message>
    <message>
        <source>Setting: {name}</source>
        <translation>Ajuste: {name}</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>settings.json in the data folder</source>
        <translation>settings.json en la carpeta de datos</translation>
    </message>
    <message>
        <source>this window, on this computer</source>
        <translation>esta ventana, en este ordenador</translation>
    </message>
    <message>
        <source>a window of its own</source>
        <translation>una ventana propia</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>Esta ventana</translation>
    </message>
    <message>
        <source>Planning</source>
        <translation>Planificación</translation>
    </message>
    <message>
        <source>While the day runs</source>
        <translation>Mientras corre el día</translation>
    </message>
    <message>
        <source>Messages to customers: the way</source>
        <translation>Mensajes a clientes: la vía</translation>
    </message>
    <message>
        <source>Messages to customers: what is told</source>
        <translation>Mensajes a clientes: qué se dice</translation>
    </message>
    <message>
        <source>Messages to customers: own words</source>
        <translation>Mensajes a clientes: palabras propias</translation>
    </message>
    <message>
        <source>A shop&apos;s program</source>
        <translation>El programa de una tienda</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Qué se guarda</translation>
    </message>
    <message>
        <source>Loads and vehicles</source>
        <translation>Cargas y vehículos</translation>
    </message>
    <message>
        <source>In windows of their own</source>
        <translation>En ventanas propias</translation>
    </message>
    <message>
        <source>English</source>
        <translation>inglés</translation>
    </message>
    <message>
        <source>German</source>
        <translation>alemán</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>finés</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>español</translation>
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
        <translation>ninguno</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>mantener</translation>
    </message>
    <message>
        <source>careful</source>
        <translation>con cuidado</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>free</source>
        <translation>libre</translation>
    </message>
    <message>
        <source>do not look</source>
        <translation>no buscar</translation>
    </message>
    <message>
        <source>suggest</source>
        <translation>sugerir</translation>
    </message>
    <message>
        <source>act by itself</source>
        <translation>actuar por sí solo</translation>
    </message>
    <message>
        <source>of money</source>
        <translation>de dinero</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Planificado</translation>
    </message>
    <message>
        <source>Customers are told their time as soon as it is planned, before the day.</source>
        <translation>Los clientes saben su hora en cuanto está planificada, antes del día.</translation>
    </message>
    <message>
        <source>The van has left</source>
        <translation>La furgoneta ha salido</translation>
    </message>
    <message>
        <source>Customers are told, with a time as a range.</source>
        <translation>Se avisa a los clientes, con un intervalo de tiempo.</translation>
    </message>
    <message>
        <source>Nearly there</source>
        <translation>Casi llega</translation>
    </message>
    <message>
        <source>Customers are told when the van is few stops and minutes away.</source>
        <translation>Se avisa a los clientes cuando la furgoneta está a pocas paradas y minutos.</translation>
    </message>
    <message>
        <source>Later than promised</source>
        <translation>Más tarde de lo prometido</translation>
    </message>
    <message>
        <source>Customers are told when it will likely come after its window.</source>
        <translation>Se avisa a los clientes cuando es probable que llegue después de su ventana.</translation>
    </message>
    <message>
        <source>Another time than told</source>
        <translation>Otra hora que la dicha</translation>
    </message>
    <message>
        <source>Customers are told when the time given has moved.</source>
        <translation>Se avisa a los clientes cuando la hora dada ha cambiado.</translation>
    </message>
    <message>
        <source>The driver is at the door</source>
        <translation>El conductor está en la puerta</translation>
    </message>
    <message>
        <source>Customers are told when the driver has arrived.</source>
        <translation>Se avisa a los clientes cuando el conductor ha llegado.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Customers are told that it was delivered or picked up, and how.</source>
        <translation>Se avisa a los clientes de que se entregó o recogió, y cómo.</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>No fue posible</translation>
    </message>
    <message>
        <source>Customers are told that it was not possible, and why.</source>
        <translation>Se avisa a los clientes de que no fue posible, y por qué.</translation>
    </message>
    <message>
        <source>How it was</source>
        <translation>Qué tal fue</translation>
    </message>
    <message>
        <source>Customers are asked afterwards to rate it.</source>
        <translation>Después se pide a los clientes una valoración.</translation>
    </message>
    <message>
        <source>A driver cannot go on</source>
        <translation>Un conductor no puede seguir</translation>
    </message>
    <message>
        <source>What is done about stops of a driver who cannot go on.</source>
        <translation>Qué se hace con las paradas de un conductor que no puede seguir.</translation>
    </message>
    <message>
        <source>New orders</source>
        <translation>Pedidos nuevos</translation>
    </message>
    <message>
        <source>What is done about orders that no route has yet.</source>
        <translation>Qué se hace con los pedidos que aún no tienen ruta.</translation>
    </message>
    <message>
        <source>Second tries</source>
        <translation>Segundos intentos</translation>
    </message>
    <message>
        <source>What is done about stops where nobody was at home.</source>
        <translation>Qué se hace con las paradas donde no había nadie en casa.</translation>
    </message>
    <message>
        <source>Lateness</source>
        <translation>Retraso</translation>
    </message>
    <message>
        <source>What is done about promises that would be missed.</source>
        <translation>Qué se hace con las promesas que no se cumplirían.</translation>
    </message>
    <message>
        <source>Cheaper routes</source>
        <translation>Rutas más baratas</translation>
    </message>
    <message>
        <source>What is done about changes that only save driving or hours.</source>
        <translation>Qué se hace con los cambios que solo ahorran conducción u horas.</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Claro u oscuro</translation>
    </message>
    <message>
        <source>Colours of the windows; Ctrl+Shift+D turns them over.</source>
        <translation>Colores de las ventanas; Ctrl+Mayús+D los cambia.</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>como el sistema</translation>
    </message>
    <message>
        <source>light</source>
        <translation>claro</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>oscuro</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Movimiento</translation>
    </message>
    <message>
        <source>Whether anything in the window moves by itself: the map that glides, menus that fade, the cursor that blinks.</source>
        <translation>Si algo se mueve por sí solo en la ventana: el mapa que se desliza, los menús que se desvanecen, el cursor que parpadea.</translation>
    </message>
    <message>
        <source>reduced</source>
        <translation>reducido</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>como siempre</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Idioma de la ventana</translation>
    </message>
    <message>
        <source>What the window speaks, from the next start on.</source>
        <translation>Lo que habla la ventana a partir del próximo inicio.</translation>
    </message>
    <message>
        <source>as the computer</source>
        <translation>como el ordenador</translation>
    </message>
    <message>
        <source>Units of distances</source>
        <translation>Unidades de distancia</translation>
    </message>
    <message>
        <source>What distances are said in; prices and limits are typed per kilometre all the same.</source>
        <translation>En qué se dicen las distancias; los precios y límites se escriben igualmente por kilómetro.</translation>
    </message>
    <message>
        <source>by the computer&apos;s country</source>
        <translation>según el país del ordenador</translation>
    </message>
    <message>
        <source>kilometres</source>
        <translation>kilómetros</translation>
    </message>
    <message>
        <source>miles</source>
        <translation>millas</translation>
    </message>
    <message>
        <source>Time to search</source>
        <translation>Tiempo de búsqueda</translation>
    </message>
    <message>
        <source>How long the planner searches for a day&apos;s routes unless told otherwise.</source>
        <translation>Cuánto busca el planificador las rutas de un día si no se le dice otra cosa.</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Learn after</source>
        <translation>Aprender tras</translation>
    </message>
    <message>
        <source>After so many visits on earlier days, times at the door and driving are planned as learned, not as stated; 0: never.</source>
        <translation>Tras tantas visitas en días anteriores, los tiempos en la puerta y la conducción se planifican como se aprendió, no como se indicó; 0: nunca.</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>visitas</translation>
    </message>
    <message>
        <source>Price of a missed order</source>
        <translation>Precio de un pedido no atendido</translation>
    </message>
    <message>
        <source>What an order is worth that nobody comes for, beside starting the dearest van; more or less of it by priority.</source>
        <translation>Lo que vale un pedido al que nadie va, aparte de sacar la furgoneta más cara; más o menos según la prioridad.</translation>
    </message>
    <message>
        <source>Price of planned lateness</source>
        <translation>Precio del retraso planificado</translation>
    </message>
    <message>
        <source>What a minute after a promised window costs in a plan; 0: no plan is ever late.</source>
        <translation>Lo que cuesta en un plan un minuto después de una ventana prometida; 0: ningún plan llega tarde.</translation>
    </message>
    <message>
        <source>of money a minute</source>
        <translation>de dinero por minuto</translation>
    </message>
    <message>
        <source>Price of uneven hours</source>
        <translation>Precio de horas desiguales</translation>
    </message>
    <message>
        <source>What it is worth that drivers have equally long to work.</source>
        <translation>Lo que vale que los conductores trabajen el mismo tiempo.</translation>
    </message>
    <message>
        <source>of money an hour</source>
        <translation>de dinero por hora</translation>
    </message>
    <message>
        <source>Price of uneven stops</source>
        <translation>Precio de paradas desiguales</translation>
    </message>
    <message>
        <source>What it is worth that drivers have equally many stops.</source>
        <translation>Lo que vale que los conductores tengan las mismas paradas.</translation>
    </message>
    <message>
        <source>of money a stop</source>
        <translation>de dinero por parada</translation>
    </message>
    <message>
        <source>Price of another driver</source>
        <translation>Precio de otro conductor</translation>
    </message>
    <message>
        <source>What planning again has to gain for each stop that goes to another driver.</source>
        <translation>Lo que planificar otra vez debe ganar por cada parada que cambia de conductor.</translation>
    </message>
    <message>
        <source>Price of another order</source>
        <translation>Precio de otro orden</translation>
    </message>
    <message>
        <source>What planning again has to gain for each stop that comes before or after others.</source>
        <translation>Lo que planificar otra vez debe ganar por cada parada que pasa antes o después de otras.</translation>
    </message>
    <message>
        <source>Changes, to begin with</source>
        <translation>Cambios, al empezar</translation>
    </message>
    <message>
        <source>How much of a running day may be disturbed; the mark at the foot of the window begins here each day.</source>
        <translation>Cuánto se puede alterar un día en marcha; la marca al pie de la ventana empieza aquí cada día.</translation>
    </message>
    <message>
        <source>Changes of driver</source>
        <translation>Cambios de conductor</translation>
    </message>
    <message>
        <source>Stops that may change their driver within an hour; empty: as the mark of Changes has it.</source>
        <translation>Paradas que pueden cambiar de conductor en una hora; vacío: como la marca de Cambios.</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>por hora</translation>
    </message>
    <message>
        <source>Next stops that stay</source>
        <translation>Próximas paradas que quedan</translation>
    </message>
    <message>
        <source>So many next stops of a driver never move; empty: as the mark of Changes has it.</source>
        <translation>Tantas próximas paradas de un conductor no se mueven nunca; vacío: como la marca de Cambios.</translation>
    </message>
    <message>
        <source>stops</source>
        <translation>paradas</translation>
    </message>
    <message>
        <source>A promise may get worse by</source>
        <translation>Una promesa puede empeorar en</translation>
    </message>
    <message>
        <source>No change makes a promise worse by more; empty: as the mark of Changes has it.</source>
        <translation>Ningún cambio empeora más una promesa; vacío: como la marca de Cambios.</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Price of lateness</source>
        <translation>Precio del retraso</translation>
    </message>
    <message>
        <source>What a minute after a promise costs once the day runs.</source>
        <translation>Lo que cuesta un minuto después de lo prometido cuando el día corre.</translation>
    </message>
    <message>
        <source>A suggestion brings at least</source>
        <translation>Una sugerencia aporta al menos</translation>
    </message>
    <message>
        <source>What a change has to bring to be shown.</source>
        <translation>Lo que un cambio debe aportar para mostrarse.</translation>
    </message>
    <message>
        <source>Acting brings at least</source>
        <translation>Actuar aporta al menos</translation>
    </message>
    <message>
        <source>What a change has to bring to be made without asking, where that is allowed.</source>
        <translation>Lo que un cambio debe aportar para hacerse sin preguntar, donde se permite.</translation>
    </message>
    <message>
        <source>Name of the site</source>
        <translation>Nombre de la empresa</translation>
    </message>
    <message>
        <source>The name by which customers know you.</source>
        <translation>El nombre por el que le conocen los clientes.</translation>
    </message>
    <message>
        <source>Phone of the site</source>
        <translation>Teléfono de la empresa</translation>
    </message>
    <message>
        <source>The number that customers are given to call.</source>
        <translation>El número que se da a los clientes para llamar.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Of messages to customers who have none of their own.</source>
        <translation>De los mensajes a clientes que no tienen uno propio.</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Servidor de correo</translation>
    </message>
    <message>
        <source>Where e-mail to customers, and reports, are handed over (SMTP).</source>
        <translation>Donde se entregan el correo a clientes y los informes (SMTP).</translation>
    </message>
    <message>
        <source>Mail from</source>
        <translation>Correo desde</translation>
    </message>
    <message>
        <source>The address that e-mail comes from.</source>
        <translation>La dirección de la que viene el correo.</translation>
    </message>
    <message>
        <source>Mail port</source>
        <translation>Puerto de correo</translation>
    </message>
    <message>
        <source>Of the mail server.</source>
        <translation>Del servidor de correo.</translation>
    </message>
    <message>
        <source>Mail encryption</source>
        <translation>Cifrado del correo</translation>
    </message>
    <message>
        <source>How the way to the mail server is kept private.</source>
        <translation>Cómo se mantiene privada la vía al servidor de correo.</translation>
    </message>
    <message>
        <source>Mail user</source>
        <translation>Usuario de correo</translation>
    </message>
    <message>
        <source>The name to sign in with, where the mail server wants one.</source>
        <translation>El nombre para entrar, si el servidor de correo lo pide.</translation>
    </message>
    <message>
        <source>Mail password</source>
        <translation>Contraseña de correo</translation>
    </message>
    <message>
        <source>Kept in the file as it is: keep that readable by you alone.</source>
        <translation>Se guarda en el archivo tal cual: que solo usted pueda leerlo.</translation>
    </message>
    <message>
        <source>SMS and chat: gateway</source>
        <translation>SMS y chat: pasarela</translation>
    </message>
    <message>
        <source>Each message is posted to this http or https address as JSON.</source>
        <translation>Cada mensaje se envía como JSON a esta dirección http o https.</translation>
    </message>
    <message>
        <source>SMS and chat: secret</source>
        <translation>SMS y chat: secreto</translation>
    </message>
    <message>
        <source>With which messages to the gateway are signed.</source>
        <translation>Con el que se firman los mensajes a la pasarela.</translation>
    </message>
    <message>
        <source>SMS and chat: service</source>
        <translation>SMS y chat: servicio</translation>
    </message>
    <message>
        <source>An address of apprise&apos;s, with {to} where the number goes, in place of a gateway.</source>
        <translation>Una dirección de apprise, con {to} donde va el número, en lugar de una pasarela.</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Silencio desde</translation>
    </message>
    <message>
        <source>Nobody is written to from then on, on the depot&apos;s clock.</source>
        <translation>Desde entonces no se escribe a nadie, según el reloj del depósito.</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Silencio hasta</translation>
    </message>
    <message>
        <source>Until then nobody is written to; the same time twice: never quiet.</source>
        <translation>Hasta entonces no se escribe a nadie; la misma hora dos veces: nunca silencio.</translation>
    </message>
    <message>
        <source>Nearly there: stops</source>
        <translation>Casi llega: paradas</translation>
    </message>
    <message>
        <source>So many stops before a customer at most.</source>
        <translation>Como mucho tantas paradas antes de un cliente.</translation>
    </message>
    <message>
        <source>Nearly there: minutes</source>
        <translation>Casi llega: minutos</translation>
    </message>
    <message>
        <source>So many minutes before a customer at most.</source>
        <translation>Como mucho tantos minutos antes de un cliente.</translation>
    </message>
    <message>
        <source>Later than promised by</source>
        <translation>Más tarde de lo prometido en</translation>
    </message>
    <message>
        <source>Customers are told of lateness from so many minutes on.</source>
        <translation>Se avisa a los clientes del retraso desde tantos minutos.</translation>
    </message>
    <message>
        <source>Another time by</source>
        <translation>Otra hora en</translation>
    </message>
    <message>
        <source>Customers are told of another time from so many minutes on.</source>
        <translation>Se avisa a los clientes de otra hora desde tantos minutos.</translation>
    </message>
    <message>
        <source>Promise what customers choose</source>
        <translation>Prometer lo que eligen los clientes</translation>
    </message>
    <message>
        <source>A time that a customer chose of those offered is promised without asking anybody.</source>
        <translation>Una hora que un cliente elige de las ofrecidas se promete sin preguntar a nadie.</translation>
    </message>
    <message>
        <source>Your own words in place of the usual ones; $name, $from, $to, $at, $day and $link are filled in.</source>
        <translation>Sus propias palabras en lugar de las habituales; se rellenan $name, $from, $to, $at, $day y $link.</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>asunto</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>Address for states</source>
        <translation>Dirección para estados</translation>
    </message>
    <message>
        <source>Every order&apos;s state is posted to this http or https address, signed, while the window is open.</source>
        <translation>El estado de cada pedido se envía, firmado, a esta dirección http o https mientras la ventana está abierta.</translation>
    </message>
    <message>
        <source>Secret for states</source>
        <translation>Secreto para estados</translation>
    </message>
    <message>
        <source>With which states are signed.</source>
        <translation>Con el que se firman los estados.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>What PDFs are made for.</source>
        <translation>Para qué se hacen los PDF.</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Carta</translation>
    </message>
    <message>
        <source>The day&apos;s report goes out at</source>
        <translation>El informe del día sale a las</translation>
    </message>
    <message>
        <source>Every evening, on the depot&apos;s clock, into the folder and to the addresses below.</source>
        <translation>Cada noche, según el reloj del depósito, a la carpeta y a las direcciones de abajo.</translation>
    </message>
    <message>
        <source>Folder for reports</source>
        <translation>Carpeta de informes</translation>
    </message>
    <message>
        <source>Where the day&apos;s report is written by itself; empty: nowhere.</source>
        <translation>Donde se escribe solo el informe del día; vacío: en ningún sitio.</translation>
    </message>
    <message>
        <source>Reports by mail to</source>
        <translation>Informes por correo a</translation>
    </message>
    <message>
        <source>E-mail addresses, apart by commas; needs a mail server.</source>
        <translation>Direcciones de correo, separadas por comas; necesita un servidor de correo.</translation>
    </message>
    <message>
        <source>Formats of reports</source>
        <translation>Formatos de los informes</translation>
    </message>
    <message>
        <source>In which the day&apos;s report is written by itself.</source>
        <translation>En los que se escribe solo el informe del día.</translation>
    </message>
    <message>
        <source>Pictures are kept for</source>
        <translation>Las fotos se guardan</translation>
    </message>
    <message>
        <source>How long drivers&apos; photos and signatures stay at the desk: 90 or more; 0: for good.</source>
        <translation>Cuánto quedan aquí las fotos y firmas de los conductores: 90 o más; 0: para siempre.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>días</translation>
    </message>
    <message>
        <source>Daily backups kept</source>
        <translation>Copias diarias guardadas</translation>
    </message>
    <message>
        <source>So many stay in the data folder&apos;s backups; 0: none are made.</source>
        <translation>Tantas quedan en la carpeta backups de los datos; 0: no se hace ninguna.</translation>
    </message>
    <message>
        <source>backups</source>
        <translation>copias</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>What it is called on loading lists.</source>
        <translation>Cómo se llama en las listas de carga.</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>unidad</translation>
    </message>
    <message>
        <source>In which it is written on loading lists.</source>
        <translation>En la que se escribe en las listas de carga.</translation>
    </message>
    <message>
        <source>Vehicle types</source>
        <translation>Tipos de vehículo</translation>
    </message>
    <message>
        <source>What a type changes at the door, a line each: bicycle, 0.3 min, 0.9 (minutes to park and find the door, factor on service times).</source>
        <translation>Lo que un tipo cambia en la puerta, una línea cada uno: bicycle, 0.3 min, 0.9 (minutos para aparcar y encontrar la puerta, factor de los tiempos de servicio).</translation>
    </message>
    <message>
        <source>How phones reach the desk</source>
        <translation>Cómo llegan los teléfonos al puesto</translation>
    </message>
    <message>
        <source>Network, encryption (TLS) and certificate, port, tracking apps&apos; port and public address of the sync server.</source>
        <translation>Red, cifrado (TLS) y certificado, puerto, puerto de las apps de seguimiento y dirección pública del servidor de sincronización.</translation>
    </message>
    <message>
        <source>Map region</source>
        <translation>Región de mapa</translation>
    </message>
    <message>
        <source>Which region&apos;s streets, addresses and map are used.</source>
        <translation>De qué región se usan calles, direcciones y mapa.</translation>
    </message>
    <message>
        <source>Carriers and their prices</source>
        <translation>Transportistas y sus precios</translation>
    </message>
    <message>
        <source>Who else takes orders, and for what: per stop, kilogram and kilometre, zones, skills.</source>
        <translation>Quién más lleva pedidos, y por cuánto: por parada, kilogramo y kilómetro, zonas, capacidades.</translation>
    </message>
    <message>
        <source>Weekly shifts</source>
        <translation>Turnos semanales</translation>
    </message>
    <message>
        <source>Who drives which vehicle when, week by week.</source>
        <translation>Quién conduce qué vehículo y cuándo, semana a semana.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desactivado</translation>
    </message>
    <message>
        <source>{name} is a whole number between {low} and {high} {unit}</source>
        <translation>{name} es un número entero entre {low} y {high} {unit}</translation>
    </message>
    <message>
        <source>{name} is a number between {low} and {high} {unit}</source>
        <translation>{name} es un número entre {low} y {high} {unit}</translation>
    </message>
    <message>
        <source>, or empty</source>
        <translation>, o vacío</translation>
    </message>
    <message>
        <source>{text} may be thousands or decimals: write {whole} or {decimal}.</source>
        <translation>{text} puede ser millares o decimales: escriba {whole} o {decimal}.</translation>
    </message>
    <message>
        <source>{name} is a time of day such as 19:00.</source>
        <translation>{name} es una hora del día como 19:00.</translation>
    </message>
    <message>
        <source>&apos;{line}&apos; is no vehicle type: write name, minutes, factor.</source>
        <translation>«{line}» no es un tipo de vehículo: escriba nombre, minutos, factor.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Taken back: {names}.</source>
        <translation>Deshecho: {names}.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>No hay nada que deshacer.</translation>
    </message>
    <message>
        <source>Kept: {names}. Ctrl+Z undoes it.</source>
        <translation>Guardado: {names}. Ctrl+Z lo deshace.</translation>
    </message>
    <message>
        <source>{value} (not kept yet)</source>
        <translation>{value} (aún sin guardar)</translation>
    </message>
    <message>
        <source>No setting has all of these words.</source>
        <translation>Ningún ajuste tiene todas estas palabras.</translation>
    </message>
    <message>
        <source>Not kept yet: {why}</source>
        <translation>Aún sin guardar: {why}</translation>
    </message>
</context>
<context>
    <name>Shops</name>
    <message>
        <source>Sender</source>
        <translation>Remitente</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Para qué</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Creada</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Pedidos</translation>
    </message>
    <message>
        <source>A shop&apos;s program with a key puts its orders here by itself and reads how they stand. It sees only the orders of its own sender.</source>
        <translation>El programa de una tienda con una clave pone aquí sus pedidos por sí mismo y lee cómo están. Solo ve los pedidos de su propio remitente.</translation>
    </message>
    <message>
        <source>Where orders go is said here once the sync server runs.</source>
        <translation>Aquí se dice adónde van los pedidos en cuanto funcione el servidor.</translation>
    </message>
    <message>
        <source>Orders go to {url}/v1/shop/orders, as {url}/openapi.json says.</source>
        <translation>Los pedidos van a {url}/v1/shop/orders, como dice {url}/openapi.json.</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>vigente</translation>
    </message>
    <message>
        <source>revoked {day}</source>
        <translation>revocada {day}</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>Tiendas</translation>
    </message>
    <message>
        <source>Keys of shops, the newest first</source>
        <translation>Claves de tiendas, la más nueva primero</translation>
    </message>
    <message>
        <source>as its orders name it</source>
        <translation>como lo nombran sus pedidos</translation>
    </message>
    <message>
        <source>the web shop, the till ... (may stay empty)</source>
        <translation>la tienda web, la caja ... (puede quedar vacío)</translation>
    </message>
    <message>
        <source>Make a key</source>
        <translation>Crear una clave</translation>
    </message>
    <message>
        <source>Revoke …</source>
        <translation>Revocar …</translation>
    </message>
    <message>
        <source>The new key</source>
        <translation>La clave nueva</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Keys for shops&apos; programs</source>
        <translation>Claves para los programas de tiendas</translation>
    </message>
    <message>
        <source>Key {key} for {sender}. Copy it now: it is shown this once and kept nowhere.</source>
        <translation>Clave {key} para {sender}. Cópiela ahora: se muestra solo esta vez y no se guarda en ninguna parte.</translation>
    </message>
    <message>
        <source>Revoke a key</source>
        <translation>Revocar una clave</translation>
    </message>
    <message>
        <source>Revoke the key {key} of {sender}?</source>
        <translation>¿Revocar la clave {key} de {sender}?</translation>
    </message>
    <message>
        <source>Whoever uses it can neither order nor look any more. Orders that came stay.</source>
        <translation>Quien la use ya no podrá pedir ni mirar. Los pedidos que llegaron se quedan.</translation>
    </message>
    <message>
        <source>Revoke it</source>
        <translation>Revocarla</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Nothing needs you.</source>
        <translation>Nada le necesita.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>y {count} más</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Not today</source>
        <translation>Hoy no</translation>
    </message>
    <message>
        <source>Dismiss it, and do not suggest the same again today</source>
        <translation>Descartarla, y no sugerir lo mismo otra vez hoy</translation>
    </message>
    <message>
        <source>In part …</source>
        <translation>En parte …</translation>
    </message>
    <message>
        <source>Choose which of the moves are done</source>
        <translation>Elegir qué pasos se hacen</translation>
    </message>
    <message>
        <source>{title}: done by itself at {time}</source>
        <translation>{title}: hecho solo a las {time}</translation>
    </message>
    <message>
        <source>{title}: done at {time}</source>
        <translation>{title}: hecho a las {time}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message numerus="yes">
        <source>%n customers come later than expected so far</source>
        <translation>
            <numerusform>Un cliente recibe más tarde de lo previsto hasta ahora</numerusform>
            <numerusform>%n clientes reciben más tarde de lo previsto hasta ahora</numerusform>
        </translation>
    </message>
    <message>
        <source>{words}, too late.</source>
        <translation>{words}, demasiado tarde.</translation>
    </message>
    <message>
        <source>{words}, {late} of them too late.</source>
        <translation>{words}, {late} de ellos demasiado tarde.</translation>
    </message>
    <message>
        <source>{sign}{minutes} min late</source>
        <translation>{sign}{minutes} min de retraso</translation>
    </message>
    <message>
        <source>cost {sign}{cost}</source>
        <translation>coste {sign}{cost}</translation>
    </message>
    <message>
        <source>Issues and suggestions</source>
        <translation>Problemas y sugerencias</translation>
    </message>
    <message>
        <source>Issues of the day</source>
        <translation>Problemas del día</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Comprobante</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Sugerencia</translation>
    </message>
    <message numerus="yes">
        <source>%n more suggestions wait</source>
        <translation>
            <numerusform>una sugerencia más espera</numerusform>
            <numerusform>%n sugerencias más esperan</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Nothing that a driver was given moves; new orders come in between</source>
        <translation>No se mueve nada que ya tenga un conductor; los pedidos nuevos van en medio</translation>
    </message>
    <message>
        <source>Few changes, and no promise gets worse</source>
        <translation>Pocos cambios, y ninguna promesa empeora</translation>
    </message>
    <message>
        <source>A few stops an hour may change their driver where it pays</source>
        <translation>Algunas paradas por hora pueden cambiar de conductor si compensa</translation>
    </message>
    <message>
        <source>Whatever makes the day better</source>
        <translation>Lo que haga mejor el día</translation>
    </message>
    <message>
        <source>Everything is sent</source>
        <translation>Todo está enviado</translation>
    </message>
    <message>
        <source>server not started</source>
        <translation>servidor sin arrancar</translation>
    </message>
    <message>
        <source>optimiser: off</source>
        <translation>optimizador: apagado</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>How freely the day may be planned anew</source>
        <translation>Con cuánta libertad se puede replanificar el día</translation>
    </message>
    <message>
        <source>Changes: {mark}</source>
        <translation>Cambios: {mark}</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message numerus="yes">
        <source>%n unsent changes</source>
        <translation>
            <numerusform>1 cambio sin enviar</numerusform>
            <numerusform>%n cambios sin enviar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n routes not sent</source>
        <translation>
            <numerusform>1 ruta sin enviar</numerusform>
            <numerusform>%n rutas sin enviar</numerusform>
        </translation>
    </message>
    <message>
        <source>How freely the day may be planned anew: {reason}</source>
        <translation>Con cuánta libertad se puede replanificar el día: {reason}</translation>
    </message>
    <message>
        <source>only to look</source>
        <translation>solo mirar</translation>
    </message>
    <message>
        <source>optimiser: {words}</source>
        <translation>optimizador: {words}</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Teléfonos</translation>
    </message>
    <message numerus="yes">
        <source>%n phones</source>
        <translation>
            <numerusform>%n teléfono</numerusform>
            <numerusform>%n teléfonos</numerusform>
        </translation>
    </message>
    <message>
        <source>{some} of {phones}</source>
        <translation>{some} de {phones}</translation>
    </message>
    <message>
        <source>last {age} ago</source>
        <translation>último hace {age}</translation>
    </message>
</context>
<context>
    <name>Tenders</name>
    <message>
        <source>Answer by</source>
        <translation>Respuesta hasta</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Transportista</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Dónde está</translation>
    </message>
    <message>
        <source>with the carrier</source>
        <translation>con el transportista</translation>
    </message>
    <message>
        <source>waits for the server</source>
        <translation>espera al servidor</translation>
    </message>
    <message>
        <source>Offers to carriers</source>
        <translation>Ofertas a transportistas</translation>
    </message>
    <message>
        <source>Offers, the next deadline first</source>
        <translation>Ofertas, el plazo más próximo primero</translation>
    </message>
    <message>
        <source>It accepted</source>
        <translation>Aceptó</translation>
    </message>
    <message>
        <source>It declined</source>
        <translation>Rechazó</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Each carrier answers by its link. What it says on the telephone is entered here.</source>
        <translation>Cada transportista responde por su enlace. Lo que diga por teléfono se anota aquí.</translation>
    </message>
    <message>
        <source>No carrier is to answer. Offer the chosen order with Shift+E.</source>
        <translation>Ningún transportista debe responder. Ofrezca el pedido elegido con Mayús+E.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline of the day, a row per driver</source>
        <translation>Línea de tiempo del día, una fila por conductor</translation>
    </message>
    <message>
        <source>planned {time}</source>
        <translation>planificado {time}</translation>
    </message>
    <message>
        <source>promised {window}</source>
        <translation>prometido {window}</translation>
    </message>
</context>
<context>
    <name>Told</name>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Qué fue de él</translation>
    </message>
    <message>
        <source>It may have arrived: ask the customer before you send it again.</source>
        <translation>Puede haber llegado: pregunte al cliente antes de enviarlo otra vez.</translation>
    </message>
    <message>
        <source>Messages to customers</source>
        <translation>Mensajes a clientes</translation>
    </message>
    <message>
        <source>Messages, the newest first</source>
        <translation>Mensajes, el más nuevo primero</translation>
    </message>
    <message>
        <source>The message in full</source>
        <translation>El mensaje completo</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Enviar otra vez</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>On time</source>
        <translation>A tiempo</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Pendientes</translation>
    </message>
    <message>
        <source>Will be late</source>
        <translation>Llegará tarde</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Sin asignar</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hechas</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallidas</translation>
    </message>
    <message>
        <source>Search name, street, phone, code, driver</source>
        <translation>Nombre, calle, teléfono, código, conductor</translation>
    </message>
    <message>
        <source>Search the day</source>
        <translation>Buscar en el día</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message>
        <source>unassigned</source>
        <translation>sin asignar</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>planificada</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>enviada</translation>
    </message>
    <message>
        <source>en route</source>
        <translation>en camino</translation>
    </message>
    <message>
        <source>in service</source>
        <translation>en servicio</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>completada</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>parcial</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallida</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelada</translation>
    </message>
    <message>
        <source>not attempted</source>
        <translation>no intentada</translation>
    </message>
    <message>
        <source>released</source>
        <translation>enviada</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>llegada</translation>
    </message>
    <message>
        <source>to recipient</source>
        <translation>al destinatario</translation>
    </message>
    <message>
        <source>to third party</source>
        <translation>a otra persona</translation>
    </message>
    <message>
        <source>to mailbox</source>
        <translation>buzón</translation>
    </message>
    <message>
        <source>to safe place</source>
        <translation>lugar seguro</translation>
    </message>
    <message>
        <source>to pickup point</source>
        <translation>punto de recogida</translation>
    </message>
    <message>
        <source>other</source>
        <translation>otro</translation>
    </message>
    <message>
        <source>picked up</source>
        <translation>recogido</translation>
    </message>
    <message>
        <source>picked up other</source>
        <translation>recogido de otro modo</translation>
    </message>
    <message>
        <source>not home</source>
        <translation>no hay nadie</translation>
    </message>
    <message>
        <source>address not found</source>
        <translation>dirección no encontrada</translation>
    </message>
    <message>
        <source>no access</source>
        <translation>sin acceso</translation>
    </message>
    <message>
        <source>no parking</source>
        <translation>sin aparcamiento</translation>
    </message>
    <message>
        <source>no time</source>
        <translation>sin tiempo</translation>
    </message>
    <message>
        <source>package missing</source>
        <translation>falta el paquete</translation>
    </message>
    <message>
        <source>proof missing</source>
        <translation>sin comprobante</translation>
    </message>
    <message>
        <source>payment</source>
        <translation>no pagado</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>dañado</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>Paradas</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hechas</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Parciales</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallidas</translation>
    </message>
    <message>
        <source>Not attempted</source>
        <translation>No intentadas</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Canceladas</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>Pendientes</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>A tiempo</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Tarde</translation>
    </message>
    <message>
        <source>First-attempt success</source>
        <translation>Éxito al primer intento</translation>
    </message>
    <message>
        <source>Proof outstanding</source>
        <translation>Comprobante pendiente</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Corregidas</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Conductor</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Vehículo</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Remitente</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>(no driver)</source>
        <translation>(sin conductor)</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>a tiempo</translation>
    </message>
    <message>
        <source>shift started</source>
        <translation>turno empezado</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>cargado</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>devuelto</translation>
    </message>
    <message>
        <source>note</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>problema</translation>
    </message>
    <message>
        <source>message</source>
        <translation>mensaje</translation>
    </message>
    <message>
        <source>break started</source>
        <translation>pausa empezada</translation>
    </message>
    <message>
        <source>break ended</source>
        <translation>pausa terminada</translation>
    </message>
    <message>
        <source>shift ended</source>
        <translation>turno terminado</translation>
    </message>
    <message>
        <source>pin corrected</source>
        <translation>ubicación corregida</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>corregido</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>deshecho</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>restaurado</translation>
    </message>
    <message>
        <source>shift out</source>
        <translation>conductor fuera</translation>
    </message>
    <message>
        <source>shift back</source>
        <translation>conductor de vuelta</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>fijada</translation>
    </message>
    <message>
        <source>unlocked</source>
        <translation>soltada</translation>
    </message>
    <message>
        <source>placed</source>
        <translation>colocada a mano</translation>
    </message>
    <message>
        <source>given away</source>
        <translation>dada a un transportista</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>recuperada</translation>
    </message>
    <message>
        <source>tendered</source>
        <translation>ofrecido</translation>
    </message>
    <message>
        <source>tender closed</source>
        <translation>oferta terminada</translation>
    </message>
    <message>
        <source>driven</source>
        <translation>recorrido</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>sugerido</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>decidido</translation>
    </message>
    <message>
        <source>road closed</source>
        <translation>calle cortada</translation>
    </message>
    <message>
        <source>road opened</source>
        <translation>calle abierta</translation>
    </message>
    <message>
        <source>slots offered</source>
        <translation>horas ofrecidas</translation>
    </message>
    <message>
        <source>told</source>
        <translation>avisado</translation>
    </message>
    <message>
        <source>load expected</source>
        <translation>carga prevista</translation>
    </message>
    <message>
        <source>load arrived</source>
        <translation>carga llegada</translation>
    </message>
    <message>
        <source>forgotten</source>
        <translation>olvidado</translation>
    </message>
    <message>
        <source>customer note</source>
        <translation>nota del cliente</translation>
    </message>
    <message>
        <source>customer slot</source>
        <translation>hora elegida por el cliente</translation>
    </message>
    <message>
        <source>customer rating</source>
        <translation>valoración del cliente</translation>
    </message>
    <message>
        <source>tender answered</source>
        <translation>oferta respondida</translation>
    </message>
    <message>
        <source>driver</source>
        <translation>conductor</translation>
    </message>
    <message>
        <source>dispatcher</source>
        <translation>central</translation>
    </message>
    <message>
        <source>automation</source>
        <translation>automatismo</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>cliente</translation>
    </message>
    <message>
        <source>carrier</source>
        <translation>transportista</translation>
    </message>
    <message>
        <source>server</source>
        <translation>servidor</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>foto</translation>
    </message>
    <message>
        <source>signature</source>
        <translation>firma</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>scan</source>
        <translation>escaneo</translation>
    </message>
    <message>
        <source>age check</source>
        <translation>control de edad</translation>
    </message>
    <message>
        <source>pin</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>mantener</translation>
    </message>
    <message>
        <source>careful</source>
        <translation>con cuidado</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>free</source>
        <translation>libre</translation>
    </message>
    <message>
        <source>car</source>
        <translation>coche</translation>
    </message>
    <message>
        <source>van</source>
        <translation>furgoneta</translation>
    </message>
    <message>
        <source>bicycle</source>
        <translation>bicicleta</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Peso</translation>
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
        <translation>Bultos</translation>
    </message>
    <message>
        <source>pcs</source>
        <translation>uds.</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>lun</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>mar</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>mié</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>jue</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>vie</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>sáb</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>dom</translation>
    </message>
    <message>
        <source>street</source>
        <translation>calle</translation>
    </message>
    <message>
        <source>place</source>
        <translation>lugar</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>en camino</translation>
    </message>
    <message>
        <source>nearly there</source>
        <translation>casi llega</translation>
    </message>
    <message>
        <source>later than promised</source>
        <translation>más tarde de lo prometido</translation>
    </message>
    <message>
        <source>another time</source>
        <translation>otra hora</translation>
    </message>
    <message>
        <source>at the door</source>
        <translation>en la puerta</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>no fue posible</translation>
    </message>
    <message>
        <source>how was it</source>
        <translation>qué tal fue</translation>
    </message>
    <message>
        <source>status</source>
        <translation>estado</translation>
    </message>
    <message>
        <source>offer to a carrier</source>
        <translation>oferta a un transportista</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>correo</translation>
    </message>
    <message>
        <source>text</source>
        <translation>mensaje de texto</translation>
    </message>
    <message>
        <source>other system</source>
        <translation>otro sistema</translation>
    </message>
    <message>
        <source>carrier&apos;s program</source>
        <translation>programa del transportista</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>espera</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>enviándose</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>en duda</translation>
    </message>
    <message>
        <source>not sent, too late</source>
        <translation>no enviado, tarde</translation>
    </message>
    <message>
        <source>No way to customers is set up; put messages.mail or messages.webhook into settings.json.</source>
        <translation>No hay configurada ninguna vía hacia los clientes; ponga messages.mail o messages.webhook en settings.json.</translation>
    </message>
    <message>
        <source>Nobody was told anything.</source>
        <translation>No se avisó a nadie.</translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message>
        <source>As it is</source>
        <translation>Como está</translation>
    </message>
    <message>
        <source>Otherwise</source>
        <translation>De otro modo</translation>
    </message>
    <message>
        <source>With suggestions</source>
        <translation>Con sugerencias</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Conductor</translation>
    </message>
    <message>
        <source>Who would be later</source>
        <translation>Quién iría más tarde</translation>
    </message>
    <message>
        <source>Stops that would be later, the latest first</source>
        <translation>Paradas que irían más tarde, la más tardía primero</translation>
    </message>
    <message>
        <source>Working it out …</source>
        <translation>Calculando …</translation>
    </message>
    <message>
        <source>Nobody would be later.</source>
        <translation>Nadie iría más tarde.</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>nadie</translation>
    </message>
    <message>
        <source>None. Draw a line along a road, or an area around some.</source>
        <translation>Ninguna. Trace una línea a lo largo de una calle o un área alrededor de varias.</translation>
    </message>
    <message>
        <source>Draw a line …</source>
        <translation>Dibujar una línea …</translation>
    </message>
    <message>
        <source>Draw an area …</source>
        <translation>Dibujar un área …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Look for suggestions then (some seconds)</source>
        <translation>Buscar después sugerencias (unos segundos)</translation>
    </message>
    <message>
        <source>Closed roads</source>
        <translation>Calles cortadas</translation>
    </message>
    <message>
        <source>Drivers who cannot go on</source>
        <translation>Conductores que no pueden seguir</translation>
    </message>
    <message>
        <source>One more van like that of</source>
        <translation>Una furgoneta más como la de</translation>
    </message>
    <message>
        <source>All roads slower by</source>
        <translation>Todas las calles más lentas en</translation>
    </message>
    <message>
        <source>Order with another window</source>
        <translation>Pedido con otra ventana</translation>
    </message>
    <message>
        <source>10-12, until 12 …</source>
        <translation>10-12, until 12 …</translation>
    </message>
    <message>
        <source>The other window</source>
        <translation>La otra ventana</translation>
    </message>
    <message>
        <source>One more van, as that of</source>
        <translation>Una furgoneta más, como la de</translation>
    </message>
    <message>
        <source>Another window for an order</source>
        <translation>Otra ventana para un pedido</translation>
    </message>
    <message>
        <source>looking …</source>
        <translation>buscando …</translation>
    </message>
    <message>
        <source>23:59 is the rest of the day. Every route goes round from now on, forecasts follow, and better routes are looked for. Drivers are told nothing of it. It can be opened again at any time.</source>
        <translation>23:59 es el resto del día. Desde ahora todas las rutas la rodean, las previsiones lo siguen y se buscan rutas mejores. A los conductores no se les dice nada. Se puede volver a abrir en cualquier momento.</translation>
    </message>
    <message>
        <source>Close the road for today</source>
        <translation>Cortar la calle por hoy</translation>
    </message>
    <message>
        <source>Closed until</source>
        <translation>Cortada hasta</translation>
    </message>
    <message>
        <source>Accident, water pipe, parade …</source>
        <translation>Accidente, tubería, desfile …</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Closed from now until</source>
        <translation>Cortada desde ahora hasta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close the road</source>
        <translation>Cortar la calle</translation>
    </message>
    <message>
        <source>Open {name} again?</source>
        <translation>¿Abrir otra vez {name}?</translation>
    </message>
    <message>
        <source>Open the road</source>
        <translation>Abrir la calle</translation>
    </message>
    <message>
        <source>Open a road</source>
        <translation>Abrir una calle</translation>
    </message>
    <message>
        <source>Which?</source>
        <translation>¿Cuál?</translation>
    </message>
    <message>
        <source>{name}, closed {until}{note}</source>
        <translation>{name}, cortada {until}{note}</translation>
    </message>
    <message>
        <source>Nothing is changed by asking.</source>
        <translation>Preguntar no cambia nada.</translation>
    </message>
    <message>
        <source>What if …</source>
        <translation>Y si …</translation>
    </message>
    <message>
        <source>Close these roads for today</source>
        <translation>Cortar estas calles por hoy</translation>
    </message>
    <message>
        <source>Take the driver out</source>
        <translation>Retirar al conductor</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Looking for suggestions …</source>
        <translation>Buscando sugerencias …</translation>
    </message>
    <message>
        <source>Click along the closed road, or across it.</source>
        <translation>Haga clic a lo largo de la calle cortada, o a través de ella.</translation>
    </message>
    <message>
        <source>Click around the closed roads.</source>
        <translation>Haga clic alrededor de las calles cortadas.</translation>
    </message>
    <message>
        <source>Last point back</source>
        <translation>Quitar el último punto</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hechas</translation>
    </message>
    <message>
        <source>Late stops</source>
        <translation>Paradas tardías</translation>
    </message>
    <message>
        <source>Lateness to expect</source>
        <translation>Retraso previsto</translation>
    </message>
    <message>
        <source>Not served</source>
        <translation>Sin atender</translation>
    </message>
    <message>
        <source>Driving</source>
        <translation>Recorrido</translation>
    </message>
    <message>
        <source>Work to do</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Coste</translation>
    </message>
    <message>
        <source>Choose at the left what would be otherwise; nothing is changed by asking.</source>
        <translation>Elija a la izquierda qué sería distinto; preguntar no cambia nada.</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>a tiempo</translation>
    </message>
    <message>
        <source>A road without a name</source>
        <translation>Una calle sin nombre</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} y %n más</numerusform>
            <numerusform>{names} y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>No road would lead to {names}: counted as not served.</source>
        <translation>Ningún camino llevaría a {names}: cuentan como no atendidas.</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestions would be made.</source>
        <translation>
            <numerusform>Se haría una sugerencia.</numerusform>
            <numerusform>Se harían %n sugerencias.</numerusform>
        </translation>
    </message>
    <message>
        <source>No suggestion would be made: nothing better was found.</source>
        <translation>No se haría ninguna sugerencia: no se encontró nada mejor.</translation>
    </message>
    <message>
        <source>The map region is still being prepared; try again in a moment.</source>
        <translation>La región de mapa se está preparando todavía; pruebe en un momento.</translation>
    </message>
    <message>
        <source>It could not be worked out.</source>
        <translation>No se pudo calcular.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Practice day</source>
        <translation>Día de práctica</translation>
    </message>
    <message>
        <source>Roundsman, only to look</source>
        <translation>Roundsman, solo mirar</translation>
    </message>
    <message>
        <source>Import drivers and vehicles</source>
        <translation>Importar conductores y vehículos</translation>
    </message>
    <message>
        <source>Fleet (*.json);;All files (*)</source>
        <translation>Flota (*.json);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Write the day&apos;s report</source>
        <translation>Escribir el informe del día</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Excel (*.xlsx);;CSV (*.csv)</source>
        <translation>PDF (*.pdf);;Excel (*.xlsx);;CSV (*.csv)</translation>
    </message>
    <message>
        <source>Write a diagnostics file</source>
        <translation>Escribir un archivo de diagnóstico</translation>
    </message>
    <message>
        <source>Zip (*.zip)</source>
        <translation>Zip (*.zip)</translation>
    </message>
    <message>
        <source>Choose a stop first.</source>
        <translation>Elija primero una parada.</translation>
    </message>
    <message>
        <source>Write the proof of delivery</source>
        <translation>Escribir el comprobante de entrega</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Write the routes</source>
        <translation>Escribir las rutas</translation>
    </message>
    <message>
        <source>GPX (*.gpx);;GeoJSON (*.geojson);;Calendar (*.ics)</source>
        <translation>GPX (*.gpx);;GeoJSON (*.geojson);;Calendario (*.ics)</translation>
    </message>
    <message>
        <source>Phones: {why}.</source>
        <translation>Teléfonos: {why}.</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Listas</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>Issues and messages</source>
        <translation>Problemas y avisos</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
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
        <translation>por carretera</translation>
    </message>
    <message>
        <source>by straight line</source>
        <translation>en línea recta</translation>
    </message>
    <message>
        <source>{way} from where the driver was at {time}</source>
        <translation>{way} desde donde estaba el conductor a las {time}</translation>
    </message>
    <message>
        <source>times as planned</source>
        <translation>tiempos según lo planificado</translation>
    </message>
    <message numerus="yes">
        <source>learned from %n visits here</source>
        <translation>
            <numerusform>aprendido de %n visita aquí</numerusform>
            <numerusform>aprendido de %n visitas aquí</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>learned from %n visits to this customer</source>
        <translation>
            <numerusform>aprendido de %n visita a este cliente</numerusform>
            <numerusform>aprendido de %n visitas a este cliente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>learned from %n visits of this driver</source>
        <translation>
            <numerusform>aprendido de %n visita de este conductor</numerusform>
            <numerusform>aprendido de %n visitas de este conductor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>learned from %n visits</source>
        <translation>
            <numerusform>aprendido de %n visita</numerusform>
            <numerusform>aprendido de %n visitas</numerusform>
        </translation>
    </message>
    <message>
        <source>late with a chance of {chance}</source>
        <translation>tarde con una probabilidad del {chance}</translation>
    </message>
    <message>
        <source>overtime with a chance of {chance}</source>
        <translation>horas extra con una probabilidad del {chance}</translation>
    </message>
    <message>
        <source>silent {age}</source>
        <translation>callado {age}</translation>
    </message>
    <message>
        <source>parked {age}</source>
        <translation>parado {age}</translation>
    </message>
    <message>
        <source>last heard {ago} ago</source>
        <translation>oído por última vez hace {ago}</translation>
    </message>
    <message>
        <source>parked since {time}</source>
        <translation>parado desde las {time}</translation>
    </message>
    <message>
        <source>{since}, heard {ago} ago</source>
        <translation>{since}, oído hace {ago}</translation>
    </message>
    <message>
        <source>here at {time}</source>
        <translation>aquí a las {time}</translation>
    </message>
    <message>
        <source>{kind} not here yet</source>
        <translation>{kind}: aún no está aquí</translation>
    </message>
    <message>
        <source>{kind} missing</source>
        <translation>{kind}: falta</translation>
    </message>
    <message>
        <source>proof outstanding: {what}</source>
        <translation>comprobante pendiente: {what}</translation>
    </message>
</context>
</TS>
