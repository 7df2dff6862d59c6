// Moving the map: by mouse, by fingers, by keys; what is pointed at; flights to a place.
let groundDirty = true;
let groundAt = 0, groundTimer = 0;
const redraw = nextFrame(() => {
  if (groundDirty) groundSoon();
  drawEvents();
});

/** While the map moves, the ground that is drawn moves with it and is drawn anew a few times a second. */
function groundSoon() {
  const now = performance.now();
  clearTimeout(groundTimer);
  if (now - groundAt > 140) return groundNow();
  const { x, y, zoom } = base.drawn, scale = view.zoom / zoom;
  base.canvas.style.transform = `translate(${(x - view.x) * view.zoom}px, ${(y - view.y) * view.zoom}px) scale(${scale})`;
  groundTimer = setTimeout(groundNow, 70);
}

function groundNow() {
  drawGround();
  drawScale();
  base.canvas.style.transform = "";
  base.drawn = { x: view.x, y: view.y, zoom: view.zoom };
  groundDirty = false;
  groundAt = performance.now();
}
const moved = later(() => { if (choice.inView) settle(); }, 180);

function look(to) {
  Object.assign(view, to);
  view.zoom = clamp(view.zoom, leastZoom(), MOST_ZOOM);
  const edge = SIZE / 2;
  view.x = clamp(view.x, -edge - origin.x + edge, edge - origin.x + edge);
  view.y = clamp(view.y, -origin.y, SIZE - origin.y);
  groundDirty = true;
  redraw();
  moved();
}

/** Zoom by a factor so that what lies under a point of the screen stays there. */
function zoomAt(factor, x = view.width / 2, y = view.height / 2) {
  const zoom = clamp(view.zoom * factor, leastZoom(), MOST_ZOOM);
  const planeAtX = view.x + (x - view.width / 2) / view.zoom, planeAtY = view.y + (y - view.height / 2) / view.zoom;
  look({ zoom, x: planeAtX - (x - view.width / 2) / zoom, y: planeAtY - (y - view.height / 2) / zoom });
}

let flight = 0;
function glide(to) {
  cancelAnimationFrame(flight);
  if (calm.matches || document.hidden) return look(to);
  const from = { x: view.x, y: view.y, zoom: view.zoom }, began = performance.now(), lasts = 420;
  const step = (now) => {
    const part = clamp((now - began) / lasts, 0, 1), eased = 1 - (1 - part) ** 3;
    // Straight in the logarithm of the zoom: the ground then seems to come nearer at one speed.
    look({ x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased, zoom: from.zoom * (to.zoom / from.zoom) ** eased });
    if (part < 1) flight = requestAnimationFrame(step);
  };
  flight = requestAnimationFrame(step);
}

/** Bring an event's place into the map, no nearer than its footprint allows. */
function flyTo(event) {
  const spot = event.spot;
  if (!spot?.at) return;
  const box = spot.outline?.box;
  let zoom = view.zoom;
  if (box) {
    const wide = Math.max(box[2] - box[0], 1e-3), tall = Math.max(box[3] - box[1], 1e-3);
    const whole = Math.min((view.width * 0.7) / wide, (view.height * 0.7) / tall);
    zoom = clamp(view.zoom, Math.min(whole * 0.08, whole), whole);
    zoom = Math.min(Math.max(zoom, Math.min(whole, home.zoom * 2.2)), whole);
    if (spot.coarse) return glide({ x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2, zoom: whole });
  }
  glide({ x: spot.x, y: spot.y, zoom });
}

const home = { x: 0, y: 0, zoom: 1 };
function goHome() {
  Object.assign(home, fitting(data.box ?? [-150, -50, 170, 70]));
  look({ ...home });
}

function markAt(x, y) {
  let found = null, best = Infinity;
  for (const mark of marks) {
    const inPill = mark.half && Math.abs(mark.x - x) <= mark.half && Math.abs(mark.y - y) <= 12;
    const far = Math.hypot(mark.x - x, mark.y - y);
    if ((inPill || far <= Math.max(mark.r, 12) + 3) && far < best) { best = far; found = mark; }
  }
  return found;
}

function pick(mark) {
  if (mark.events.length === 1) return open(mark.events[0], { focus: true });
  const apart = !mark.coarse && new Set(mark.spots.map((spot) => `${spot.at}`)).size > 1;
  if (apart && kilometres() > 0.12) {
    const xs = mark.spots.map((spot) => spot.x), ys = mark.spots.map((spot) => spot.y);
    const wide = Math.max(...xs) - Math.min(...xs), tall = Math.max(...ys) - Math.min(...ys);
    const zoom = Math.min((view.width * 0.6) / Math.max(wide, 1e-6), (view.height * 0.6) / Math.max(tall, 1e-6), view.zoom * 6);
    return glide({ x: (Math.max(...xs) + Math.min(...xs)) / 2, y: (Math.max(...ys) + Math.min(...ys)) / 2, zoom: Math.max(zoom, view.zoom * 1.6) });
  }
  const names = new Set(mark.spots.map((spot) => data.places.indexOf(spot)));
  change({ spots: names, tab: "events" });
  say(`${plural(mark.events.length, "event")}: ${mark.coarse ?? mark.spots[0].words}`);
  showSheet("half");
}

/** Say what lies under the pointer: a place that is held, an event, or several. */
function point(x, y) {
  const place = held.shown ? heldAt(x, y) : null;
  hover(place ? null : markAt(x, y), x, y);
  if (!place) return;
  board.canvas.classList.add("hit");
  one("#tip").hidden = false;
  refill(one("#tip"), heldTip(place));
  putTip(x, y);
}

function putTip(x, y) {
  const tip = one("#tip");
  tip.style.left = `${clamp(x + 14, 0, view.width - tip.offsetWidth - 8)}px`;
  tip.style.top = `${y + tip.offsetHeight + 24 > view.height ? y - tip.offsetHeight - 12 : y + 16}px`;
}

function hover(mark, x, y) {
  const tip = one("#tip");
  if (mark !== hovered && (mark?.x !== hovered?.x || mark?.y !== hovered?.y)) {
    hovered = mark;
    redraw();
  }
  board.canvas.classList.toggle("hit", Boolean(mark));
  tip.hidden = !mark;
  if (!mark) return;
  const [first] = mark.events;
  refill(tip, mark.events.length === 1
    ? [h("b", null, symbol(first.family, 12), capital(first.label)), h("span", null, `${placeWords(first)} · ${whenWords(first)}`)]
    : [h("b", null, plural(mark.events.length, "event")), h("span", null, mark.coarse ? `${mark.coarse}: no finer place is told` : [...new Set(mark.spots.map((spot) => spot.words))].slice(0, 3).join(", "))]);
  putTip(x, y);
}

function startMoving() {
  const canvas = board.canvas, pointers = new Map();
  let travelled = 0, pinch = 0;
  const at = (event) => { const box = canvas.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
  canvas.addEventListener("pointerdown", (event) => {
    cancelAnimationFrame(flight);
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, at(event));
    travelled = 0;
    pinch = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const [x, y] = at(event), before = pointers.get(event.pointerId);
    if (!before) return event.pointerType === "mouse" ? point(x, y) : hover(null);
    pointers.set(event.pointerId, [x, y]);
    travelled += Math.abs(x - before[0]) + Math.abs(y - before[1]);
    if (pointers.size === 1) return look({ x: view.x - (x - before[0]) / view.zoom, y: view.y - (y - before[1]) / view.zoom });
    const [[x1, y1], [x2, y2]] = [...pointers.values()], apart = Math.hypot(x1 - x2, y1 - y2);
    if (pinch) zoomAt(apart / pinch, (x1 + x2) / 2, (y1 + y2) / 2);
    pinch = apart;
  });
  const lift = (event) => {
    const at = pointers.get(event.pointerId);
    pointers.delete(event.pointerId);
    if (event.type === "pointerup" && at && travelled < 8) {
      const place = held.shown ? heldAt(...at) : null, mark = place ? null : markAt(...at);
      if (place) showHeld(place);
      else if (mark) pick(mark);
      else if (choice.spots) change({ spots: null });
    }
  };
  for (const kind of ["pointerup", "pointercancel"]) canvas.addEventListener(kind, lift);
  canvas.addEventListener("pointerleave", () => hover(null));
  canvas.addEventListener("dblclick", (event) => zoomAt(2, ...at(event)));
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    cancelAnimationFrame(flight);
    zoomAt(Math.exp(-clamp(event.deltaY * (event.deltaMode ? 24 : 1), -240, 240) / 320), ...at(event));
  }, { passive: false });
  canvas.addEventListener("keydown", (event) => {
    cancelAnimationFrame(flight);
    const step = 60 / view.zoom, by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (by) look({ x: view.x + by[0], y: view.y + by[1] });
    else if (event.key === "+" || event.key === "=") zoomAt(1.5);
    else if (event.key === "-") zoomAt(1 / 1.5);
    else if (event.key === "0") goHome();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  for (const [id, work] of [["#nearer", () => zoomAt(1.6)], ["#farther", () => zoomAt(1 / 1.6)], ["#home", () => glide(home)]]) one(id).addEventListener("click", work);
  new ResizeObserver(resize).observe(one("#map"));
}

function resize() {
  const box = one("#map").getBoundingClientRect();
  if (!box.width || !box.height) return;
  const fresh = view.width === 1;
  view.width = box.width;
  view.height = box.height;
  const dots = Math.min(devicePixelRatio || 1, 2);
  for (const layer of [base, board]) {
    layer.dots = dots;
    layer.canvas.width = Math.round(box.width * dots);
    layer.canvas.height = Math.round(box.height * dots);
  }
  groundDirty = true;
  if (fresh) goHome();
  groundNow();
  drawEvents();
}
