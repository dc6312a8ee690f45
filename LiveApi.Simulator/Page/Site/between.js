// What lies across the lanes: how long each side waited, and the moments that cut through both.

import { el, place } from './dom.js';
import { meaning } from './meaning.js';
import { Rows, textWidth } from './rows.js';
import { clock, span } from './words.js';

const ROW = 18, MOST_ROWS = 3;
const CUTTING = new Set(['cut', 'fault', 'warn', 'end']);
const APART = 24; // pixels between ends of turns: more of them would be a hatching

/** The waits as brackets with their length. */
export function drawWaits(parent, waits, scale, font) {
  const rows = new Rows(MOST_ROWS);
  const drawn = waits.map(wait => {
    const left = scale.x(wait.from), width = Math.max(1, scale.x(wait.to) - left);
    const label = span(wait.to - wait.from);
    const row = rows.take(left, Math.max(width, textWidth(label, font) + 8));
    if (row < 0) return null;
    return place(el('div', { class: 'wait', title: `${wait.name}: ${label}`, 'data-name': wait.name }, el('span', {}, label)), left, row * ROW, width);
  });
  parent.replaceChildren(...drawn.filter(Boolean));
  parent.style.height = `${Math.max(1, rows.count) * ROW + 2}px`;
}

/** Interruptions, faults, ends of turns and the end of it all. */
export function drawLines(parent, entries, closed, scale) {
  const lines = [];
  let last = -Infinity;
  for (const entry of entries) {
    const { tone } = meaning(entry);
    const x = scale.x(entry.at);
    if (!CUTTING.has(tone) || (tone === 'end' && x - last < APART)) continue;
    if (tone === 'end') last = x;
    lines.push(place(el('i', { 'data-tone': tone }), x));
  }
  if (closed) lines.push(place(el('i', { 'data-tone': closed.code === 1000 ? 'end' : 'fault', class: 'close' }, el('b', {}, `closed ${closed.code}`)), scale.x(closed.at)));
  parent.replaceChildren(...lines);
}

/** The ruler's marks between two places. */
export function drawRuler(parent, left, right, scale) {
  const { step, found } = scale.marks(left, right);
  const digits = step < 0.01 ? 3 : step < 0.1 ? 2 : step < 1 ? 1 : 0;
  parent.replaceChildren(...found.map(seconds => place(el('span', {}, clock(seconds, digits)), scale.x(seconds))));
}
