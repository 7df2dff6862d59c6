// The slider over time: how many events on each day, two ends to drag, days to play through.
const strip = { canvas: null, pen: null, width: 1, height: 1, dots: 1 };
let playing = 0;

const dayX = (day) => ((day - span.from) / days()) * strip.width;
const dayAt = (x) => clamp(span.from + Math.floor((x / strip.width) * days()), span.from, span.to);

function startSlider() {
  const holder = one("#strip");
  strip.canvas = one("#bars");
  strip.pen = strip.canvas.getContext("2d");
  new ResizeObserver(() => {
    const box = holder.getBoundingClientRect();
    if (!box.width) return;
    strip.dots = Math.min(devicePixelRatio || 1, 2);
    strip.width = box.width;
    strip.height = box.height - 16;
    strip.canvas.width = Math.round(box.width * strip.dots);
    strip.canvas.height = Math.round(box.height * strip.dots);
    drawStrip();
  }).observe(holder);
  startDragging(holder);
  for (const [id, end] of [["#from", 0], ["#to", 1]]) one(id).addEventListener("keydown", (event) => stepEnd(event, end));
  one("#play").addEventListener("click", () => play());
  one("#all-days").addEventListener("click", () => { stop(); choose(null); });
  one("#window").addEventListener("change", (event) => { stop(); lastDays(Number(event.target.value)); event.target.value = ""; });
  watch(nextFrame(drawStrip));
}

function choose(from, to = from) {
  if (from === null || (from <= span.from && to >= span.to)) change({ from: null, to: null });
  else change({ from: clamp(from, span.from, span.to), to: clamp(to, span.from, span.to) });
}

const chosen = () => [choice.from ?? span.from, choice.to ?? span.to];

function lastDays(count) {
  const end = choice.to ?? span.to;
  choose(Math.max(end - count + 1, span.from), end);
}

function startDragging(holder) {
  let drag = null;
  const at = (event) => event.clientX - holder.getBoundingClientRect().left;
  holder.addEventListener("pointerdown", (event) => {
    if (!span.has || event.button) return;
    stop();
    const x = at(event), [from, to] = chosen(), end = event.target.closest("[role=slider]");
    const left = dayX(from), right = dayX(to + 1), near = event.pointerType === "mouse" ? 8 : 18;
    const nearLeft = Math.abs(x - left), nearRight = Math.abs(x - right);
    const grip = end ? (end.id === "from" ? "from" : "to") : Math.min(nearLeft, nearRight) < near ? (nearLeft < nearRight ? "from" : "to") : choice.from !== null && x > left && x < right ? "move" : "new";
    drag = { grip, x, from, to, start: dayAt(x), moved: false };
    holder.setPointerCapture(event.pointerId);
    event.preventDefault();
    end?.focus();
  });
  holder.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const x = at(event), day = dayAt(x);
    drag.moved ||= Math.abs(x - drag.x) > 3;
    if (!drag.moved) return;
    if (drag.grip === "from") choose(Math.min(day, drag.to), drag.to);
    if (drag.grip === "to") choose(drag.from, Math.max(day, drag.from));
    if (drag.grip === "new") choose(Math.min(day, drag.start), Math.max(day, drag.start));
    if (drag.grip === "move") shift(drag.from, drag.to, Math.round(((x - drag.x) / strip.width) * days()));
  });
  holder.addEventListener("pointerup", () => {
    if (drag && !drag.moved && (drag.grip === "new" || drag.grip === "move")) choose(drag.start);
    drag = null;
  });
  holder.addEventListener("pointercancel", () => { drag = null; });
  holder.addEventListener("dblclick", () => choose(null));
}

function shift(from, to, by) {
  const step = clamp(by, span.from - from, span.to - to);
  change({ from: from + step, to: to + step });
}

function stepEnd(event, end) {
  const range = chosen();
  const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -7, PageUp: 7, Home: -Infinity, End: Infinity }[event.key];
  if (by === undefined || !span.has) return;
  event.preventDefault();
  event.stopPropagation();
  range[end] = clamp(range[end] + by, end ? range[0] : span.from, end ? span.to : range[1]);
  choose(...range);
}

/** Play: the chosen days move on, one by one; with all days chosen it begins with the first. */
function play() {
  if (playing) return stop();
  if (!span.has) return;
  const length = choice.from === null ? Math.max(1, Math.round(days() / 40)) : choice.to - choice.from + 1;
  if (choice.from === null || choice.to >= span.to) choose(span.from, span.from + length - 1);
  const step = Math.max(1, Math.round(days() / 240)), wait = clamp(12000 / (days() / step), 90, 700);
  one("#play").setAttribute("aria-pressed", "true");
  one("#play").setAttribute("aria-label", "Stop");
  playing = setInterval(() => {
    if (choice.to === null || choice.to >= span.to) return stop();
    shift(choice.from, choice.to, step);
  }, wait);
}

function stop() {
  clearInterval(playing);
  playing = 0;
  one("#play").setAttribute("aria-pressed", "false");
  one("#play").setAttribute("aria-label", "Play");
}

function drawStrip() {
  const [from, to] = chosen(), { pen, dots } = strip;
  one("#range").textContent = !span.has ? "No event has a time" : choice.from === null ? `All days, ${rangeWords(span.from, span.to)}` : rangeWords(from, to);
  one("#all-days").hidden = choice.from === null;
  for (const [id, day, name] of [["#from", from, "First day"], ["#to", to, "Last day"]]) {
    const grip = one(id);
    grip.hidden = !span.has;
    grip.style.left = `${dayX(id === "#from" ? day : day + 1)}px`;
    grip.setAttribute("aria-label", name);
    grip.setAttribute("aria-valuemin", span.from);
    grip.setAttribute("aria-valuemax", span.to);
    grip.setAttribute("aria-valuenow", day);
    grip.setAttribute("aria-valuetext", dayWords(day, { weekday: true }));
  }
  if (!pen) return;
  pen.setTransform(dots, 0, 0, dots, 0, 0);
  pen.clearRect(0, 0, strip.width, strip.height + 16);
  if (span.has) drawBars(pen, from, to);
}

function drawBars(pen, from, to) {
  const { told, reported } = countDays(matching), wide = strip.width / days(), gap = wide > 3 ? 1 : 0;
  let most = 1;
  for (let at = 0; at < told.length; at++) most = Math.max(most, told[at] + (choice.undated ? reported[at] : 0));
  const tall = strip.height - 5, scale = (count) => (Math.sqrt(count) / Math.sqrt(most)) * tall;
  pen.fillStyle = ink.rail;
  pen.fillRect(0, strip.height, strip.width, 1);
  if (choice.from !== null) { pen.globalAlpha = 0.55; pen.fillRect(dayX(from), 0, dayX(to + 1) - dayX(from), strip.height); pen.globalAlpha = 1; }
  for (let at = 0; at < told.length; at++) {
    const inside = at + span.from >= from && at + span.from <= to, x = at * wide;
    const first = scale(told[at]), both = scale(told[at] + (choice.undated ? reported[at] : 0));
    pen.fillStyle = inside ? ink["bar-soft"] : ink["bar-off"];
    pen.fillRect(x, strip.height - both, Math.max(wide - gap, 0.7), both);
    if (inside) pen.fillStyle = ink.bar;
    pen.fillRect(x, strip.height - first, Math.max(wide - gap, 0.7), first);
  }
  drawTicks(pen);
}

function drawTicks(pen) {
  pen.font = "10.5px system-ui, sans-serif";
  pen.fillStyle = ink.soft;
  pen.textBaseline = "top";
  const each = (92 / strip.width) * days(), steps = [1, 2, 7, 14];
  let last = -Infinity;
  const mark = (day, words) => {
    const x = dayX(day), width = pen.measureText(words).width;
    if (x < last + 10 || x + width > strip.width) return;
    pen.fillRect(Math.round(x), strip.height, 1, 4);
    pen.fillText(words, x + 3, strip.height + 4);
    last = x + width;
  };
  if (each <= 14) {
    const step = steps.find((length) => length >= each) ?? 14;
    for (let day = span.from; day <= span.to; day += step) mark(day, dayWords(day, { year: day === span.from }));
    return;
  }
  const months = Math.ceil(each / 30.4), every = [1, 2, 3, 6, 12, 24, 60, 120].find((count) => count >= months) ?? 240;
  const first = dateOf(span.from);
  for (let year = first.getUTCFullYear(), month = 0; ; month += every) {
    const day = Math.round(Date.UTC(year, month, 1) / DAY);
    if (day > span.to) break;
    const date = dateOf(day);
    if (day >= span.from) mark(day, every >= 12 ? String(date.getUTCFullYear()) : MONTHS[date.getUTCMonth()] + (date.getUTCMonth() === 0 || last < 0 ? ` ${date.getUTCFullYear()}` : ""));
  }
}
