// On paper: the map in light colours, what is chosen in words, and the open event or the list as a table.
const MOST_PRINTED = 600;

function startPrinting() {
  let theme = null;
  addEventListener("beforeprint", () => {
    theme = document.documentElement.dataset.theme ?? "";
    document.documentElement.dataset.theme = "light";
    repaintNow();
    refill(one("#print"), printedWords(), choice.event ? null : printedTable());
  });
  addEventListener("afterprint", () => {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    one("#print").replaceChildren();
    repaintNow();
  });
}

function repaintNow() {
  readInk();
  drawGround();
  drawEvents();
  drawStrip();
}

function printedWords() {
  const said = [choice.from === null ? "all days" : rangeWords(choice.from, choice.to)];
  if (choice.words) said.push(`“${choice.words}”`);
  if (choice.type) said.push(data.types[choice.type][0]);
  if (choice.off.size) said.push(`without ${[...choice.off].map((name) => shortLabel(familyOf.get(name))).join(", ")}`);
  if (choice.statuses.size) said.push([...choice.statuses].join(", "));
  for (const value of [choice.side && sideName(choice.side), choice.place]) if (value) said.push(value);
  return h("p", null, `${plural(visible.length, "event")}: ${said.join("; ")}. As known on ${momentWords(data.about.known_on)}. `, keptBack().join(" "));
}

function printedTable() {
  return h("table", null,
    h("thead", null, h("tr", null, ["When", "What", "Where", "Said", "Support"].map((words) => h("th", { scope: "col" }, words)))),
    h("tbody", null, visible.slice(0, MOST_PRINTED).map((event) => h("tr", null,
      h("td", null, whenWords(event)), h("td", null, symbol(event.family, 10), " ", headline(event)), h("td", null, placeWords(event)),
      h("td", null, `“${event.quote}”`), h("td", null, `${event.status}, ${event.grade}; ${plural(event.reports, "report")}, ${plural(event.origins, "origin")}`)))),
    visible.length > MOST_PRINTED && h("tfoot", null, h("tr", null, h("td", { colSpan: 5 }, `The first ${MOST_PRINTED} of ${number(visible.length)} events`))));
}
