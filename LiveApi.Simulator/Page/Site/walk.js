// From one message to another.

import { meaning } from './meaning.js';

const ORDER = ['client', 'simulator', 'model'];

/** The message so many further on, in the order in which they came. */
export function further(entries, selected, by) {
  const at = selected === null ? -1 : entries.findIndex(entry => entry.number === selected);
  return entries[Math.min(entries.length - 1, Math.max(0, at + by))];
}

/** The message nearest in time in the next lane up or down that has any. */
export function across(entries, from, by) {
  for (let lane = ORDER.indexOf(meaning(from).lane) + by; lane >= 0 && lane < ORDER.length; lane += by) {
    const there = entries.filter(entry => meaning(entry).lane === ORDER[lane]);
    if (there.length > 0) return there.reduce((best, entry) => (Math.abs(entry.at - from.at) < Math.abs(best.at - from.at) ? entry : best));
  }
  return from;
}
