// Where things are: Web Mercator (EPSG:3857) on a plane of SIZE units, the middle of the events at its origin.
const SIZE = 65536;
const origin = { x: 0, y: 0 };
const view = { x: 0, y: 0, zoom: 1, width: 1, height: 1 }; // the middle of the map on the plane; pixels for a unit

const mercatorX = (longitude) => ((longitude + 180) / 360) * SIZE;
function mercatorY(latitude) {
  const angle = (clamp(latitude, -85, 85) * Math.PI) / 180;
  return (0.5 - Math.log(Math.tan(Math.PI / 4 + angle / 2)) / (2 * Math.PI)) * SIZE;
}

const planeX = (longitude) => mercatorX(longitude) - origin.x;
const planeY = (latitude) => mercatorY(latitude) - origin.y;
const latitudeOf = (y) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * (y + origin.y)) / SIZE))) * 180) / Math.PI;
const longitudeOf = (x) => ((x + origin.x) / SIZE) * 360 - 180;
const screenX = (x) => (x - view.x) * view.zoom + view.width / 2;
const screenY = (y) => (y - view.y) * view.zoom + view.height / 2;

/** Kilometres for a pixel in the middle of the map. */
function kilometres() {
  return (40075 * Math.cos((latitudeOf(view.y) * Math.PI) / 180)) / SIZE / view.zoom;
}

/** A path of rings or lines that are packed as differences of whole numbers, and the box round it. */
function pathOf(packed, closed, into = new Path2D(), box = [Infinity, Infinity, -Infinity, -Infinity]) {
  for (const numbers of packed) {
    let longitude = 0, latitude = 0;
    for (let at = 0; at < numbers.length; at += 2) {
      longitude += numbers[at];
      latitude += numbers[at + 1];
      const x = planeX(longitude / 10000), y = planeY(latitude / 10000);
      if (at) into.lineTo(x, y);
      else into.moveTo(x, y);
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
    if (closed) into.closePath();
  }
  return { path: into, box };
}

const seen = (box) => screenX(box[2]) >= 0 && screenX(box[0]) <= view.width && screenY(box[3]) >= 0 && screenY(box[1]) <= view.height;
const tallest = (box) => Math.max(box[2] - box[0], box[3] - box[1]) * view.zoom;

/** The view that shows a box of degrees whole. */
function fitting([west, south, east, north], most = 90) {
  const left = planeX(west), right = planeX(east), top = planeY(north), bottom = planeY(south);
  const zoom = Math.min((view.width * 0.9) / Math.max(right - left, 1e-6), (view.height * 0.88) / Math.max(bottom - top, 1e-6));
  return { x: (left + right) / 2, y: (top + bottom) / 2, zoom: clamp(zoom, leastZoom(), most) };
}

const leastZoom = () => Math.max(view.width, view.height * 0.6) / SIZE / 1.4;
const MOST_ZOOM = 400;
