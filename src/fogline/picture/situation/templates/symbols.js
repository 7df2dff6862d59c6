// One shape and one colour for each family of events, the same on the map and in the list. Shape alone tells them apart.
const shapePaths = new Map();

const shapeOf = (family) => familyOf.get(family)?.shape ?? data.other;

function shapePath(family) {
  if (!shapePaths.has(family)) shapePaths.set(family, new Path2D(shapeOf(family)));
  return shapePaths.get(family);
}

const colourOf = (family) => ink["f-" + family] || ink.soft;

/** A symbol for the list: an SVG that takes its colour from the family's class. */
function symbol(family, size = 14) {
  const svg = document.createElementNS(NS, "svg"), path = document.createElementNS(NS, "path");
  svg.setAttribute("viewBox", "-11 -11 22 22");
  svg.setAttribute("width", size);
  svg.setAttribute("height", size);
  svg.setAttribute("class", `sym f-${family}`);
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", shapeOf(family));
  svg.append(path);
  return svg;
}

/** A mark for the status: filled as far as it is supported; never by colour alone. */
function statusMark(status) {
  return h(`span.status.s-${status}`, { title: statusWords(status) }, h("i", { "aria-hidden": "true" }), status);
}
