// Every message as a line, oldest first.

import { el } from './dom.js';
import { meaning, spokenLine } from './meaning.js';
import { clock, short, size } from './words.js';

const ARROWS = { client: '→', model: '←', simulator: '•' };

export class Messages {
  #root;
  #events;
  #lines = new Map();

  constructor(root, events) {
    this.#root = root;
    this.#events = events;
  }

  clear() {
    this.#lines.clear();
    this.#root.replaceChildren();
  }

  node(number) {
    return this.#lines.get(number)?.button;
  }

  update(entries) {
    const known = new Set(entries.map(entry => entry.number));
    for (const [number, line] of this.#lines) if (!known.has(number)) { line.item.remove(); this.#lines.delete(number); }
    for (const entry of entries) this.#write(this.#lines.get(entry.number) ?? this.#add(entry), entry);
  }

  toEnd() {
    this.#root.scrollTop = this.#root.scrollHeight;
  }

  #add(entry) {
    const { lane, tone } = meaning(entry);
    const cells = { time: el('span', { class: 'time' }), way: el('span', { class: 'way', 'aria-hidden': 'true' }, ARROWS[lane]), word: el('span', { class: 'word' }), text: el('span', { class: 'text' }), size: el('span', { class: 'size' }) };
    const button = el('button', { type: 'button', tabindex: -1, 'data-number': entry.number, 'data-lane': lane, 'data-tone': tone, 'data-kind': entry.kind,
      onclick: () => this.#events.open(entry.number), onfocus: () => this.#events.select(entry.number) }, ...Object.values(cells));
    const line = { item: el('li', {}, button), button, cells, said: '' };
    this.#lines.set(entry.number, line);
    this.#root.append(line.item);
    return line;
  }

  #write(line, entry) {
    const said = spokenLine(entry, clock(entry.at, 2)) + entry.bytes;
    if (line.said === said) return;
    line.said = said;
    const { word, text } = meaning(entry);
    line.cells.time.textContent = clock(entry.at, 3);
    line.cells.word.textContent = word;
    line.cells.text.replaceChildren(short(text === word ? '' : text, 240), ...(entry.findings ?? []).map(finding => el('em', {}, finding)));
    line.cells.size.textContent = entry.bytes === undefined ? '' : `${entry.count > 1 ? `${entry.count} × ` : ''}${size(entry.count > 1 ? entry.bytes / entry.count | 0 : entry.bytes)}`;
    line.button.classList.toggle('found', Boolean(entry.findings));
    line.button.setAttribute('aria-label', said.slice(0, said.length - String(entry.bytes).length));
  }
}
