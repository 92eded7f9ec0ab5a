// The day as this phone sees it: the server's word, and on top of it what happened here since. Pure.

const FINAL = new Set(["completed", "partial", "failed"]);
export const isFinal = (state) => FINAL.has(state) || state === "cancelled" || state === "not_attempted";

/** The facts that count on this phone: those that the server put aside do not. */
const counted = (entries) => entries.filter((entry) => !entry.rejected || entry.whole);

/** The shift that is on: the first that was not ended here. */
export function currentShift(day, entries) {
  const ended = new Set(
    counted(entries).filter(({ fact }) => fact.type === "shift_ended").map(({ fact }) => fact.shift_id),
  );
  return (day?.shifts || []).find((shift) => !ended.has(shift.shift_id)) || null;
}

/** How far a shift is: started, on a break, how many trips are loaded. A phone that was paired in the
 *  middle of the day takes it from the stops. */
export function shiftState(shift, entries) {
  const mine = counted(entries).map((entry) => entry.fact).filter((fact) => fact.shift_id === shift.shift_id);
  const touched = (id) => !["planned", "released", "cancelled"].includes(shift.stops[id]?.state);
  const underWay = shift.trips.map((trip) => trip.some(touched));
  const loaded = mine.filter((fact) => fact.type === "loaded").length;
  const breaks = mine.filter((fact) => fact.type.startsWith("break_"));
  return {
    started: underWay.some(Boolean) || mine.length > mine.filter((f) => f.type === "message").length,
    onBreak: breaks.length > 0 && breaks[breaks.length - 1].type === "break_started",
    breakSince: breaks.length ? breaks[breaks.length - 1].at : null,
    loadedTrips: Math.max(loaded, underWay.lastIndexOf(true) + 1),
  };
}

/** A shift's stops in order, each with its id, trip, number, and its state as known here.
 *  `acked` is how far the server had our facts when it wrote the states. */
export function stopsOf(shift, entries, acked) {
  const later = counted(entries).filter((entry) => entry.seq > acked && entry.fact.stop_id);
  const stops = [];
  shift.trips.forEach((trip, tripNumber) => {
    for (const id of trip) {
      const stop = shift.stops[id];
      if (!stop) continue;
      const facts = later.filter((entry) => entry.fact.stop_id === id).map((entry) => entry.fact);
      const state = facts.reduce(afterFact, stop.state);
      const lines = stop.lines.map((line) => ({ quantity: 1, code: "", ...line })); // left out when usual
      stops.push({ ...stop, id, lines, trip: tripNumber, number: stops.length + 1, state });
    }
  });
  return stops;
}

/** A stop's state after one more fact: forward only, and the first end stands (as on the server). */
function afterFact(state, fact) {
  if (FINAL.has(state)) return state;
  if (FINAL.has(fact.type)) return fact.type;
  if (isFinal(state)) return state;
  if (fact.type === "arrived") return "arrived";
  if (fact.type === "en_route" && state !== "arrived") return "en_route";
  return state;
}

/** The stop to show first: the one the driver is at or on the way to, else the first that is open. */
export function nextStop(stops) {
  return (
    stops.find((stop) => stop.state === "arrived") ||
    stops.find((stop) => stop.state === "en_route") ||
    stops.find((stop) => !isFinal(stop.state)) ||
    null
  );
}

/** What the one main button does now. */
export function nextStep(shift, state, stops) {
  if (!state.started) return "start_shift";
  if (state.onBreak) return "end_break";
  const stop = nextStop(stops);
  if (!stop) return "end_shift";
  if (stop.state === "arrived") return "finish";
  if (stop.state === "en_route") return "arrive";
  if (stop.trip >= state.loadedTrips && hasCargo(shift, stop.trip)) return "load";
  return "set_off";
}

/** Whether there is anything to load for a trip. */
export const hasCargo = (shift, trip) =>
  shift.trips[trip].some((id) => shift.stops[id]?.kind === "delivery" && shift.stops[id].lines.length);

/** By how many minutes a stop will be late, 0 for none: against its window, with the hour it is. */
export function lateMinutes(stop, now) {
  if (!stop.window || isFinal(stop.state) || stop.state === "arrived") return 0;
  const expected = Math.max(stop.eta ? Date.parse(stop.eta) : 0, now);
  return Math.max(0, Math.ceil((expected - Date.parse(stop.window[1])) / 60000));
}

/** What changed between two routes of a shift: stops that are new, taken off, or at another place. */
export function changes(before, after) {
  const old = before.trips.flat();
  const now = after.trips.flat();
  const stayed = (list, other) => list.filter((id) => other.includes(id)).join();
  return {
    added: now.filter((id) => !old.includes(id)),
    gone: old.filter((id) => !now.includes(id)).map((id) => before.stops[id]?.name || id),
    moved: stayed(old, now) !== stayed(now, old),
  };
}

/** Parcels in a list of lines. */
export const pieces = (lines) => lines.reduce((sum, line) => sum + line.quantity, 0);
