// What lies under the events, drawn on a canvas of its own that only changes when the map moves.
const layers = {};
const base = { canvas: null, pen: null };

function layGround() {
  const given = data.ground;
  if (!given) return;
  for (const [name, closed] of [["land", true], ["lakes", true], ["divisions", false], ["borders", false], ["contested", false], ["rivers", false]]) {
    layers[name] = (given[name] ?? []).length ? pathOf(given[name], closed).path : null;
  }
  layers.places = (given.places ?? []).map(([name, longitude, latitude, size, capital]) => ({ name, x: planeX(longitude), y: planeY(latitude), size, capital }));
  layers.seas = (given.seas ?? []).map(([name, longitude, latitude]) => ({ name, x: planeX(longitude), y: planeY(latitude) }));
  layers.names = (given.names ?? []).map(([name, longitude, latitude, size]) => ({ name, x: planeX(longitude), y: planeY(latitude), size }));
}

const ink = {};
/** Read the colours of the theme for the canvases. */
function readInk() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["water", "land", "coast", "sea", "border", "division", "river", "ink", "soft", "paper", "card", "line", "accent", "town", "bar", "bar-soft", "bar-off", "rail"]) {
    ink[name] = style.getPropertyValue(`--${name}`).trim();
  }
  for (const name of familyOf.keys()) ink["f-" + name] = style.getPropertyValue(`--f-${name}`).trim();
  for (let index = 0; index < 6; index++) ink["side" + index] = style.getPropertyValue(`--side${index}`).trim();
}

function drawGround() {
  const { pen } = base;
  pen.setTransform(base.dots, 0, 0, base.dots, 0, 0);
  pen.fillStyle = ink.water;
  pen.fillRect(0, 0, view.width, view.height);
  const s = view.zoom;
  onPlane(pen, base.dots);
  const stroke = (path, colour, width, dash = []) => {
    if (!path) return;
    pen.strokeStyle = colour;
    pen.lineWidth = width / s;
    pen.setLineDash(dash.map((length) => length / s));
    pen.stroke(path);
  };
  pen.lineJoin = "round";
  if (layers.land) {
    // The outer half of the line stays as the coast; what lies between two lands is covered.
    stroke(layers.land, ink.coast, 1.8);
    pen.fillStyle = ink.land;
    pen.fill(layers.land, "evenodd");
  }
  if (layers.lakes) {
    pen.fillStyle = ink.water;
    pen.fill(layers.lakes, "evenodd");
  }
  if (kilometres() < 2.5) stroke(layers.divisions, ink.division, 0.8);
  stroke(layers.rivers, ink.river, clamp(1.6 - kilometres() * 0.4, 0.6, 1.5));
  stroke(layers.borders, ink.border, 1.1);
  if (layers.contested) {
    stroke(layers.contested, ink.land, 3);
    stroke(layers.contested, ink.border, 1.2, [5, 3]);
  }
  pen.setLineDash([]);
  drawControl(pen);
}

/** Draw in units of the plane: what is drawn keeps its place however the map moves. */
function onPlane(pen, dots) {
  const s = view.zoom * dots;
  pen.setTransform(s, 0, 0, s, dots * (view.width / 2) - view.x * s, dots * (view.height / 2) - view.y * s);
}

/** Write the names of towns and countries where no mark and no other name stands. */
function drawNames(pen, taken) {
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  const put = (text, x, y, font, colour, aside, halo = 3, after = null) => {
    pen.font = font;
    const width = pen.measureText(text).width, left = after !== null ? (after < 0 ? x + after - width : x + after) : aside ? x + 6 : x - width / 2;
    const box = [left - 3, y - 8, left + width + 3, y + 8];
    if (box[0] < 2 || box[2] > view.width - 2 || box[1] < 2 || box[3] > view.height - 2) return false;
    if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) return false;
    taken.push(box);
    if (halo) {
      pen.strokeStyle = ink.land;
      pen.lineWidth = halo;
      pen.strokeText(text, left, y);
    }
    pen.fillStyle = colour;
    pen.fillText(text, left, y);
    return true;
  };
  const km = kilometres(), sans = "system-ui, sans-serif", least = km > 2.2 ? 1.2e6 : km > 1 ? 4e5 : km > 0.4 ? 9e4 : km > 0.15 ? 1.5e4 : 0;
  let written = 0;
  const credit = one(".credit");
  taken.push([credit.offsetLeft, credit.offsetTop, credit.offsetLeft + credit.offsetWidth, view.height]);
  const bold = `600 11.5px ${sans}`;
  drawHeldNames((text, x, y) => put(text, x, y, bold, ink.ink, false), (text) => { pen.font = bold; return pen.measureText(text).width; });
  drawMarkNames((text, x, y, after) => put(text, x, y, `600 11px ${sans}`, ink.ink, false, 3, after));
  for (const town of layers.places ?? []) {
    if (town.size < least && !(town.capital && km < 4)) continue;
    const x = screenX(town.x), y = screenY(town.y);
    if (x < 0 || y < 0 || x > view.width || y > view.height || written > 60) continue;
    if (put(town.name, x, y, `${town.size > 5e5 || town.capital ? "500 11.5px" : "11px"} ${sans}`, ink.town, true)) {
      written++;
      pen.beginPath();
      pen.arc(x, y, town.capital ? 2.4 : 1.7, 0, 7);
      pen.fillStyle = ink.town;
      pen.fill();
    }
  }
  for (const sea of layers.seas ?? []) if (km > 0.5) put(sea.name, screenX(sea.x), screenY(sea.y), `italic 11px ${sans}`, ink.sea, false, 0);
  const named = new Set();
  for (const land of layers.names ?? []) {
    if (named.has(land.name)) continue;
    const wide = (land.size / 360) * SIZE * view.zoom;
    if (wide < 70 || km < 0.35) continue;
    pen.letterSpacing = "0.14em";
    if (put(land.name.toUpperCase(), screenX(land.x), screenY(land.y), `500 10px ${sans}`, ink.border, false, 2)) named.add(land.name);
    pen.letterSpacing = "0px";
  }
}

function drawScale() {
  const km = kilometres(), most = Math.min(110, view.width / 4);
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
  const step = steps.filter((length) => length / km <= most).pop() ?? steps[0];
  const bar = one("#scale");
  one("i", bar).style.width = `${Math.round(step / km)}px`;
  one("span", bar).textContent = step < 1 ? `${step * 1000} m` : `${number(step)} km`;
}
