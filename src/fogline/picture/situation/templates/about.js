// What the page is, as of when, what is not on it, and how to read it.
function startAbout() {
  const about = data.about, kept = keptBack();
  const reports = data.reports, claims = events.reduce((sum, event) => sum + event.claims, 0);
  refill(one("#about"),
    h("p.intro", null, "A picture drawn from a record of claims. Each event is what one or more claims are about; open it to see who says so and in which words. Nothing here is a verdict."),
    h("dl", null,
      row("As known on", momentWords(about.known_on)),
      row("Asked for", about.asked.length ? about.asked.join("; ") : "everything in the record"),
      row("In this page", `${plural(events.length, "event")}, ${plural(claims, "claim")} from ${plural(reports, "report")}`),
      row("Held back", kept.length ? kept.join(" ") : "Nothing was held back or redacted."),
      row("Borders", about.borders),
      row("Made with", `Fogline ${about.version}`)),
    h("h3", null, "How to read the map"),
    h("ul.legend", null, [...familyOf.values()].map((family) => h("li", null, symbol(family.name, 14), h("span", null, h("b", null, family.label), " " + family.definition)))),
    h("p", null, `A shaded area is as far as the words allow; no symbol is finer than its area. A symbol is filled where somebody says that it happened; ${about.hollow}, it is only denied, announced or possible. A ring counts the events of several places that lie close together. Names in a dashed frame count events that are placed no finer than a region or country.`),
    h("p", null, "The bars of the slider: dark, events whose day is told; light, those known only by the day of their first report. Both grow with the square root of the count, so that quiet days stay visible."),
    h("h3", null, "How well an event is supported"),
    h("dl.statuses", null, statuses().map((status) => [h("dt", null, statusMark(status)), h("dd", null, statusWords(status) + ".")])),
    h("p", null, "The letter and figure are the NATO pair: reliability of the sources (A to F) and credibility of what they say (1 to 6). The likelihood is worded after ICD 203."));
}

const row = (term, words) => [h("dt", null, term), h("dd", null, words)];

const keptBack = () => data.about.kept;
