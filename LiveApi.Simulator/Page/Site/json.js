// JSON as coloured text.

import { el } from './dom.js';

/** A fragment that reads as JSON.stringify(value, null, 2). */
export function json(value) {
  const out = document.createDocumentFragment();
  write(out, value, '');
  return out;
}

function write(out, value, indent) {
  if (Array.isArray(value)) return list(out, value.map(item => [null, item]), '[', ']', indent);
  if (value !== null && typeof value === 'object') return list(out, Object.entries(value), '{', '}', indent);
  out.append(el('span', { class: `j-${value === null ? 'null' : typeof value}` }, JSON.stringify(value)));
}

function list(out, members, open, close, indent) {
  if (members.length === 0) { out.append(open + close); return; }
  out.append(open);
  const deeper = `${indent}  `;
  members.forEach(([name, value], index) => {
    out.append(`${index ? ',' : ''}\n${deeper}`);
    if (name !== null) out.append(el('span', { class: 'j-name' }, JSON.stringify(name)), ': ');
    write(out, value, deeper);
  });
  out.append(`\n${indent}${close}`);
}
