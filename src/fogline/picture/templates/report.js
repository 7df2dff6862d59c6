"use strict";
(() => {
  const root = document.documentElement;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const sheets = [...document.querySelectorAll(".sheet")].map(sheetOf);
  const switcher = document.getElementById("switch");
  let current = null;

  function sheetOf(element) {
    const cards = [...element.querySelectorAll(".claim")];
    const pieces = [...element.querySelectorAll(".story [data-c]")];
    const cardOf = new Map(), piecesOf = new Map();
    for (const card of cards) for (const number of card.dataset.n.split(" ")) cardOf.set(number, card);
    for (const piece of pieces) for (const number of piece.dataset.c.split(" ")) {
      if (!piecesOf.has(number)) piecesOf.set(number, []);
      piecesOf.get(number).push(piece);
    }
    const feet = [...element.querySelectorAll(".foot")];
    const sheet = { element, cards, pieces, feet, cardOf, piecesOf, words: new Map() };
    for (const card of cards) sheet.words.set(card, (card.textContent + " " + card.parentElement.querySelector("h2").textContent).toLowerCase());
    element.querySelector(".filters").addEventListener("input", () => filter(sheet));
    element.querySelector(".reset").addEventListener("click", () => reset(sheet));
    element.querySelector(".mentions")?.addEventListener("change", (event) => element.classList.toggle("unmarked", !event.target.checked));
    element.addEventListener("click", (event) => clicked(sheet, event));
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      if (event.target.matches(".tr")) { event.preventDefault(); fromText(sheet, event.target); }
      if (event.target.matches(".foot")) { event.preventDefault(); fromMap(sheet, event.target); }
    });
    return sheet;
  }

  function clicked(sheet, event) {
    const foot = event.target.closest(".foot");
    if (foot) return fromMap(sheet, foot);
    const card = event.target.closest(".claim"), piece = event.target.closest(".story [data-c]");
    if (card) fromCard(sheet, card);
    else if (piece && !piece.classList.contains("off") && getSelection().isCollapsed) fromText(sheet, piece);
  }

  function fromCard(sheet, card) {
    mark(sheet, [card]);
    view("text");
    const own = card.dataset.n.split(" ")[0];
    const pieces = sheet.piecesOf.get(own) ?? [];
    reveal(pieces.find((piece) => piece.dataset.t?.split(" ").includes(own)) ?? pieces[0]);
    history.replaceState(null, "", "#" + card.id);
  }

  function fromText(sheet, piece) {
    chosen(sheet, (piece.dataset.t ?? piece.dataset.c).split(" "));
  }

  function fromMap(sheet, foot) {
    chosen(sheet, foot.dataset.n.split(" "));
  }

  function chosen(sheet, numbers) {
    const cards = [...new Set(numbers.map((number) => sheet.cardOf.get(number)))].filter((card) => card && !card.hidden);
    if (!cards.length) return;
    mark(sheet, cards);
    view("claims");
    reveal(sheet.cards.find((card) => cards.includes(card)));
  }

  function mark(sheet, cards) {
    for (const old of sheet.element.querySelectorAll(".on, .own")) old.classList.remove("on", "own");
    for (const card of cards) {
      card.classList.add("on");
      for (const number of card.dataset.n.split(" ")) for (const piece of sheet.piecesOf.get(number) ?? []) {
        piece.classList.add("on");
        if (piece.dataset.t?.split(" ").includes(number)) piece.classList.add("own");
      }
    }
    const on = new Set(cards.flatMap((card) => card.dataset.n.split(" ")));
    for (const foot of sheet.feet) foot.classList.toggle("on", foot.dataset.n.split(" ").some((number) => on.has(number)));
  }

  function reveal(element) {
    element?.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  }

  // Moves the list of claims alone: the page is on its way to the evidence.
  function bring(card) {
    const list = card.closest(".claims"), top = list.getBoundingClientRect().top + list.querySelector(".filters").offsetHeight;
    const place = card.getBoundingClientRect();
    if (place.top < top || place.bottom > innerHeight) list.scrollTop += place.top - top - 40;
  }

  function filter(sheet) {
    const value = (name) => sheet.element.querySelector(`[data-filter=${name}]`).value;
    const [source, type, reality] = ["source", "type", "reality"].map(value);
    const sought = sheet.element.querySelector("[type=search]").value.toLowerCase().split(/\s+/).filter(Boolean);
    const shown = new Set();
    for (const card of sheet.cards) {
      const words = sheet.words.get(card);
      card.hidden = (source && card.parentElement.dataset.source !== source) || (type && card.dataset.type !== type)
        || (reality && card.dataset.reality !== reality) || !sought.every((word) => words.includes(word));
      if (!card.hidden) for (const number of card.dataset.n.split(" ")) shown.add(number);
    }
    for (const group of sheet.element.querySelectorAll(".group")) group.hidden = !group.querySelector(".claim:not([hidden])");
    for (const piece of sheet.pieces) piece.classList.toggle("off", !piece.dataset.c.split(" ").some((number) => shown.has(number)));
    for (const foot of sheet.feet) foot.classList.toggle("off", !foot.dataset.n.split(" ").some((number) => shown.has(number)));
    const count = sheet.cards.filter((card) => !card.hidden).length, all = sheet.cards.length;
    const noun = all === 1 ? "claim" : "claims";
    sheet.element.querySelector("output").textContent = count === all ? `${all} ${noun}` : `${count} of ${all} ${noun}`;
    sheet.element.querySelector(".reset").hidden = count === all;
  }

  function reset(sheet) {
    for (const control of sheet.element.querySelectorAll(".filters select, .filters input")) control.value = "";
    filter(sheet);
  }

  function show(number) {
    current = sheets[(number + sheets.length) % sheets.length];
    for (const sheet of sheets) sheet.element.classList.toggle("current", sheet === current);
    if (switcher) switcher.value = String(sheets.indexOf(current));
  }

  function turn(step) {
    show(sheets.indexOf(current) + step);
    scrollTo(0, 0);
  }

  function view(name) {
    document.body.dataset.view = name;
    for (const button of document.querySelectorAll(".views button")) button.setAttribute("aria-pressed", String(button.dataset.view === name));
  }

  function step(by) {
    const cards = current.cards.filter((card) => !card.hidden);
    const card = cards[Math.min(Math.max(cards.findIndex((one) => one.classList.contains("on")) + by, 0), cards.length - 1)];
    if (!card) return;
    fromCard(current, card);
    card.querySelector("button").focus({ preventScroll: true });
    bring(card);
  }

  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") { mark(current, []); event.target.blur?.(); }
    if (event.target.matches("input, select, textarea")) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "/") { event.preventDefault(); view("claims"); current.element.querySelector("[type=search]").focus(); }
  }

  function follow() {
    const target = document.getElementById(location.hash.slice(1));
    const sheet = sheets.find((one) => target && one.element.contains(target));
    show(sheet ? sheets.indexOf(sheet) : current ? sheets.indexOf(current) : 0);
    if (!sheet || target === sheet.element) return;
    if (target.matches(".claim")) { fromCard(sheet, target); bring(target); }
    else { view("text"); reveal(target); }
  }

  root.classList.add("js");
  view("text");
  show(0);
  // After the browser's own jump to the fragment, which knows nothing of the text beside the claim.
  addEventListener("load", () => setTimeout(follow));
  addEventListener("hashchange", follow);
  document.addEventListener("keydown", pressed);
  switcher?.addEventListener("change", () => { show(Number(switcher.value)); scrollTo(0, 0); });
  document.getElementById("previous")?.addEventListener("click", () => turn(-1));
  document.getElementById("next")?.addEventListener("click", () => turn(1));
  for (const button of document.querySelectorAll(".views button")) button.addEventListener("click", () => view(button.dataset.view));
})();
