// The list of events: only the rows that can be seen are in the page, however many there are.
const ROW = 92; // pixels; the style sheet has the same
const list = { box: null, rows: null, pool: new Map(), on: -1 };

function startList() {
  list.box = one("#list");
  list.rows = one("#rows");
  list.box.addEventListener("scroll", nextFrame(drawRows), { passive: true });
  new ResizeObserver(nextFrame(drawRows)).observe(list.box);
  list.box.addEventListener("keydown", listKey);
  list.rows.addEventListener("click", (event) => {
    const row = event.target.closest(".row");
    if (row) open(eventOf.get(row.dataset.id), { focus: false });
  });
  const order = one("#order");
  for (const [name, [words]] of Object.entries(ORDERS)) order.append(h("option", { value: name }, words));
  order.addEventListener("change", () => change({ order: order.value }));
  let before = null;
  watch(() => {
    if (before !== visible) { list.box.scrollTop = before === null ? list.box.scrollTop : 0; clearRows(); }
    before = visible;
    drawRows();
    if (choice.event) reveal(choice.event);
    countWords();
  });
}

function clearRows() {
  list.pool.clear();
  list.rows.replaceChildren();
}

const drawRows = () => {
  const { box, rows, pool } = list;
  rows.style.height = `${visible.length * ROW}px`;
  const first = Math.max(0, Math.floor(box.scrollTop / ROW) - 3), last = Math.min(visible.length, Math.ceil((box.scrollTop + box.clientHeight) / ROW) + 3);
  for (const [index, row] of pool) if (index < first || index >= last) { row.remove(); pool.delete(index); }
  for (let index = first; index < last; index++) {
    if (!pool.has(index)) {
      const row = rowOf(visible[index], index);
      pool.set(index, row);
      rows.append(row);
    }
  }
  const open = choice.event ? visible.indexOf(choice.event) : -1;
  for (const [index, row] of pool) row.setAttribute("aria-selected", String(index === open));
  if (open >= 0 && pool.has(open)) box.setAttribute("aria-activedescendant", pool.get(open).id);
  else box.removeAttribute("aria-activedescendant");
};

function rowOf(event, index) {
  const row = h("div.row", { id: `row-${event.id}`, role: "option", "aria-posinset": index + 1, "aria-setsize": visible.length, data: { id: event.id } },
    symbol(event.family),
    h("div.head", null, h("b", null, capital(event.label)), event.spot && h("span.at", null, event.spot.words)),
    h("p.said", null, `“${event.quote}”`),
    h("div.foot", null,
      h("time", { className: event.known ? "" : "soft" }, whenWords(event)),
      statusMark(event.status),
      h("span.count", { title: `${plural(event.reports, "report")} → ${plural(event.origins, "independent origin")}` }, event.disputed ? h("i.clash", { title: plural(event.disputed, "contradiction") }, "≠") : null, plural(event.origins, "origin"))));
  row.style.transform = `translateY(${index * ROW}px)`;
  return row;
}

function listKey(event) {
  const at = choice.event ? visible.indexOf(choice.event) : -1, page = Math.max(1, Math.floor(list.box.clientHeight / ROW) - 1);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: visible.length - 1 }[event.key];
  if (event.key === "Enter" && choice.event) { event.preventDefault(); return open(choice.event, { focus: true }); }
  if (to === undefined || !visible.length) return;
  event.preventDefault();
  event.stopPropagation();
  open(visible[clamp(to, 0, visible.length - 1)]);
}

/** Scroll the list, and nothing else, to an event. */
function reveal(event) {
  const index = visible.indexOf(event), { box } = list;
  if (index < 0 || !box.clientHeight) return;
  const top = index * ROW;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + ROW > box.scrollTop + box.clientHeight) box.scrollTop = top + ROW - box.clientHeight;
}

function step(by) {
  if (!visible.length) return;
  const at = choice.event ? visible.indexOf(choice.event) : -1;
  open(visible[clamp(at + by, 0, visible.length - 1)]);
}

function countWords() {
  const count = visible.length, total = events.length;
  one("#count").textContent = count === total ? plural(count, "event") : `${number(count)} of ${plural(total, "event")}`;
  one("#none").hidden = count > 0;
  one("#show-all").hidden = !narrowing() && choice.from === null && !choice.words;
  const off = visible.filter((event) => !event.spot?.at).length;
  one("#unplaced").textContent = off ? `${number(off)} of these ${off === 1 ? "has" : "have"} no place that is told, and ${off === 1 ? "is" : "are"} in the list alone` : "";
}
