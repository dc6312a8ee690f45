// One message, opened: what it was, what was found wrong with it, and its JSON.

import { el } from './dom.js';
import { json } from './json.js';
import { meaning } from './meaning.js';
import { clock, count, size, span } from './words.js';

export class Detail {
  #root;
  #events;
  entry = null;

  constructor(root, events) {
    this.#root = root;
    this.#events = events;
  }

  get isOpen() {
    return !this.#root.hidden;
  }

  /** Shows a message; takes the focus where it was not open before. */
  show(entry) {
    const wasOpen = this.isOpen;
    this.entry = entry;
    const { lane, tone, word, text } = meaning(entry);
    const shape = entry.message ?? mediaShape(entry);
    const source = shape ? JSON.stringify(shape, null, 2) : '';
    this.#root.replaceChildren(...[
      el('div', { class: 'bar', 'data-tone': tone, 'data-lane': lane },
        el('h3', { id: 'detail-title', tabindex: -1 }, entry.from === 'simulator' ? word : entry.kind),
        el('span', { class: 'faint' }, `${lane} at ${clock(entry.at, 3)}`),
        el('button', { type: 'button', class: 'close', 'aria-label': 'Close', title: 'Close (Esc)', onclick: () => this.#events.close() }, '×')),
      el('dl', { class: 'facts' }, ...facts(entry)),
      entry.findings ? el('ul', { class: 'findings', 'aria-label': 'Findings' }, ...entry.findings.map(finding => el('li', {}, finding))) : null,
      entry.from === 'simulator' ? el('p', { class: 'said' }, text) : null,
      source ? el('div', { class: 'json' },
        entry.message ? null : el('p', { class: 'hint' }, 'Audio is in the journal by its length and level; this is the shape of its messages.'),
        el('button', { type: 'button', class: 'copy', onclick: event => copy(event.target, source) }, 'Copy'),
        el('pre', { tabindex: 0, 'aria-label': 'JSON' }, json(shape)))
        : entry.from === 'simulator' ? null : el('p', { class: 'hint' }, 'The journal has no JSON of it: it was not JSON, or too large.'),
    ].filter(Boolean));
    this.#root.hidden = false;
    if (!wasOpen) this.#root.querySelector('h3').focus({ preventScroll: true });
  }

  hide() {
    this.#root.hidden = true;
    this.#root.replaceChildren();
    this.entry = null;
  }

  contains(element) {
    return this.#root.contains(element);
  }
}

function facts(entry) {
  const list = [['state', entry.state]];
  if (entry.bytes !== undefined) list.push(['size', entry.count > 1 ? `${count(entry.count, 'message')}, ${size(entry.bytes)}` : size(entry.bytes)]);
  if (entry.until > entry.at) list.push(['until', clock(entry.until, 3)]);
  if (entry.audio) {
    list.push(['audio', `${span(entry.audio.seconds)} at ${entry.audio.rate} Hz`], ['level', `${entry.audio.rmsDbfs} dBFS, peak ${entry.audio.peakDbfs}`]);
    list.push(['plays', `${clock(entry.audio.from, 2)} to ${clock(entry.audio.cut ?? entry.audio.to, 2)}${entry.audio.cut === undefined ? '' : `, cut of ${clock(entry.audio.to, 2)}`}`]);
  }
  return list.filter(([, value]) => value).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)));
}

/** What messages of audio look like, with sizes in place of bytes. */
function mediaShape(entry) {
  if (!entry.audio) return null;
  const data = `(${size(entry.bytes)} in ${count(entry.count, 'message')})`;
  const blob = { mimeType: `audio/pcm;rate=${entry.audio.rate}`, data };
  return entry.from === 'client' ? { realtimeInput: { audio: blob } } : { serverContent: { modelTurn: { parts: [{ inlineData: blob }] } } };
}

async function copy(button, text) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'No clipboard here';
  }
}
