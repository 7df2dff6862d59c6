// What is chosen, what is therefore shown, and who has to know when that changes.
const choice = {
  off: new Set(), type: "", statuses: new Set(), side: "", origins: 1, place: "", spots: null, words: "",
  from: null, to: null, undated: true, disputed: false, inView: false, order: "day", event: null, tab: "events",
};
let matching = []; // events that fit everything but the days
let visible = []; // and the days
const watchers = [];
const watch = (work) => watchers.push(work);

function change(what) {
  Object.assign(choice, what);
  settle();
}

function settle() {
  const words = fold(choice.words).split(/\s+/).filter(Boolean);
  matching = events.filter((event) => fits(event, words));
  visible = ordered(matching.filter(inTime));
  for (const tell of watchers) tell();
  remember();
}

function fits(event, words) {
  return !choice.off.has(event.family)
    && (!choice.type || event.type === choice.type)
    && (!choice.statuses.size || choice.statuses.has(event.status))
    && (!choice.side || (event.sides ?? []).includes(choice.side))
    && event.origins >= choice.origins
    && (!choice.place || event.spot?.name === choice.place)
    && (!choice.spots || choice.spots.has(event.place))
    && (!choice.disputed || event.disputed > 0)
    && (!choice.inView || isInView(event))
    && (!words.length || words.every((word) => textOf(event).includes(word)));
}

const ORDERS = {
  day: ["Newest first", (one, other) => (other.news ?? -Infinity) - (one.news ?? -Infinity) || other.reports - one.reports],
  oldest: ["Oldest first", (one, other) => (one.news ?? Infinity) - (other.news ?? Infinity) || other.reports - one.reports],
  origins: ["Most independent origins", (one, other) => other.origins - one.origins || other.reports - one.reports],
  reports: ["Most reports", (one, other) => other.reports - one.reports || other.origins - one.origins],
  disputed: ["Most contradictions", (one, other) => other.disputed - one.disputed || other.reports - one.reports],
};

function ordered(found) {
  const compare = ORDERS[choice.order][1];
  return found.sort((one, other) => outside(one) - outside(other) || compare(one, other) || one.index - other.index);
}

/** How many filters narrow what is shown, the days and the search apart. */
function narrowing() {
  return Number(choice.off.size > 0) + Number(choice.type !== "") + Number(choice.statuses.size > 0) + Number(choice.side !== "")
    + Number(choice.origins > 1) + Number(choice.place !== "") + Number(choice.disputed) + Number(choice.inView) + Number(choice.spots !== null);
}

function showAll() {
  change({ off: new Set(), type: "", statuses: new Set(), side: "", origins: 1, place: "", spots: null, words: "", from: null, to: null, undated: true, disputed: false, inView: false });
}

/** Open an event, or close the one that is open. */
function open(event, { fly = true, focus = false } = {}) {
  choice.event = event;
  for (const tell of watchers) tell();
  remember();
  if (!event) return;
  if (fly) flyTo(event);
  if (focus) one("#event h2")?.focus({ preventScroll: true });
}

// The address of the page says what is open and chosen, so that it can be sent to somebody.
const remember = later(() => {
  const said = new URLSearchParams();
  if (choice.event) said.set("event", choice.event.id);
  if (choice.from !== null) said.set("days", `${isoOf(choice.from)}..${isoOf(choice.to)}`);
  if (choice.words) said.set("q", choice.words);
  if (choice.off.size) said.set("without", [...choice.off].join(","));
  if (choice.statuses.size) said.set("status", [...choice.statuses].join(","));
  for (const name of ["type", "side", "place"]) if (choice[name]) said.set(name, choice[name]);
  if (choice.origins > 1) said.set("origins", choice.origins);
  if (choice.tab !== "events") said.set("tab", choice.tab);
  const hash = said.toString();
  if (hash !== location.hash.slice(1)) history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
}, 150);

function recall() {
  const said = new URLSearchParams(location.hash.slice(1));
  const range = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(said.get("days") ?? "");
  const from = range ? dayOf(range[1]) : null, to = range ? dayOf(range[2]) : null;
  const listed = (name, allowed) => new Set((said.get(name) ?? "").split(",").filter((value) => allowed.includes(value)));
  Object.assign(choice, {
    event: eventOf.get(said.get("event")) ?? null,
    from: from !== null && from <= to ? from : null,
    to: from !== null && from <= to ? to : null,
    words: said.get("q") ?? "",
    off: listed("without", [...familyOf.keys()]),
    statuses: listed("status", statuses()),
    type: data.types[said.get("type")] ? said.get("type") : "",
    side: said.get("side") ?? "",
    place: said.get("place") ?? "",
    origins: clamp(Number(said.get("origins")) || 1, 1, 9),
    tab: ["events", "forecasts", "control", "about"].includes(said.get("tab")) ? said.get("tab") : "events",
  });
}
