// The frame: tabs, the theme, the sheet of a narrow screen, help, keys.
function startShell() {
  for (const tab of all("[role=tab]")) tab.addEventListener("click", () => { change({ tab: tab.dataset.tab }); if (narrow.matches && sheetAt() === "peek") showSheet("half"); });
  one("[role=tablist]").addEventListener("keydown", (event) => {
    const tabs = all("[role=tab]"), by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    const next = tabs[(tabs.findIndex((tab) => tab.dataset.tab === choice.tab) + by + tabs.length) % tabs.length];
    change({ tab: next.dataset.tab });
    next.focus();
  });
  watch(() => {
    for (const tab of all("[role=tab]")) {
      const on = tab.dataset.tab === choice.tab;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      one("#panel-" + tab.dataset.tab).hidden = !on;
    }
  });
  one("#theme").addEventListener("click", turnTheme);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  const help = one("#help");
  one("#ask").addEventListener("click", () => help.showModal());
  help.addEventListener("click", (event) => { if (event.target === help || event.target.closest("button")) help.close(); });
  document.addEventListener("keydown", pressed);
  startSheet();
}

function turnTheme() {
  const root = document.documentElement, dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  try { localStorage.setItem("fogline-theme", root.dataset.theme); } catch { /* a page from disk may have no storage */ }
  repaint();
}

function recallTheme() {
  try {
    const theme = localStorage.getItem("fogline-theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch { /* as above */ }
}

function repaint() {
  readInk();
  hatches.clear();
  groundDirty = true;
  redraw();
  drawStrip();
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || one("#help").open) return;
  if (event.key === "Escape") {
    if (event.target.matches("input, select")) event.target.blur();
    else if (choice.event) { open(null); list.box.focus({ preventScroll: true }); }
    else if (choice.spots) change({ spots: null });
    return;
  }
  if (event.target.matches("input, select, textarea")) return;
  const work = {
    "?": () => one("#help").showModal(), "/": () => { change({ tab: "events" }); if (narrow.matches) showSheet("half"); one("#search").focus(); },
    j: () => step(1), k: () => step(-1), f: () => { change({ tab: "events" }); showFilters(one("#drawer").hidden); },
    c: () => choice.event && copyText(citation(choice.event)), t: turnTheme, p: () => play(), m: () => board.canvas.focus(), l: () => list.box.focus(),
    "0": () => glide(home), a: () => { stop(); choose(null); }, ",": () => nudge(-1), ".": () => nudge(1),
    1: () => change({ tab: "events" }), 2: () => change({ tab: "forecasts" }), 3: () => change({ tab: "control" }), 4: () => change({ tab: "about" }),
  }[event.key];
  if (!work) return;
  event.preventDefault();
  work();
}

function nudge(by) {
  if (!span.has) return;
  stop();
  if (choice.from === null) choose(by > 0 ? span.from : span.to);
  else shift(choice.from, choice.to, by * (choice.to - choice.from + 1));
}

// The sheet that holds the list on a narrow screen: a strip, half of the screen, or nearly all of it.
const sheetAt = () => document.body.dataset.sheet;

function showSheet(state, always = false) {
  if (!narrow.matches) return;
  if (always && choice.event && state === "peek") document.body.classList.add("aside");
  document.body.dataset.sheet = state;
}

function startSheet() {
  const grip = one("#grip"), side = one("#side"), states = ["peek", "half", "full"];
  document.body.dataset.sheet = "peek";
  grip.addEventListener("click", () => { if (!dragged) showSheet(states[(states.indexOf(sheetAt()) + 1) % 3]); });
  let from = 0, dragged = false, height = 0;
  grip.addEventListener("pointerdown", (event) => {
    from = event.clientY;
    dragged = false;
    height = side.getBoundingClientRect().height;
    grip.setPointerCapture(event.pointerId);
  });
  grip.addEventListener("pointermove", (event) => {
    if (!from) return;
    const by = event.clientY - from;
    dragged ||= Math.abs(by) > 6;
    if (dragged) { side.style.transition = "none"; side.style.height = `${clamp(height - by, 90, innerHeight - 60)}px`; }
  });
  const drop = () => {
    if (!from) return;
    from = 0;
    if (!dragged) return;
    const part = side.getBoundingClientRect().height / innerHeight;
    side.style.transition = side.style.height = "";
    showSheet(part > 0.72 ? "full" : part > 0.32 ? "half" : "peek");
    setTimeout(() => { dragged = false; });
  };
  grip.addEventListener("pointerup", drop);
  grip.addEventListener("pointercancel", drop);
  watch(() => { if (!choice.event) document.body.classList.remove("aside"); });
  one("#back").addEventListener("click", () => document.body.classList.remove("aside"));
}
