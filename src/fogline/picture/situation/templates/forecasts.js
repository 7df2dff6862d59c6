// Forecasts: what somebody says will come, by when, and how it turned out.
const STATE_WORDS = { open: "open", "came-true": "came true", "did-not": "did not come", undecidable: "cannot be decided" };

function startForecasts() {
  const found = data.forecasts, states = counted(found.map((forecast) => forecast.state));
  if (!found.length) {
    refill(one("#forecasts"), h("p.empty", null, "No claim about the future is among these events."));
    return;
  }
  let state = "", drawn = 40;
  const holder = h("div");
  const draw = () => {
    const shown = found.filter((forecast) => !state || forecast.state === state);
    refill(holder, shown.slice(0, drawn).map(forecastPart), shown.length > drawn && h("button.more", { type: "button", onclick: () => { drawn += 80; draw(); } }, `Show more of ${number(shown.length)}`));
  };
  const chips = h("div.chips", { role: "group", "aria-label": "State" }, states.map(([name, count]) => h("button.chip", { type: "button", "aria-pressed": "false", onclick: (event) => {
    state = state === name ? "" : name;
    for (const chip of all(".chip", chips)) chip.setAttribute("aria-pressed", String(chip === event.currentTarget && state === name));
    draw();
  } }, h("span", null, capital(STATE_WORDS[name] ?? name)), h("small", null, number(count)))));
  refill(one("#forecasts"), h("p.intro", null, "What sources say will come, by when, what would decide it, and what the record says since."), chips, holder);
  draw();
}

function forecastPart(forecast) {
  const event = eventOf.get(forecast.event);
  return h("article.forecast", null,
    h("p.kicker", null, h("span.state.st-" + forecast.state, null, STATE_WORDS[forecast.state] ?? forecast.state), forecast.decided && h("em", null, "decided by an analyst"), h("span.soft", null, forecast.horizon)),
    h("h4", null, forecast.source, forecast.side && h("span.camp", null, sideName(forecast.side)), h("span.soft", null, forecast.said_words ? ` said on ${forecast.said_words}` : "")),
    h("blockquote", null, forecast.text),
    h("p.soft", null, [forecast.negative ? "Will not come: " + forecast.type : capital(forecast.type), forecast.place, forecast.estimate && `“${forecast.estimate.join("”, “")}”`, forecast.likely !== undefined && percent(forecast.likely)].filter(Boolean).join(" · ")),
    forecast.question && h("p.question", null, forecast.question),
    forecast.reasons && h("p.soft", null, capital(forecast.reasons.join("; ")) + "."),
    forecast.outcomes && h("ul.outcomes", null, forecast.outcomes.map((outcome) => h("li", null, h("span.bearing", null, outcome.bearing), outcome.words, " ", eventOf.has(outcome.event) && h("button.plain", { type: "button", onclick: () => open(eventOf.get(outcome.event), { focus: true }) }, "event")))),
    event && h("button.plain", { type: "button", onclick: () => open(event, { focus: true }) }, "The event it is about"));
}
