// Asks opening_hours.js about each value at each moment; reads and writes JSON.
// The clock is Berlin's (TZ), the holidays are those of Nordrhein-Westfalen.
import { readFileSync } from 'node:fs';
import OpeningHours from 'opening_hours';

const place = {
    lat: 51.52,
    lon: 7.09,
    address: { country_code: 'de', state: 'Nordrhein-Westfalen' },
};
const { values, moments } = JSON.parse(readFileSync(0, 'utf8'));

const letters = (value) => {
    try {
        const hours = new OpeningHours(value, place);
        return moments
            .map((moment) => {
                const at = new Date(moment);
                if (hours.getUnknown(at)) return 'u';
                return hours.getState(at) ? 'o' : 'c';
            })
            .join('');
    } catch {
        return 'r'.repeat(moments.length); // refused
    }
};

process.stdout.write(JSON.stringify(Object.fromEntries(values.map((value) => [value, letters(value)]))));
