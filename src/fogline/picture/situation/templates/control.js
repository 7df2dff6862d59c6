// Who holds what on the last of the chosen days: what is assessed filled, what is only claimed hatched.
const held = { days: [], now: null, shown: true, basis: { assessed: true, claimed: true } };
const hatches = new Map();

function prepareControl() {
  held.days = data.control.map((day) => ({
    ...day,
    number: dayOf(day.day),
    areas: day.areas.map((area) => ({ ...area, shape: pathOf(area.areas, true) })),
    fronts: day.fronts.map((front) => pathOf(front.lines, false)),
  }));
}

const sideColour = (side) => ink["side" + Math.max(data.control_sides.indexOf(side), 0) % 6];

/** The latest picture of control that is not after the last chosen day. */
function controlNow() {
  const until = choice.to ?? Infinity;
  return held.days.filter((day) => day.number <= until).pop() ?? null;
}

function hatch(colour, pen) {
  if (!hatches.has(colour)) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const ink = tile.getContext("2d");
    ink.strokeStyle = colour;
    ink.lineWidth = 1.6;
    for (const shift of [-8, 0, 8]) { ink.moveTo(shift, 8); ink.lineTo(shift + 8, 0); }
    ink.stroke();
    hatches.set(colour, pen.createPattern(tile, "repeat"));
  }
  const pattern = hatches.get(colour);
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
      const colour = standing === "contested" ? ink.soft : sideColour(area.side);
      pen.globalAlpha = standing === "assessed" ? 0.2 : standing === "contested" ? 0.3 : 0.75;
      pen.fillStyle = standing === "assessed" ? colour : hatch(colour, pen);
      pen.fill(area.shape.path, "evenodd");
      pen.globalAlpha = 0.6;
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

function startControl() {
  if (!held.days.length) {
    refill(one("#control"), h("p.empty", null, "No claim of these events says who holds a place."));
    one("#control-switch").hidden = true;
    return;
  }
  one("#control-switch input").addEventListener("change", (event) => { held.shown = event.target.checked; groundDirty = true; redraw(); });
  watch(() => {
    const now = controlNow();
    if (now === held.now) return;
    held.now = now;
    groundDirty = true;
    drawControlList();
  });
}

function drawControlList() {
  const now = held.now;
  if (!now) return refill(one("#control"), h("p.empty", null, "Nothing is known of control on the chosen days."));
  const places = [...now.places].sort((one, other) => (other.sure ?? 0) - (one.sure ?? 0));
  const box = (name, words, about) => h("label.check", null, h("input", { type: "checkbox", checked: held.basis[name], onchange: (event) => { held.basis[name] = event.target.checked; groundDirty = true; redraw(); } }), h("span", null, h("b", null, words), " ", about));
  refill(one("#control"),
    h("p.intro", null, `As of ${dayWords(now.number, { weekday: true })}: who holds what, as far as the record carries it.`),
    h("ul.sides", null, data.control_sides.map((side) => h("li", null, swatch(side), sideName(side)))),
    h("div.bases", null, box("assessed", "Assessed", "what claims and their weight support; contested ground hatched grey"), box("claimed", "Claimed", "what one side says it holds and nothing else bears out")),
    data.control_words && h("p.soft", null, data.control_words),
    h("table.held", null, h("thead", null, h("tr", null, ["Place", "State", "Sure", "Since"].map((words) => h("th", { scope: "col" }, words)))),
      h("tbody", null, places.slice(0, 300).map((place) => h("tr", null,
        h("td", null, h("button.plain", { type: "button", title: place.why, onclick: () => glide({ x: planeX(place.at[0]), y: planeY(place.at[1]), zoom: Math.max(view.zoom, home.zoom * 2) }) }, place.name)),
        h("td", null, place.state === "held" ? [swatch(place.side), sideName(place.side)] : place.state, place.claimed_by && h("span.soft", null, ` claimed by ${place.claimed_by.map(sideName).join(", ")}`)),
        h("td.figure", null, place.sure === undefined ? "" : percent(place.sure)), h("td", null, place.since ? dayWords(dayOf(place.since), { year: false }) : ""))))));
}

function swatch(side) {
  return h(`i.swatch.side${Math.max(data.control_sides.indexOf(side), 0) % 6}`, { "aria-hidden": "true" });
}
