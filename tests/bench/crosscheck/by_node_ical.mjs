// Expands a calendar file with node-ical. Usage and answer are those of by_recurring_ical_events.py.
import ical from 'node-ical';

const [path, first, last] = process.argv.slice(2);
const from = new Date(first), to = new Date(last);
const DAY = 86400000;
const rows = [];
for (const event of Object.values(ical.sync.parseFile(path))) {
  if (event.type !== 'VEVENT') continue;
  // A date that was moved into these days from before is looked for, too.
  const wide = { from: new Date(from.getTime() - 400 * DAY), to: new Date(to.getTime() + 400 * DAY) };
  for (const found of ical.expandRecurringEvent(event, { ...wide, expandOngoing: true })) {
    const [begin, end] = [new Date(found.start), new Date(found.end)];
    // Of whole days it counts the hours, also where a day has 23 or 25 of them: the day is what it means.
    if (found.isFullDay) end.setHours(end.getHours() < 12 ? 0 : 24, 0, 0, 0);
    if (begin < to && (end > from || begin >= from)) {
      rows.push([event.uid, begin.toISOString(), end.toISOString(), found.event.status ?? '']);
    }
  }
}
process.stdout.write(JSON.stringify(rows));
