// Who holds what on the last of the chosen days: what is assessed filled, what is only claimed hatched.
const held = { days: [], now: null, shown: true, basis: { assessed: true, claimed: true }, open: null, marks: [] };
const hatches = new Map();

function prepareControl() {
  held.days = data.control.map((day) => ({
    ...day,
    number: dayOf(day.day),
    areas: day.areas.map((area) => ({ ...area, shape: pathOf(area.areas, true) })),
    fronts: day.fronts.map((front) => pathOf(front.lines, false)),
    places: day.places.map((place) => ({ ...place, x: planeX(place.at[0]), y: planeY(place.at[1]) })),
  }));
}

const sideNumber = (side) => Math.max(data.control_sides.indexOf(side), 0) % 6;
const sideColour = (side) => ink["side" + sideNumber(side)];

/** The latest picture of control that is not after the last chosen day. */
function controlNow() {
  const until = choice.to ?? Infinity;
  return held.days.filter((day) => day.number <= until).pop() ?? null;
}

function hatch(colour, pen, crossed) {
  const key = colour + crossed;
  if (!hatches.has(key)) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const ink = tile.getContext("2d");
    ink.strokeStyle = colour;
    ink.lineWidth = 1.6;
    for (const shift of [-8, 0, 8]) { ink.moveTo(shift, 8); ink.lineTo(shift + 8, 0); }
    if (crossed) for (const shift of [-8, 0, 8]) { ink.moveTo(shift, 0); ink.lineTo(shift + 8, 8); }
    ink.stroke();
    hatches.set(key, pen.createPattern(tile, "repeat"));
  }
  const pattern = hatches.get(key);
  pattern.setTransform(new DOMMatrix([1 / view.zoom, 0, 0, 1 / view.zoom, view.x, view.y]));
  return pattern;
}

function drawControl(pen) {
  if (!held.now || !held.shown) return;
  onPlane(pen, base.dots);
  for (const standing of ["assessed", "contested", "claimed"]) {
    if (!held.basis[standing === "claimed" ? "claimed" : "assessed"]) continue;
    for (const area of held.now.areas) {
      if (area.standing !== standing) continue;
      const contested = standing === "contested", colour = contested ? ink.soft : sideColour(area.side);
      pen.globalAlpha = standing === "assessed" ? 0.3 : contested ? 0.4 : 0.75;
      pen.fillStyle = standing === "assessed" ? colour : hatch(colour, pen, contested);
      pen.fill(area.shape.path, "evenodd");
      pen.globalAlpha = 0.75;
      pen.strokeStyle = colour;
      pen.lineWidth = 0.9 / view.zoom;
      pen.setLineDash(standing === "claimed" ? [4 / view.zoom, 3 / view.zoom] : []);
      pen.stroke(area.shape.path);
    }
  }
  pen.setLineDash([]);
  pen.globalAlpha = 1;
  pen.strokeStyle = ink.ink;
  pen.lineWidth = 2 / view.zoom;
  if (held.basis.assessed) for (const front of held.now.fronts) pen.stroke(front.path);
}

const isUnknown = (place) => place.state === "unknown" && !place.claimed_by;
const isPointed = (place) => place.basis === "place" && (isUnknown(place) || (place.state === "unknown" ? held.basis.claimed : held.basis.assessed));

/** A ring in the side's colour round each place that claims tell of, however small its ground is; a thin grey one: not known. */
function drawHeld(pen) {
  held.marks.length = 0;
  if (!held.now || !held.shown) return;
  for (const place of held.now.places) {
    const x = screenX(place.x), y = screenY(place.y);
    if (!isPointed(place) || x < -20 || y < -20 || x > view.width + 20 || y > view.height + 20) continue;
    const side = place.side ?? (place.state === "contested" ? null : place.claimed_by?.[0]);
    const unknown = isUnknown(place);
    pen.beginPath();
    pen.arc(x, y, unknown ? 9 : 13, 0, 7);
    pen.strokeStyle = ink.land;
    pen.lineWidth = 6;
    pen.stroke();
    pen.strokeStyle = side ? sideColour(side) : ink.soft;
    pen.lineWidth = unknown ? 1.4 : 3.6;
    pen.setLineDash(place.state === "held" ? [] : place.state === "contested" || unknown ? [2, 2] : [6, 4]);
    pen.stroke();
    if (place.state === "held") { pen.globalAlpha = 0.35; pen.fillStyle = sideColour(side); pen.fill(); pen.globalAlpha = 1; }
    pen.setLineDash([]);
    held.marks.push({ x, y, r: unknown ? 9 : 13, place, side });
  }
}

const sideNamed = ({ place, side }) => (place.state === "held" ? sideName(side) : place.state === "contested" ? "contested" : side ? `${sideName(side)}?` : "?");

/** Where control is read, each place is named with its side: colours alone tell nobody who sees them alike. */
function drawHeldNames(put, wide) {
  if (choice.tab !== "control") return;
  for (const mark of held.marks.slice(0, 60)) {
    const { x, y } = mark, text = `${mark.place.name} · ${sideNamed(mark)}`;
    const half = wide(text) / 2;
    [[half + 17, 0], [-half - 17, 0], [0, 24], [0, -24]].some(([right, down]) => put(text, x + right, y + down));
  }
}

function heldAt(x, y) {
  if (choice.tab !== "control" && markAt(x, y)) return null;
  return held.marks.filter((mark) => Math.hypot(mark.x - x, mark.y - y) <= mark.r + 2).pop() ?? null;
}

function stateWords(place) {
  const claimed = (place.claimed_by ?? []).map(sideName).join(", ");
  const words = place.state === "held" ? `held by ${sideName(place.side)}, ${percent(place.sure)} sure` : place.state === "contested" ? "contested" : "not known";
  return words + (claimed ? `; claimed by ${claimed}` : "");
}

const shortDay = (day) => (day ? dayWords(dayOf(day), { year: day.slice(0, 4) !== held.now.day.slice(0, 4) }) : "");
/** Since when a state is told; of a place that is not known, when it was last told of. */
const sinceWords = (place) => shortDay(isUnknown(place) ? place.why.map((piece) => piece.day).sort().pop() : place.since);

function heldTip({ place }) {
  const [first] = place.why;
  return [h("b", null, place.name), h("span", null, capital(stateWords(place)), sinceWords(place) ? `, ${isUnknown(place) ? "last told" : "since"} ${sinceWords(place)}` : "", first?.words && h("q", null, first.words))];
}

/** Open the panel at a place. */
function showHeld({ place }) {
  held.open = place.name;
  change({ tab: "control" });
  showSheet("half");
  drawControlList();
  one("#control tr.open")?.scrollIntoView({ block: "nearest" });
}

function startControl() {
  if (!held.days.length) {
    refill(one("#control"), h("p.empty", null, "No claim of these events says who holds a place."));
    one("#control-switch").hidden = true;
    return;
  }
  one("#control-switch input").addEventListener("change", (event) => { held.shown = event.target.checked; groundDirty = true; redraw(); });
  watch(() => {
    const now = controlNow();
    if (now === held.now && held.drawn === choice.to) return;
    held.now = now;
    held.drawn = choice.to;
    groundDirty = true;
    drawControlList();
  });
}

function drawControlList() {
  const now = held.now;
  if (!now) return refill(one("#control"), h("p.empty", null, `Nothing is told of control until ${dayWords(held.days[0].number)}.`));
  const told = now.places.filter((place) => !isUnknown(place)), unknown = now.places.filter(isUnknown);
  const own = told.filter((place) => place.basis === "place"), inferred = told.filter((place) => place.basis !== "place");
  refill(one("#control"),
    h("p.intro", null, `As of ${dayWords(now.number, { weekday: true })}: who holds what, as far as the record carries it.`),
    choice.to !== null && choice.to > now.number && h("p.soft.until", null, `The last day it was worked out for, up to ${dayWords(choice.to)}.`),
    controlLegend(now),
    heldTable(own, "Told by claims on the place"), heldTable(inferred, "Inferred from places near by"), heldTable(unknown, "Not known: claims too few, too old or too far apart"),
    !told.length && h("p.empty", null, "By this day claims tell too little of any place to say who holds it."),
    data.control_words && h("p.soft.note", null, data.control_words));
}

function controlLegend(now) {
  const box = (name, marks, words, about) => h("label.check", null, h("input", { type: "checkbox", checked: held.basis[name], onchange: (event) => { held.basis[name] = event.target.checked; groundDirty = true; redraw(); } }), h("span", null, marks, h("b", null, words), " ", about));
  const found = data.control_sides.map((side) => [side, now.places.filter((place) => place.side === side).length])
    .filter(([side, count]) => count || now.areas.some((area) => area.side === side));
  return [
    h("ul.sides", { "aria-label": "Sides, with how many places each is assessed to hold" }, found.map(([side, count]) => h("li", null, swatch(side), sideName(side), h("span.soft", null, ` ${count}`)))),
    h("div.bases", null,
      box("assessed", [h("i.swatch.full"), h("i.swatch.cross")], "Assessed", "to be held (filled) or contested (cross-hatched)"),
      box("claimed", h("i.swatch.hatch"), "Claimed", "by one side's own word, which nothing else bears out")),
  ];
}

function heldTable(places, caption) {
  if (!places.length) return null;
  return h("table.held", null, h("caption", null, `${caption} (${places.length})`),
    h("thead", null, h("tr", null, ["Place", "State", "Sure", isUnknown(places[0]) ? "Last told" : "Since"].map((words) => h("th", { scope: "col" }, words)))),
    h("tbody", null, places.slice(0, 300).flatMap((place) => [heldRow(place), held.open === place.name && h("tr.why", null, h("td", { colSpan: 4 }, whyHeld(place)))])));
}

function heldRow(place) {
  const open = held.open === place.name;
  const toggle = () => {
    held.open = open ? null : place.name;
    drawControlList();
    if (!open) glide({ x: place.x, y: place.y, zoom: Math.max(view.zoom, home.zoom * 2) });
    all("#control .held button.plain").find((button) => button.textContent === place.name)?.focus({ preventScroll: true });
  };
  return h(open ? "tr.open" : "tr", null,
    h("td", null, h("button.plain", { type: "button", "aria-expanded": String(open), title: "Why, in whose words", onclick: toggle }, place.name)),
    h("td", null, place.state === "held" ? [swatch(place.side), sideName(place.side)] : place.state === "contested" ? [h("i.swatch.cross"), "contested"] : "unknown", place.claimed_by && h("span.soft", null, ` claimed by ${place.claimed_by.map(sideName).join(", ")}`)),
    h("td.figure", null, place.sure === undefined ? "" : percent(place.sure)), h("td", null, sinceWords(place)));
}

/** The evidence behind a state, the weightiest first: what it tells, in which words, of which event. */
function whyHeld(place) {
  if (!place.why.length) return h("p.soft", null, "By the starting state alone.");
  return h("ul", null, place.why.map((piece) => {
    const event = eventOf.get(piece.event);
    const words = `${dayWords(dayOf(piece.day))}: ${piece.at ? `${piece.at}: ` : ""}${piece.says}`;
    return h("li", null, event ? h("button.plain", { type: "button", onclick: () => open(event, { focus: true }) }, words) : words, piece.words && h("q", null, piece.words));
  }));
}

function swatch(side) {
  return h(`i.swatch.side${sideNumber(side)}`, { "aria-hidden": "true" });
}
