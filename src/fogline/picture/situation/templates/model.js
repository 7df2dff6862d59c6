// What the page knows: the data as they came, and what is worked out of them once.
let data = null;
let events = [];
let familyOf = new Map();
let eventOf = new Map();

function take(given) {
  data = given;
  familyOf = new Map(data.families.map(([name, label, definition, shape]) => [name, { name, label, definition, shape }]));
  events = data.events.map(prepared);
  eventOf = new Map(events.map((event) => [event.id, event]));
}

function prepared(event, index) {
  const [label, family] = data.types[event.type] ?? [event.type.replaceAll("_", " "), ""];
  event.index = index;
  event.label = label;
  event.family = family;
  event.spot = event.place >= 0 ? data.places[event.place] : null;
  event.known = Boolean(event.start || event.end);
  // An open end is open: such an event is at all times after, or before, the one that is told.
  event.from = event.known ? dayOf(event.start) ?? -Infinity : dayOf(event.reported);
  event.to = event.known ? dayOf(event.end, true) ?? Infinity : event.from;
  event.timeless = event.from === null;
  const reported = dayOf(event.reported);
  event.day = event.timeless ? null : event.from > -Infinity ? event.from : reported !== null ? Math.min(reported, event.to) : event.to;
  // What is announced for later is news of the day on which it was reported.
  event.news = event.day !== null && reported !== null ? Math.min(event.day, reported) : event.day;
  return event;
}

let brought = null;
/** Bring what stands behind the events: by far the most of the data, and nothing that the page needs to open. */
function bringBehind() {
  brought ??= unpacked(one("#behind").textContent).then((given) => {
    data.documents = given.documents;
    given.more.forEach((more, index) => { events[index].more = more; });
  }).catch((error) => { data.damaged = `This page is damaged: ${error.message}`; }).then(() => {
    one("#behind").remove();
    if (choice.words) settle();
    else if (choice.event) for (const tell of watchers) tell();
    document.documentElement.dataset.whole = "";
  });
  return brought;
}

/** All that a search looks through; made when it is first asked for. Until all is there, only what there is. */
function textOf(event) {
  if (event.text) return event.text;
  const parts = [event.label, event.title, event.quote, event.spot?.words, event.status, event.id, event.when];
  for (const name of [...(event.actors ?? []), ...(event.targets ?? []), ...(event.sides ?? [])]) parts.push(name, sideName(name));
  if (!event.more) return fold(parts.filter(Boolean).join("\n"));
  for (const origin of event.more.origins) parts.push(origin.party, ...(origin.names ?? []));
  for (const claim of event.more.claims) {
    const paper = data.documents[claim.doc];
    parts.push(claim.id, paper.title, paper.publisher, claim.deed, claim.where, ...claim.text.map((piece) => piece[0]));
  }
  event.text = fold(parts.filter(Boolean).join("\n"));
  return event.text;
}

const sideName = (code) => data.sides[code] ?? code;
const statuses = () => data.statuses.map(([name]) => name);
const statusWords = (status) => capital(data.statuses.find(([name]) => name === status)?.[1] ?? status);

function whenWords(event) {
  if (event.known) return event.when;
  if (event.reported) return `reported ${dayWords(dayOf(event.reported))}`;
  return "time not told";
}

function placeWords(event) {
  return event.spot ? event.spot.words : "place not told";
}

function headline(event) {
  const parties = partiesWords(event);
  return parties ? `${event.label}: ${parties}` : event.label;
}

function partiesWords(event) {
  const actors = (event.actors ?? []).slice(0, 2).map(sideName), targets = (event.targets ?? []).slice(0, 2).map(sideName);
  if (actors.length && targets.length) return `${actors.join(", ")} → ${targets.join(", ")}`;
  return actors.length ? actors.join(", ") : targets.join(", ");
}

/** How an event is cited: what, where, when, how well supported, the words of one report, and as of when. */
function citation(event) {
  const more = event.more ?? { claims: [] }, claim = more.claims[0], paper = claim ? data.documents[claim.doc] : null;
  const about = data.about;
  const words = [
    `${capital(event.label)}, ${placeWords(event)}, ${whenWords(event)}.`,
    `${capital(event.status)} (${more.grade ?? event.grade})${more.likelihood ? `; ${more.likelihood}` : ""}; ${plural(event.reports, "report")}, ${plural(event.origins, "origin")}.`,
  ];
  if (claim) words.push(`“${claim.text.map((piece) => piece[0]).join("").trim()}”`);
  if (paper) words.push([paper.publisher, paper.title && `“${paper.title}”`, paper.day, paper.url].filter(Boolean).join(", ") + ".");
  words.push(`Fogline ${about.version}, event ${event.id}, as known on ${momentWords(about.known_on)}.`);
  return words.join(" ");
}
