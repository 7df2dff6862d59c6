// The events on the map: areas as far as the words reach, a symbol where one is, a counted ring where several are.
const NEAR = 30; // pixels within which marks are drawn together
const marks = []; // what can be pointed at: { x, y, r, events, spots }
const board = { canvas: null, pen: null, dots: 1 };
let hovered = null;

function prepareSpots() {
  for (const spot of data.places) {
    if (spot.at) { spot.x = planeX(spot.at[0]); spot.y = planeY(spot.at[1]); }
    if (!spot.areas && !spot.lines) continue;
    const made = pathOf(spot.areas ?? [], true);
    spot.outline = pathOf(spot.lines ?? [], false, made.path, made.box);
  }
}

const isInView = (event) => Boolean(event.spot?.at) && screenX(event.spot.x) >= 0 && screenX(event.spot.x) <= view.width
  && screenY(event.spot.y) >= 0 && screenY(event.spot.y) <= view.height;

/** The visible events by place; a place is drawn once however many they are. */
function bySpot() {
  const found = new Map();
  for (const event of visible) {
    if (!event.spot?.at) continue;
    const group = found.get(event.spot);
    if (group) group.push(event);
    else found.set(event.spot, [event]);
  }
  return found;
}

function drawEvents() {
  const { pen, dots } = board;
  pen.setTransform(dots, 0, 0, dots, 0, 0);
  pen.clearRect(0, 0, view.width, view.height);
  const spots = bySpot(), reading = choice.tab === "control" && held.shown && held.now;
  drawHeld(pen);
  if (reading) return drawUnder(pen, spots);
  drawAreas(pen, spots);
  pen.setTransform(dots, 0, 0, dots, 0, 0);
  drawChosenAreas(pen);
  const groups = together(spots);
  marks.length = 0;
  const taken = [];
  for (const group of groups.sort((one, other) => one.events.length - other.events.length)) drawMark(pen, group);
  for (const mark of marks) taken.push([mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r]);
  const room = [...taken, ...(held.shown ? held.marks : []).map(({ x, y, r }) => [x - r, y - r, x + r, y + r])], before = room.length;
  drawCoarse(pen, spots, room);
  taken.push(...room.slice(before));
  drawNames(pen, taken);
  drawChosenSymbol(pen);
}

/** Where control is read, it lies on top: events are small dots, and the names are those of the places held. */
function drawUnder(pen, spots) {
  marks.length = 0;
  const taken = held.marks.map(({ x, y, r }) => [x - r, y - r, x + r, y + r]);
  for (const group of together(spots)) {
    pen.beginPath();
    pen.arc(group.x, group.y, 3, 0, 7);
    pen.fillStyle = ink.ink;
    pen.fill();
    marks.push({ ...group, r: 6 });
  }
  drawNames(pen, taken);
  drawChosenSymbol(pen);
}

function drawAreas(pen, spots) {
  onPlane(pen, board.dots);
  const many = spots.size > 150;
  for (const [spot, found] of spots) {
    if (!spot.outline || spot.coarse || !seen(spot.outline.box) || tallest(spot.outline.box) < 10) continue;
    pen.fillStyle = pen.strokeStyle = colourOf(mainFamily(found));
    pen.globalAlpha = many ? 0.06 : 0.1;
    pen.fill(spot.outline.path, "evenodd");
    pen.globalAlpha = many ? 0.22 : 0.42;
    pen.lineWidth = 1 / view.zoom;
    pen.stroke(spot.outline.path);
  }
  pen.globalAlpha = 1;
}

function mainFamily(found) {
  const tally = new Map();
  for (const event of found) tally.set(event.family, (tally.get(event.family) ?? 0) + 1);
  return [...tally].sort((one, other) => other[1] - one[1])[0][0];
}

/** Put places together that would lie on each other, those with most events first. */
function together(spots) {
  const cells = new Map(), groups = [];
  const sorted = [...spots].filter(([spot]) => !spot.coarse).sort((one, other) => other[1].length - one[1].length);
  for (const [spot, found] of sorted) {
    const x = screenX(spot.x), y = screenY(spot.y);
    if (x < -40 || y < -40 || x > view.width + 40 || y > view.height + 40) continue;
    const column = Math.floor(x / NEAR), row = Math.floor(y / NEAR);
    let home = null, best = NEAR * NEAR;
    for (let i = column - 1; i <= column + 1; i++) for (let j = row - 1; j <= row + 1; j++) {
      for (const group of cells.get(i * 8192 + j) ?? []) {
        const far = (group.x - x) ** 2 + (group.y - y) ** 2;
        if (far < best) { best = far; home = group; }
      }
    }
    if (home) {
      home.events.push(...found);
      home.spots.push(spot);
    } else {
      const group = { x, y, events: [...found], spots: [spot] };
      groups.push(group);
      const key = column * 8192 + row;
      if (cells.has(key)) cells.get(key).push(group);
      else cells.set(key, [group]);
    }
  }
  return groups;
}

function drawMark(pen, group) {
  const { x, y, events: found } = group;
  if (found.length === 1) {
    const size = 0.74;
    drawSymbol(pen, found[0].family, x, y, size, !found[0].not_told_as_fact);
    marks.push({ ...group, r: 9 });
    return;
  }
  const r = clamp(8 + 2.1 * Math.sqrt(found.length), 10, 26);
  drawRing(pen, x, y, r, found);
  marks.push({ ...group, r });
}

/** The places of the marks, those with most events first: beside the mark, above or below it, or not at all. */
function drawMarkNames(put) {
  const most = view.width < 600 ? 12 : 30, sides = [(r) => [0, 0, r + 4], (r) => [0, 0, -r - 4], (r) => [0, -r - 9, null], (r) => [0, r + 9, null]];
  const largest = marks.filter((mark) => !mark.coarse).sort((one, other) => other.events.length - one.events.length).slice(0, most);
  for (const mark of largest) {
    const text = placeOf(mark);
    if (text) sides.some((side) => { const [dx, dy, after] = side(mark.r); return put(text, mark.x + dx, mark.y + dy, after); });
  }
}

/** The name of the place where most events of a mark are, with how many other places it stands for. */
function placeOf(mark) {
  const tally = new Map();
  for (const event of mark.events) {
    if (!event.spot?.name) continue;
    const town = ["settlement", "near"].includes(event.spot.precision) ? 1000 : 1; // rather the town than a quarter or a hospital of it
    tally.set(event.spot.name, (tally.get(event.spot.name) ?? 0) + town);
  }
  const [first] = [...tally].sort((one, other) => other[1] - one[1]);
  if (!first) return "";
  const name = first[0].length > 26 ? `${first[0].slice(0, 25)}…` : first[0];
  return tally.size > 1 ? `${name} +${tally.size - 1}` : name;
}

function drawSymbol(pen, family, x, y, size, filled = true) {
  pen.save();
  pen.translate(x, y);
  pen.scale(size, size);
  const path = shapePath(family);
  pen.lineJoin = "round";
  pen.lineWidth = 4;
  pen.strokeStyle = ink.land;
  pen.stroke(path);
  pen.fillStyle = filled ? colourOf(family) : ink.land;
  pen.fill(path);
  if (!filled) { pen.lineWidth = 2.2; pen.strokeStyle = colourOf(family); pen.stroke(path); }
  pen.restore();
}

/** A count in a ring whose parts are the families. */
function drawRing(pen, x, y, r, found) {
  const tally = new Map();
  for (const event of found) tally.set(event.family, (tally.get(event.family) ?? 0) + 1);
  pen.beginPath();
  pen.arc(x, y, r + 1.5, 0, 7);
  pen.fillStyle = ink.land;
  pen.fill();
  pen.beginPath();
  pen.arc(x, y, r - 3, 0, 7);
  pen.fillStyle = ink.card;
  pen.fill();
  let at = -Math.PI / 2;
  pen.lineWidth = 3.6;
  for (const [family, count] of [...tally].sort((one, other) => other[1] - one[1])) {
    const to = at + (count / found.length) * Math.PI * 2;
    pen.beginPath();
    pen.arc(x, y, r - 1.8, at, to);
    pen.strokeStyle = colourOf(family);
    pen.stroke();
    at = to;
  }
  pen.fillStyle = ink.ink;
  pen.font = `600 ${found.length > 99 ? 10.5 : 11}px system-ui, sans-serif`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(found.length > 999 ? `${(found.length / 1000).toFixed(1)}k` : found.length, x, y + 0.5);
  pen.textAlign = "left";
}

/** A region or country is no point: its events stand under its name, without a pin. */
function drawCoarse(pen, spots, taken) {
  const named = new Map();
  for (const [spot, found] of spots) {
    if (!spot.coarse) continue;
    const key = spot.words.replace(/ \(.*$/, "");
    const group = named.get(key) ?? { spot, events: [], spots: [], key };
    group.events.push(...found);
    group.spots.push(spot);
    named.set(key, group);
  }
  for (const group of [...named.values()].sort((one, other) => other.events.length - one.events.length).slice(0, view.width < 600 ? 8 : 16)) {
    if (group.spot.outline && (!seen(group.spot.outline.box) || tallest(group.spot.outline.box) < 46)) continue;
    pen.font = "italic 500 11px system-ui, sans-serif";
    const words = `${group.key.length > 30 ? group.key.slice(0, 29) + "…" : group.key}  ${group.events.length}`, width = pen.measureText(words).width + 16;
    const box = roomFor(screenX(group.spot.x), screenY(group.spot.y), width, group.spot.outline, taken);
    if (!box) continue;
    const x = (box[0] + box[2]) / 2, y = (box[1] + box[3]) / 2;
    taken.push(box);
    pen.beginPath();
    pen.roundRect(box[0], box[1], width, 20, 10);
    pen.globalAlpha = 0.92;
    pen.fillStyle = ink.card;
    pen.fill();
    pen.globalAlpha = 1;
    pen.strokeStyle = ink.border;
    pen.lineWidth = 0.8;
    pen.setLineDash([3, 2]);
    pen.stroke();
    pen.setLineDash([]);
    pen.fillStyle = ink.ink;
    pen.textBaseline = "middle";
    pen.fillText(words, box[0] + 8, y + 0.5);
    marks.push({ x, y, r: 10, half: width / 2, events: group.events, spots: group.spots, coarse: group.key });
  }
}

/** A free place for a name on its area, as near to the middle as can be; null where there is none. */
function roomFor(x, y, width, outline, taken) {
  const reach = outline ? Math.min(tallest(outline.box) * 0.45, 150) : 0;
  for (let away = 0; away <= reach; away += 14) {
    const around = away ? 8 : 1;
    for (let turn = 0; turn < around; turn++) {
      const angle = (turn / around) * Math.PI * 2, left = x + Math.cos(angle) * away * 1.2 - width / 2, top = y + Math.sin(angle) * away - 10;
      if (left < 4 || top < 4 || left + width > view.width - 4 || top + 20 > view.height - 4) continue;
      if (!taken.some((other) => left < other[2] + 2 && left + width > other[0] - 2 && top < other[3] + 2 && top + 20 > other[1] - 2)) return [left, top, left + width, top + 20];
    }
  }
  return null;
}

/** The areas of the event that is open and of what is pointed at. */
function drawChosenAreas(pen) {
  onPlane(pen, board.dots);
  for (const [spot, family, strong] of [[hovered?.spots?.[0], hovered && mainFamily(hovered.events), false], [choice.event?.spot, choice.event?.family, true]]) {
    if (!spot?.outline) continue;
    pen.fillStyle = pen.strokeStyle = colourOf(family);
    pen.globalAlpha = strong ? 0.16 : 0.1;
    pen.fill(spot.outline.path, "evenodd");
    pen.globalAlpha = strong ? 1 : 0.6;
    pen.lineWidth = (strong ? 1.8 : 1.2) / view.zoom;
    pen.stroke(spot.outline.path);
  }
  pen.globalAlpha = 1;
  pen.setTransform(board.dots, 0, 0, board.dots, 0, 0);
}

function drawChosenSymbol(pen) {
  const event = choice.event, spot = event?.spot;
  if (!spot?.at || spot.coarse) return;
  const x = screenX(spot.x), y = screenY(spot.y);
  pen.beginPath();
  pen.arc(x, y, 15, 0, 7);
  pen.fillStyle = ink.land;
  pen.fill();
  pen.lineWidth = 2;
  pen.strokeStyle = ink.ink;
  pen.stroke();
  drawSymbol(pen, event.family, x, y, 0.9, !event.not_told_as_fact);
}
