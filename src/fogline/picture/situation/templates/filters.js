// What narrows the events: families (which are the legend too), type, status, side, place, origins, words.
function startFilters() {
  const chips = one("#families");
  for (const family of familyOf.values()) {
    const count = events.filter((event) => event.family === family.name).length;
    if (!count) continue;
    chips.append(h("button.chip", { type: "button", "aria-pressed": "true", title: family.definition, data: { family: family.name }, onclick: (event) => toggleFamily(family.name, event) },
      symbol(family.name, 13), h("span", null, shortLabel(family)), h("small", null, number(count))));
  }
  const search = one("#search");
  search.addEventListener("input", later(() => change({ words: search.value }), 120));
  one("#more-filters").addEventListener("click", () => showFilters(one("#drawer").hidden));
  fillSelect("#type", Object.entries(data.types).map(([name, [label, family]]) => [name, capital(label), tally((event) => event.type === name), familyOf.get(family)?.label ?? "Other"]));
  fillSelect("#side-choice", sidesFound().map(([side, count]) => [side, sideName(side), count]));
  fillSelect("#place", placesFound().map(([name, count]) => [name, name, count]));
  fillSelect("#origins", [2, 3, 5].map((least) => [least, `${least} or more`, tally((event) => event.origins >= least)]));
  for (const status of statuses()) {
    const count = tally((event) => event.status === status);
    if (count) one("#statuses").append(h("button.chip", { type: "button", "aria-pressed": "false", title: statusWords(status), data: { status }, onclick: () => toggleStatus(status) }, h("span", null, capital(status)), h("small", null, number(count))));
  }
  for (const [name, id] of SELECTS) one(id).addEventListener("change", (event) => change({ [name]: event.target.value }));
  one("#origins").addEventListener("change", (event) => change({ origins: Number(event.target.value) || 1 }));
  for (const [id, name] of [["#disputed", "disputed"], ["#in-view", "inView"], ["#undated", "undated"]]) one(id).addEventListener("change", (event) => change({ [name]: event.target.checked }));
  for (const button of all("#show-all, #none button")) button.addEventListener("click", () => { stop(); showAll(); });
  one("#here").addEventListener("click", () => change({ spots: null }));
  watch(markFilters);
}

const SELECTS = [["type", "#type"], ["side", "#side-choice"], ["place", "#place"]];
const SHORT = { strike: "Strikes", ground: "Combat", control: "Control", harm: "Harm", people: "People", force: "Forces", politics: "Politics" };
const shortLabel = (family) => SHORT[family.name] ?? family.label;
const tally = (fits) => events.reduce((sum, event) => sum + Number(fits(event)), 0);

function counted(values) {
  const found = new Map();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return [...found].sort((one, other) => other[1] - one[1] || String(one[0]).localeCompare(other[0]));
}

const sidesFound = () => counted(events.flatMap((event) => event.sides ?? [])).slice(0, 60);
const placesFound = () => counted(events.map((event) => event.spot?.name).filter(Boolean)).slice(0, 250);

function fillSelect(id, options) {
  const select = one(id), groups = new Map();
  for (const [value, words, count, group] of options) {
    let home = select;
    if (group) {
      if (!groups.has(group)) groups.set(group, select.appendChild(h("optgroup", { label: group })));
      home = groups.get(group);
    }
    home.append(h("option", { value }, `${words} (${number(count)})`));
  }
}

/** A click takes a family out; with Alt or Shift, or when it is the only one left, it stands alone or all come back. */
function toggleFamily(name, event) {
  const off = new Set(choice.off), names = all("#families .chip").map((chip) => chip.dataset.family);
  if (event.altKey || event.shiftKey) {
    const alone = names.every((other) => (other === name) !== off.has(other));
    return change({ off: new Set(alone ? [] : names.filter((other) => other !== name)) });
  }
  if (!off.delete(name)) off.add(name);
  change({ off: off.size === names.length ? new Set() : off });
}

function toggleStatus(status) {
  const statuses = new Set(choice.statuses);
  if (!statuses.delete(status)) statuses.add(status);
  change({ statuses });
}

function showFilters(on) {
  one("#drawer").hidden = !on;
  one("#more-filters").setAttribute("aria-expanded", String(on));
}

/** Show in the controls what is chosen, by whatever way it was. */
function markFilters() {
  for (const chip of all("#families .chip")) chip.setAttribute("aria-pressed", String(!choice.off.has(chip.dataset.family)));
  for (const chip of all("#statuses .chip")) chip.setAttribute("aria-pressed", String(choice.statuses.has(chip.dataset.status)));
  for (const [name, id] of SELECTS) one(id).value = choice[name];
  one("#origins").value = choice.origins > 1 ? String(choice.origins) : "";
  one("#order").value = choice.order;
  one("#disputed").checked = choice.disputed;
  one("#in-view").checked = choice.inView;
  one("#undated").checked = choice.undated;
  if (document.activeElement !== one("#search")) one("#search").value = choice.words;
  const count = narrowing();
  one("#narrowed").textContent = count ? String(count) : "";
  const here = one("#here");
  here.hidden = !choice.spots;
  if (choice.spots) {
    const names = [...new Set([...choice.spots].map((index) => data.places[index].name))];
    one("span", here).textContent = `At ${names.slice(0, 2).join(", ")}${names.length > 2 ? ` and ${names.length - 2} more` : ""}`;
  }
}
