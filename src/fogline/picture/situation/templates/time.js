// The stretch of time that the slider covers, and how many events lie on each of its days.
const span = { from: 0, to: 0, before: 0, after: 0, has: false, asked: false };

/** Choose the days of the slider: those asked for, else those between which nearly all events lie. A few of long ago must not flatten the rest. */
function chooseSpan() {
  const days = events.filter((event) => event.day !== null).map((event) => event.day).sort((one, other) => one - other);
  span.has = days.length > 0;
  if (!span.has) return;
  const few = Math.floor(days.length * 0.02);
  let from = days[few], to = days[days.length - 1 - few];
  const inside = to - from;
  const room = Math.max(5, Math.round(inside * 0.06));
  from = Math.max(days[0], from - room);
  to = Math.min(days[days.length - 1], to + room);
  const near = days.filter((day) => day >= from && day <= to);
  span.from = near[0];
  span.to = Math.max(near[near.length - 1], near[0]);
  for (const one of data.control) {
    const day = dayOf(one.day);
    if (day !== null && day > span.to && day - span.to < room) span.to = day;
  }
  const [first, last] = data.about.window.map((day) => (day ? dayOf(day) : null));
  span.asked = first !== null || last !== null;
  span.from = Math.min(first ?? span.from, last ?? Infinity);
  span.to = Math.max(last ?? span.to, span.from);
  if (!span.asked && span.to - span.from < 4) { span.from -= 2; span.to += 2; }
  span.before = days.filter((day) => day < span.from).length;
  span.after = days.filter((day) => day > span.to).length;
}

const days = () => span.to - span.from + 1;

/** Count events by day: those whose day is told apart from those that are only known by the day of their first report. */
function countDays(found) {
  const told = new Float32Array(days()), reported = new Float32Array(days());
  for (const event of found) {
    if (event.timeless) continue;
    if (!event.known) {
      const at = event.day - span.from;
      if (at >= 0 && at < reported.length) reported[at]++;
      continue;
    }
    // What took several days, or lies somewhere within them, is spread over them; an open end counts where the told one is.
    const from = event.from === -Infinity ? event.to : event.from, to = event.to === Infinity ? event.from : event.to;
    const share = 1 / (to - from + 1);
    for (let day = Math.max(from, span.from); day <= Math.min(to, span.to); day++) told[day - span.from] += share;
  }
  return { told, reported };
}

/** Whether an event is put outside the days that were asked for; only a claim of it reaches into them. */
const outside = (event) => span.asked && !event.timeless
  && (event.from > span.to || event.to < span.from || (event.from === -Infinity && event.to > span.to));

/** Whether an event lies in the chosen days. With all days chosen everything does, also what has no time. */
function inTime(event) {
  if (choice.from === null) return true;
  if (event.timeless || (!event.known && !choice.undated)) return false;
  return event.from <= choice.to && event.to >= choice.from;
}
