// Unpack the data, build everything up once, then follow what is chosen.
async function start() {
  const began = performance.now();
  recallTheme();
  try {
    take(await unpacked(one("#data").textContent));
  } catch (error) {
    one("#loading").textContent = `This page is damaged: ${error.message}`;
    throw error;
  }
  one("#data").remove();
  const middle = data.box ?? [-150, -40, 150, 60];
  origin.x = mercatorX((middle[0] + middle[2]) / 2);
  origin.y = mercatorY((middle[1] + middle[3]) / 2);
  for (const [layer, id] of [[base, "#ground"], [board, "#board"]]) {
    layer.canvas = one(id);
    layer.pen = layer.canvas.getContext("2d");
  }
  chooseSpan();
  prepareSpots();
  prepareControl();
  layGround();
  readInk();
  recall();
  startList();
  startFilters();
  startEvent();
  startSlider();
  startForecasts();
  startControl();
  startAbout();
  startShell();
  startPrinting();
  watch(() => { hovered = null; one("#tip").hidden = true; redraw(); });
  startMoving();
  resize();
  settle();
  if (choice.event) open(choice.event);
  addEventListener("hashchange", () => { recall(); settle(); if (choice.event) flyTo(choice.event); });
  document.body.classList.remove("unready");
  one("#loading").remove();
  document.documentElement.dataset.ready = Math.round(performance.now() - began);
  requestAnimationFrame(() => setTimeout(bringBehind));
}

start();
