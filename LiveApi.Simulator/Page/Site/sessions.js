// The list of sessions, newest first.

import { el } from './dom.js';
import { count } from './words.js';

export function keyOf(session) {
  return `${session.run}/${session.number}`;
}

export class Sessions {
  #root;
  #hint;
  #pick;
  #known = new Map();
  #items = new Map();

  constructor(root, hint, pick) {
    this.#root = root;
    this.#hint = hint;
    this.#pick = pick;
  }

  /** Takes news of sessions; those that were not known before. */
  take({ anew, leftOut, sessions }) {
    if (anew) this.#keep(sessions);
    const fresh = sessions.filter(session => !this.#known.has(keyOf(session)));
    for (const session of sessions) {
      const known = this.#known.get(keyOf(session));
      if (known) Object.assign(known, session); else this.#known.set(keyOf(session), session);
      this.#write(this.#known.get(keyOf(session)));
    }
    // Only what is out of place moves: an element that is moved loses the focus.
    this.list.forEach((session, index) => {
      const { item } = this.#items.get(keyOf(session));
      if (this.#root.children[index] !== item) this.#root.insertBefore(item, this.#root.children[index] ?? null);
    });
    const open = this.list.filter(session => !session.closed).length;
    this.#hint.textContent = `${open} open, ${this.#known.size - open} closed${leftOut ? `, ${leftOut} older ones not shown` : ''}`;
    return fresh;
  }

  get list() {
    return [...this.#known.values()].sort((one, other) => other.opened.localeCompare(one.opened) || other.number - one.number);
  }

  find(key) {
    return this.#known.get(key);
  }

  mark(key) {
    for (const [other, { button }] of this.#items) {
      button.setAttribute('aria-current', String(other === key));
      button.tabIndex = other === key ? 0 : -1;
    }
  }

  focus(key) {
    this.#items.get(key)?.button.focus();
  }

  /** Forgets what is not in a list that begins anew, and what only has the name of one in it. */
  #keep(sessions) {
    const opened = new Map(sessions.map(session => [keyOf(session), session.opened]));
    for (const [key, session] of this.#known) {
      if (opened.get(key) === session.opened) continue;
      this.#known.delete(key);
      this.#items.get(key).item.remove();
      this.#items.delete(key);
    }
  }

  #write(session) {
    const key = keyOf(session);
    let line = this.#items.get(key);
    if (!line) {
      const button = el('button', { type: 'button', tabindex: -1, 'aria-current': 'false', onclick: () => this.#pick(key) });
      line = { item: el('li', {}, button), button };
      this.#items.set(key, line);
    }
    const bad = session.closed && session.closed.code !== 1000;
    line.button.replaceChildren(
      el('i', { class: 'light', 'data-state': session.closed ? (bad ? 'bad' : 'closed') : 'open' }),
      el('span', { class: 'what' }, el('b', {}, session.scenario), ` #${session.number}`),
      el('time', { class: 'faint', datetime: session.opened }, new Date(session.opened).toLocaleTimeString([], { hour12: false })),
      el('span', { class: 'faint' }, [session.run === 'default' ? '' : session.run, session.closed ? `closed ${session.closed.code}` : session.state, count(session.turns, 'turn')].filter(Boolean).join(' · ')),
      el('span', { class: 'badges' },
        session.faults ? el('span', { class: 'badge fault' }, count(session.faults, 'fault')) : null,
        session.findings ? el('span', { class: 'badge warn' }, count(session.findings, 'finding')) : null));
  }
}
