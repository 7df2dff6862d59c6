// The claims of an event, the sides apart: who says it, through whom, how sure, in which words.
const MARK_WORDS = { t: "what happened", q: "number", p: "place", w: "time", h: "how sure", s: "source", a: "party" };

function claimGroups(event) {
  const groups = new Map();
  for (const claim of event.more.claims) {
    const origin = event.more.origins[claim.origin ?? 0], camp = origin?.camp || "";
    if (!groups.has(camp)) groups.set(camp, []);
    groups.get(camp).push(claim);
  }
  const sorted = [...groups].sort((one, other) => Number(!one[0]) - Number(!other[0]) || Number(one[0] === "neutral") - Number(other[0] === "neutral") || other[1].length - one[1].length);
  const used = new Set(event.more.claims.flatMap((claim) => claim.text.map((piece) => piece[1])));
  return [
    h("p.marks", null, "Marked: ", Object.entries(MARK_WORDS).filter(([letter]) => used.has(letter)).map(([letter, words]) => [h("mark.m-" + letter, null, words), " "])),
    sorted.map(([camp, claims]) => h("div.camp-group", null,
      h("h4", null, camp === "neutral" ? "Neutral" : camp ? sideName(camp) : "Side not known", h("small", null, plural(claims.length, "claim"))),
      claims.slice(0, 4).map(claimPart), claims.length > 4 && moreOf(claims.slice(4)))),
    event.more.unshown ? h("p.soft", null, `${plural(event.more.unshown, "further claim")} of the same origins ${event.more.unshown === 1 ? "is" : "are"} not in this page.`) : null,
  ];
}

function moreOf(claims) {
  return h("button.more", { type: "button", data: { claims: claims.map((claim) => claim.id).join(" ") }, onclick: (event) => event.target.replaceWith(...claims.map(claimPart)) }, `Show ${plural(claims.length, "more claim")}`);
}

function claimPart(claim) {
  const paper = data.documents[claim.doc];
  const source = [paper.publisher || "publisher not named", paper.day || "undated"].join(", ");
  return h("article.claim", { id: "claim-" + claim.id },
    h("p.chain", null, claim.chain.map((link, index) => [index ? h("span.by", { role: "img", "aria-label": " according to " }, " ← ") : null, index ? link : h("b", null, link)])),
    (claim.voice || claim.deed) && h("p.soft", null, [capital(claim.deed ?? ""), claim.voice].filter(Boolean).join(" · ")),
    h("blockquote", null, claim.before && h("span.around", null, claim.before), h("span.evidence", null, claim.text.map(([words, mark]) => (mark ? h("mark.m-" + mark, { title: MARK_WORDS[mark] }, words) : words))), claim.after && h("span.around", null, claim.after)),
    h("p.told", null, h("span.reality.r-" + claim.reality, null, claim.told || claim.reality), claim.band && h("span.soft", { title: "How sure the source says it is, not how sure it is true" }, ` ${claim.band}`),
      [claim.where, claim.when, ...(claim.numbers ?? [])].filter(Boolean).map((words) => h("span.fact", null, words)),
      claim.status && h("span.decided", null, claim.status), claim.corrected && h("span.decided", null, `corrected: ${claim.corrected.join(", ")}`)),
    h("p.paper", null, paper.title && [h("cite", null, paper.title), " "], h("span", null, source), paper.copy && h("span", null, ", a copy"), paper.url && [" ", h("a", { href: paper.url, rel: "noreferrer noopener", target: "_blank" }, "open report")]));
}

/** Bring a claim into sight, and say by its colour which one it is. */
function showClaim(id) {
  const waiting = all("#event .more").find((button) => button.dataset.claims.split(" ").includes(id));
  waiting?.click();
  const found = document.getElementById("claim-" + id);
  if (!found) return say("This claim is not in the page");
  for (const old of all(".claim.on")) old.classList.remove("on");
  found.classList.add("on");
  found.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
}
