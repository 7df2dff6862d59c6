// Elements, days and numbers. Text only ever enters the page as text: there is no innerHTML in any of these pieces.
const one = (query, within = document) => within.querySelector(query);
const all = (query, within = document) => [...within.querySelectorAll(query)];
const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 52rem)");
const NS = "http://www.w3.org/2000/svg";

/** Make an element: properties whose names begin with "on" are listeners, null and false leave a thing out. */
function h(name, properties, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "data") Object.assign(element.dataset, value);
    else if (key in element && !key.startsWith("aria") && key !== "list") element[key] = value;
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  add(element, children);
  return element;
}

function add(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) add(element, child);
    else if (child !== null && child !== undefined && child !== false && child !== "") element.append(child);
  }
  return element;
}

function refill(element, ...children) {
  element.replaceChildren();
  return add(element, children);
}

const DAY = 86400000;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const WEEKDAYS = "Sun Mon Tue Wed Thu Fri Sat".split(" ");

/** Days since 1970 of an ISO 8601 year, month or day; its first day, or with `last` its last one. */
function dayOf(text, last = false) {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(text ?? "");
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0)];
  if (day) return Math.round(Date.UTC(year, month - 1, day) / DAY);
  if (!last) return Math.round(Date.UTC(year, month ? month - 1 : 0, 1) / DAY);
  return Math.round((month ? Date.UTC(year, month, 0) : Date.UTC(year, 11, 31)) / DAY);
}

const dateOf = (day) => new Date(day * DAY);
const isoOf = (day) => dateOf(day).toISOString().slice(0, 10);

function dayWords(day, { weekday = false, year = true } = {}) {
  const date = dateOf(day);
  const words = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  return (weekday ? WEEKDAYS[date.getUTCDay()] + " " : "") + words + (year ? " " + date.getUTCFullYear() : "");
}

function rangeWords(from, to) {
  if (from === to) return dayWords(from, { weekday: true });
  const sameYear = dateOf(from).getUTCFullYear() === dateOf(to).getUTCFullYear();
  return `${dayWords(from, { year: !sameYear })} to ${dayWords(to)}`;
}

function momentWords(text) {
  const day = dayOf(text);
  if (day === null) return text ?? "";
  const clock = /T(\d\d:\d\d)/.exec(text);
  return dayWords(day) + (clock ? `, ${clock[1]} UTC` : "");
}

const plural = (count, noun, many = noun + "s") => `${number(count)} ${count === 1 ? noun : many}`;
const grouped = new Intl.NumberFormat("en-GB");
const number = (value) => grouped.format(value);
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[’‘]/g, "'").toLowerCase();
const percent = (value) => `${Math.round(value * 100)} %`;

/** Call once in the next frame, however often it was asked for. */
function nextFrame(work) {
  let asked = 0;
  return () => {
    if (!asked) asked = requestAnimationFrame(() => { asked = 0; work(); });
  };
}

function later(work, wait) {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...given), wait);
  };
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = h("textarea", { value: text, readOnly: true, className: "hidden" });
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  say("Copied");
}

/** Say something in passing, to eyes and to screen readers. */
function say(words) {
  const toast = one("#toast");
  toast.textContent = words;
  toast.classList.add("on");
  clearTimeout(say.timer);
  say.timer = setTimeout(() => toast.classList.remove("on"), 1800);
}
