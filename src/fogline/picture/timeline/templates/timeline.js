"use strict";
(() => {
  document.documentElement.classList.add("js");
  const form = document.querySelector("form.tools");
  const boxes = [...document.querySelectorAll("input[name=status]")];
  const events = [...document.querySelectorAll(".event")].map((element) => ({
    element, text: element.textContent.toLowerCase(), status: element.dataset.status, family: element.dataset.family,
    bar: document.querySelector(`.chart a[href="#${element.id}"]`),
  }));
  const groups = [...document.querySelectorAll(".group")];
  const tally = document.getElementById("tally");

  function filter() {
    const words = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const family = form.elements.family.value;
    const statuses = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    let seen = 0;
    for (const event of events) {
      const fits = statuses.has(event.status) && (!family || event.family === family)
        && words.every((word) => event.text.includes(word));
      event.element.hidden = !fits;
      if (event.bar) event.bar.classList.toggle("off", !fits);
      seen += fits;
    }
    for (const group of groups) group.hidden = !group.querySelector(".event:not([hidden])");
    tally.textContent = seen === events.length ? `${seen} ${seen === 1 ? "event" : "events"}` : `${seen} of ${events.length} events`;
  }

  form.addEventListener("input", filter);
  form.addEventListener("submit", (happened) => happened.preventDefault());
  for (const box of boxes) box.addEventListener("change", filter);
  filter();
})();
