// One event with all that stands behind it.
function startEvent() {
  let shown = null, waiting = false;
  watch(() => {
    if (shown === choice.event) {
      if (waiting && (shown.more || data.damaged)) { waiting = false; one("#event .body").replaceWith(eventBody(shown)); }
      return;
    }
    shown = choice.event;
    waiting = Boolean(shown && !shown.more);
    document.body.classList.toggle("open", Boolean(shown));
    one("#event").hidden = !shown;
    if (shown) { refill(one("#event"), eventHead(shown), eventBody(shown)); one("#event").scrollTop = 0; }
    document.title = shown ? `${capital(shown.label)}, ${placeWords(shown)} · ${data.about.title}` : data.about.title;
  });
}

function eventHead(event) {
  return h("header.top", null,
    h("div.tools", null,
      h("button.icon", { type: "button", title: "Previous (k)", "aria-label": "Previous event", onclick: () => step(-1) }, "‹"),
      h("button.icon", { type: "button", title: "Next (j)", "aria-label": "Next event", onclick: () => step(1) }, "›"),
      h("span.space"),
      h("button.text", { type: "button", title: "Copy citation (c)", onclick: () => copyText(citation(event)) }, "Cite"),
      h("button.text", { type: "button", title: "Copy a link to this event", onclick: () => copyText(linkTo(event)) }, "Link"),
      h("button.icon", { type: "button", title: "Close (Esc)", "aria-label": "Close", onclick: () => open(null) }, "×")),
    h("p.kicker", null, symbol(event.family, 13), familyOf.get(event.family)?.label ?? "", event.not_told_as_fact && h("em", null, "nobody says that it happened")),
    h("h2", { tabIndex: -1 }, capital(event.label)),
    partiesWords(event) && h("p.parties", null, partiesWords(event)),
    h("p.where", null, event.spot ? h("button.plain", { type: "button", title: "Show on the map", onclick: () => { flyTo(event); showSheet("peek", true); } }, event.spot.words) : "Place not told", " · ", whenLine(event)));
}

const linkTo = (event) => location.href.split("#")[0] + "#event=" + event.id;

function whenLine(event) {
  if (event.known) return event.when;
  const told = event.when ? `${event.when}, ` : "";
  return event.reported ? `${told}day not told; first reported ${dayWords(dayOf(event.reported), { weekday: true })}` : `${told}time not told`;
}

function eventBody(event) {
  const more = event.more;
  if (!more) return h("div.body", null, h("p.soft", { role: "status" }, data.damaged ?? "Reading what stands behind it …"));
  return h("div.body", null,
    gradePart(event, more),
    more.tolls && part("How many", more.tolls.map(tollPart)),
    more.contradictions && part("Contradictions", more.contradictions.map((pair) => pairPart(event, pair, false)), more.contradictions.length),
    part("Claims by side", claimGroups(event), event.more.claims.length + (more.unshown ?? 0)),
    part("Origins", [h("p.soft", null, capital(more.graph) + "."), more.origins.map(originPart)], more.origins.length),
    more.updates && part("Later figures and corrections", more.updates.map((pair) => pairPart(event, pair, true)), more.updates.length),
    more.attributes && part("Attribute by attribute", h("ul.attributes", null, more.attributes.map(([name, agreement, words]) => h("li", null, h("span.agree.a-" + agreement.replaceAll(" ", "-"), null, agreement), words)))),
    h("p.id", null, "Event ", h("code", null, event.id), event.reported && ` · first reported ${dayWords(dayOf(event.reported))}`));
}

function part(title, content, count) {
  return h("section.part", null, h("h3", null, title, count > 1 && h("small", null, number(count))), content);
}

function gradePart(event, more) {
  const weights = more.weights.filter((weight) => Math.abs(weight[1]) >= 0.05), most = Math.max(1, ...weights.map((weight) => Math.abs(weight[1])));
  return h("section.grade", null,
    h("div.verdict", null, statusMark(event.status), h("span.likely", { title: "What the record supports, not a verdict" }, meter(event.likely), capital(more.likelihood)), h("span.pair", { title: more.grade }, event.grade)),
    h("p.soft.admiralty", null, capital(more.grade.replace(/^[A-F][1-6]: /, "")) + "."),
    h("ul.reasons", null, more.reasons.map((words) => h("li", null, capital(words)))),
    weights.length > 0 && h("details.weights", null, h("summary", null, "How the likelihood adds up"),
      h("table", null, weights.map(([words, value]) => h("tr", null, h("td", null, capital(words)), h("td.bar", null, weightBar(value / most)), h("td.figure", null, (value > 0 ? "+" : "−") + Math.abs(value).toFixed(1))))),
      h("p.soft", null, "Log-odds that are added; what speaks for it to the right, what speaks against it to the left.")));
}

function meter(value) {
  const bar = h("i.meter", { role: "img", "aria-label": percent(value) }, h("i"));
  bar.firstChild.style.width = percent(value).replace(" ", "");
  return bar;
}

function weightBar(part) {
  const bar = h("i.weight", { "aria-hidden": "true" }, h("i"));
  bar.firstChild.style.width = `${Math.abs(part) * 50}%`;
  bar.firstChild.style.left = part < 0 ? `${50 + part * 50}%` : "50%";
  bar.firstChild.className = part < 0 ? "against" : "";
  return bar;
}

function tollPart(toll) {
  const range = toll.high === undefined || toll.high === null ? `${number(toll.low)} or more` : toll.low === toll.high ? number(toll.low) : `${number(toll.low)}–${number(toll.high)}`;
  const top = Math.max(toll.high ?? 0, toll.best, ...toll.figures.map((figure) => figure[2] ?? figure[1] ?? 0), 1);
  const share = (value) => `${clamp((value / top) * 100, 0, 100)}%`;
  return h("div.toll", null,
    h("p", null, h("b", null, range), " ", toll.what, toll.side && h("span.soft", null, ` [${sideName(toll.side)}]`), toll.low !== toll.high && h("span.soft", null, `, best ${number(toll.best)}`)),
    toll.figures.length > 1 && h("table", null, toll.figures.map(([party, low, high, about, day]) => {
      const bar = h("i.span", { "aria-hidden": "true" }, h("i"));
      bar.firstChild.style.left = share(low ?? 0);
      bar.firstChild.style.width = `max(4px, ${share((high ?? low ?? 0) - (low ?? 0))})`;
      const figure = low === null ? `at most ${number(high)}` : high === null ? `at least ${number(low)}` : low === high ? number(low) : `${number(low)}–${number(high)}`;
      return h("tr", null, h("td", null, party), h("td.bar", null, bar), h("td.figure", null, (about ? "about " : "") + figure), h("td.soft", null, day && dayWords(dayOf(day), { year: false })));
    })),
    h("p.soft", null, toll.words));
}

function pairPart(event, pair, later) {
  const side = (index) => h("div", null, h("b", null, pair.values[index]), h("span", null, pair.who[index]), h("button.plain", { type: "button", onclick: () => showClaim(pair.claims[index]) }, "claim"));
  return h("div.pair-of", null, h("p.label", null, capital([pair.attribute, pair.about].filter(Boolean).join(": ")), later && h("span.soft", null, pair.revised ? " corrected" : " updated")),
    h("div.ends", null, side(0), h("i", { "aria-hidden": "true" }, later ? "→" : "≠"), side(1)), h("p.soft", null, capital(pair.words)));
}

function originPart(origin) {
  return h("details.origin", null,
    h("summary", null, h("b", null, origin.party), origin.camp && h("span.camp", null, sideName(origin.camp)), h("span.soft", null, `${origin.kind} · ${plural(origin.reports, "report")}`)),
    origin.names && h("p.soft", null, `Also as ${origin.names.join(", ")}`),
    h("ul", null, origin.paths.map((words) => h("li", null, capital(words)))));
}
