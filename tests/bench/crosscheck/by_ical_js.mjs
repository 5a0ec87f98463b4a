// Expands a calendar file with ical.js. Usage and answer are those of by_recurring_ical_events.py.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

const [path, first, last] = process.argv.slice(2);
const from = new Date(first), to = new Date(last);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, 'utf8')));
for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);

// A day begins at local midnight, as in the other readers; the process runs in Berlin's zone.
const moment = (time) => (time.isDate ? new Date(time.year, time.month - 1, time.day) : time.toJSDate());

const groups = new Map();
for (const vevent of calendar.getAllSubcomponents('vevent')) {
  const uid = vevent.getFirstPropertyValue('uid');
  groups.set(uid, [...(groups.get(uid) ?? []), vevent]);
}
const rows = [];
const add = (uid, item, start, end) => {
  const [begin, stop] = [moment(start), moment(end)];
  if (begin < to && (stop > from || begin >= from)) {
    const status = item.component.getFirstPropertyValue('status') ?? '';
    rows.push([uid, begin.toISOString(), stop.toISOString(), status]);
  }
};
for (const [uid, vevents] of groups) {
  const master = vevents.find((vevent) => !vevent.hasProperty('recurrence-id'));
  const exceptions = vevents.filter((vevent) => vevent !== master);
  const event = new ICAL.Event(master, { exceptions });
  if (!event.isRecurring()) {
    add(uid, event, event.startDate, event.endDate);
    continue;
  }
  const iterator = event.iterator();
  for (let next = iterator.next(), count = 0; next && count < 20000; next = iterator.next(), count += 1) {
    if (moment(next) > new Date(to.getTime() + 400 * 86400000)) break;
    const details = event.getOccurrenceDetails(next);
    add(uid, details.item, details.startDate, details.endDate);
  }
}
process.stdout.write(JSON.stringify(rows));
