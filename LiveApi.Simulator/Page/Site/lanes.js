// The conversation over time: the client above, the model below, and between them how long each waited and what went wrong.

import { drawLines, drawRuler, drawWaits } from './between.js';
import { el, place } from './dom.js';
import { latencies } from './latency.js';
import { meaning, spokenLine } from './meaning.js';
import { Rows, textWidth } from './rows.js';
import { REST, Scale } from './scale.js';
import { sentences } from './sentences.js';
import { draw } from './waves.js';
import { clock, short } from './words.js';

const ROW = 27, MOST_ROWS = 6, CHIP = 20, WIDEST = 460;
const FONTS = { tool: 'code', fault: 'strong' };
const HEARD = 'heard  ', DOT = 12, LULL = 4, STRIDE = 400;
const LANES = { client: 'Client', simulator: '', model: 'Model' };

export class Lanes {
  scale = new Scale();
  #root;
  #events;
  #conversation = null;
  #nodes = new Map();
  #groups = new Map();
  #fonts = { text: '12px sans-serif', code: '11px monospace', strong: '600 12px sans-serif' };

  constructor(root, events) {
    this.#root = root;
    this.#events = events;
    this.#build();
    root.addEventListener('scroll', () => this.#rule(), { passive: true });
    new ResizeObserver(() => this.#rule()).observe(root);
  }

  show(conversation) {
    this.#conversation = conversation;
    this.#build();
  }

  node(number) {
    return this.#nodes.get(number);
  }

  /** Puts everything where it belongs, at the zoom that holds now. */
  update() {
    if (!this.#conversation) return;
    this.#fonts.text = `12px ${getComputedStyle(this.#root).fontFamily}`;
    this.#fonts.strong = `600 ${this.#fonts.text}`;
    this.#fonts.code = `11px ${getComputedStyle(this.#root).getPropertyValue('--code')}`;
    const entries = this.#conversation.entries;
    const known = new Set(entries.map(entry => entry.number));
    for (const [number, node] of this.#nodes) if (!known.has(number)) { node.remove(); this.#nodes.delete(number); }
    for (const entry of entries) if (entry.audio) draw(this.#node(entry, this.#waves), entry, this.scale);
    for (const name of ['client', 'model']) this.parts[name].wave.classList.toggle('silent', !this.parts[name].wave.hasChildNodes());
    this.#chips(sentences(entries));
    drawWaits(this.parts.simulator.wave, latencies(entries), this.scale, this.#fonts.text);
    drawLines(this.lines, entries, this.#conversation.session.closed, this.scale);
    this.tick();
    this.#rule();
  }

  /** Time goes on without anything being said. */
  tick() {
    if (!this.#conversation) return;
    // In steps: each new width is a new layout of everything.
    const needed = this.scale.width(this.#conversation.end);
    const width = needed <= this.#root.clientWidth ? 0 : Math.ceil(needed / STRIDE) * STRIDE;
    if (this.canvas.wide !== width) {
      this.canvas.wide = width;
      this.canvas.style.width = `${width}px`;
    }
    this.now.style.transform = `translateX(${this.scale.x(this.#conversation.now)}px)`;
    this.now.hidden = Boolean(this.#conversation.session.closed);
  }

  toEnd() {
    // While nobody says anything the last words stay in view.
    const end = Math.min(this.#conversation.end, this.#conversation.said + LULL);
    this.#root.scrollLeft = this.scale.x(end) + REST - this.#root.clientWidth;
  }

  fit() {
    if (this.#conversation) this.scale.fit(this.#conversation.said, this.#root.clientWidth);
    this.update();
    this.#root.scrollLeft = 0;
  }

  /** Zooms, and keeps what is in the middle (or selected) where it is. */
  zoom(factor, around) {
    const middle = around ?? this.scale.seconds(this.#root.scrollLeft + this.#root.clientWidth / 2);
    const offset = this.scale.x(middle) - this.#root.scrollLeft;
    this.scale.zoom(factor);
    this.update();
    this.#root.scrollLeft = this.scale.x(middle) - offset;
  }

  reveal(number) {
    const node = this.#nodes.get(number);
    if (!node) return;
    const box = node.getBoundingClientRect(), frame = this.#root.getBoundingClientRect();
    if (box.left < frame.left + 90 || box.right > frame.right - 20) this.#root.scrollLeft += box.left - frame.left - Math.min(frame.width / 2, 240);
  }

  #build() {
    this.#nodes.clear();
    this.#groups.clear();
    this.ruler = el('div', { class: 'ruler', 'aria-hidden': 'true' });
    this.now = el('div', { class: 'now', 'aria-hidden': 'true' });
    this.lines = el('div', { class: 'lines', 'aria-hidden': 'true' });
    this.canvas = el('div', { class: 'canvas' }, this.ruler, this.lines, this.now);
    this.parts = {};
    for (const [name, title] of Object.entries(LANES)) {
      const chips = el('div', { class: 'chips' });
      const wave = name === 'simulator' ? el('div', { class: 'waits', 'aria-hidden': 'true' }) : el('div', { class: 'wave' });
      const content = name === 'model' ? [wave, chips] : [chips, wave];
      const lane = el('div', { class: `lane ${name}`, role: 'group', 'aria-label': `${title || 'Simulator'} lane` }, title ? el('div', { class: 'name', 'aria-hidden': 'true' }, title) : null, ...content);
      this.parts[name] = { lane, chips, wave };
      this.canvas.append(lane);
    }
    this.#root.replaceChildren(this.canvas);
  }

  get #waves() {
    return entry => this.parts[entry.from === 'client' ? 'client' : 'model'].wave;
  }

  #node(entry, parentOf) {
    let node = this.#nodes.get(entry.number);
    const { tone, lane, text, word } = meaning(entry);
    if (!node) {
      node = el('button', { type: 'button', tabindex: -1, 'data-number': entry.number, 'data-kind': entry.kind, 'data-tone': tone, class: entry.audio ? 'sound' : 'chip',
        onclick: () => this.#events.open(entry.number), onfocus: () => this.#events.select(entry.number) });
      this.#nodes.set(entry.number, node);
    }
    const parent = parentOf(entry, lane);
    if (node.parentNode !== parent) parent.append(node);
    node.classList.toggle('found', Boolean(entry.findings));
    const line = spokenLine(entry, clock(entry.at, 2));
    if (node.line !== line) {
      node.line = line;
      node.setAttribute('aria-label', line);
      node.title = `${clock(entry.at, 3)}  ${word}${text && text !== word ? `\n${short(text, 300)}` : ''}${entry.findings ? `\n! ${entry.findings.join('\n! ')}` : ''}`;
    }
    return node;
  }

  #chips(groups) {
    const rows = { client: new Rows(MOST_ROWS), simulator: new Rows(MOST_ROWS), model: new Rows(MOST_ROWS) };
    const placed = { client: [], simulator: [], model: [] };
    const alive = new Set();
    // What somebody said has the first choice of a place, before marks and remarks.
    for (const group of groups.toSorted((one, other) => rank(one) - rank(other))) {
      const first = group.entries[0];
      const { lane } = meaning(first);
      const left = this.scale.x(first.at);
      const element = group.spoken ? this.#sentence(group) : this.#chip(first);
      alive.add(first.number);
      const wanted = CHIP + textWidth(element.label, this.#fonts[FONTS[meaning(first).tone] ?? 'text']);
      const width = group.spoken ? Math.min(wanted, WIDEST) : wanted;
      const row = rows[lane].take(left, width);
      element.classList.toggle('dot', row < 0);
      placed[lane].push([element, left, row, row < 0 ? undefined : width]);
    }
    for (const [number, element] of this.#groups) if (!alive.has(number)) { element.remove(); this.#groups.delete(number); }
    for (const [lane, list] of Object.entries(placed)) this.#stack(lane, list, rows[lane].count);
  }

  #stack(lane, list, count) {
    const { chips } = this.parts[lane];
    const edge = list.some(([, , row]) => row < 0) ? DOT : 0;
    chips.style.height = `${Math.max(lane === 'simulator' ? 0 : 1, count) * ROW + 4 + edge}px`;
    for (const [element, left, row, width] of list) {
      // Row 0 lies beside the waveform; what found no room is a dot on the far edge.
      const far = row < 0 ? count * ROW : row * ROW;
      place(element, left, lane === 'client' ? (row < 0 ? 0 : edge + (count - 1) * ROW - far) : far + 4);
      element.style.width = width === undefined ? '' : `${width}px`;
    }
  }

  #chip(entry) {
    const node = this.#node(entry, (_, lane) => this.parts[lane].chips);
    const { word, text, tone } = meaning(entry);
    const label = tone === 'plain' && text ? short(text, 48) : tone === 'tool' ? short(text || word, 48) : !text ? word : tone === 'quiet' && entry.from !== 'simulator' ? (entry.kind === 'voiceActivity' ? text : word) : short(`${word} ${text}`, tone === 'fault' ? 110 : 64);
    if (node.label !== label) {
      node.label = label;
      node.replaceChildren(label);
    }
    return node;
  }

  #sentence(group) {
    const first = group.entries[0];
    const { lane } = meaning(first);
    let element = this.#groups.get(first.number);
    if (!element) {
      element = el('div', { class: 'sentence', 'data-kind': group.kind });
      this.#groups.set(first.number, element);
      this.parts[lane].chips.append(element);
    }
    element.label = group.kind.endsWith('inputTranscription') ? HEARD : '';
    for (const entry of group.entries) {
      const node = this.#node(entry, () => element);
      const { text } = meaning(entry);
      node.className = node.className.replace('chip', 'piece');
      if (node.label !== text) {
        node.label = text;
        node.replaceChildren(text);
      }
      element.label += text;
    }
    element.title = element.label;
    return element;
  }

  #rule() {
    const left = this.#root.scrollLeft - 100;
    drawRuler(this.ruler, left, left + this.#root.clientWidth + 200, this.scale);
  }
}

function rank(group) {
  const { tone } = meaning(group.entries[0]);
  return tone === 'quiet' ? 2 : tone === 'end' ? 1 : 0;
}
