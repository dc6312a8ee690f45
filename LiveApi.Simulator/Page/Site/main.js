// Puts the page together: what the feed says goes to the parts, what the user does goes to the feed.

import { Conversation } from './conversation.js';
import { Detail } from './detail.js';
import { byId, refill } from './dom.js';
import { Feed } from './feed.js';
import { listen } from './keys.js';
import { Lanes } from './lanes.js';
import { Messages } from './messages.js';
import { Sessions, keyOf } from './sessions.js';
import { facts, figures } from './summary.js';
import { across, further } from './walk.js';

const LINKS = { live: 'live', lost: 'lost, trying again', refused: 'refused: too many pages are open' };

class Page {
  hello = { factor: 1 };
  conversation = null;
  selected = null;
  place = 'lanes';
  follows = true;
  #drawing = false;
  #picked = location.hash.length > 1;

  constructor() {
    const events = place => ({ select: number => this.select(number, place), open: number => this.open(number, place) });
    this.lanes = new Lanes(byId('lanes'), events('lanes'));
    this.messages = new Messages(byId('messages'), events('messages'));
    this.sessions = new Sessions(byId('sessions'), byId('sessions-hint'), key => { this.#picked = true; this.show(key, true); });
    this.detail = new Detail(byId('detail'), { close: () => this.close() });
    this.feed = new Feed({ link: state => this.link(state), hello: hello => this.greet(hello), sessions: news => this.takeSessions(news), entries: news => this.takeEntries(news) });
    byId('closer').onclick = () => this.zoom(1.5);
    byId('wider').onclick = () => this.zoom(1 / 1.5);
    byId('fit').onclick = () => this.fit();
    byId('follow').onclick = () => this.toggleFollow();
    byId('lanes').addEventListener('wheel', () => this.follow(false), { passive: true });
    byId('address').textContent = location.origin.replace(/^http/, 'ws');
    listen(this);
    setInterval(() => this.tick(), 100);
    this.feed.watch(null);
  }

  link(state) {
    byId('link').textContent = LINKS[state];
    byId('link').dataset.state = state;
  }

  greet(hello) {
    this.hello = hello;
    if (this.conversation) this.conversation.hello = hello;
    byId('version').textContent = hello.version;
    byId('serving').textContent = `scenario ${hello.scenario} · speed ${hello.speed}`;
  }

  takeSessions(news) {
    const fresh = this.sessions.take(news);
    const shown = this.conversation && this.sessions.find(keyOf(this.conversation.session));
    if (shown) this.conversation.session = shown;
    else if (this.conversation) this.leave();
    // An address may name a session; one that is not there names none.
    if (this.#picked && !this.conversation) this.#picked = this.sessions.find(named()) !== undefined;
    if (this.#picked && !this.conversation) this.show(named());
    // Until somebody has chosen, the newest is what is looked for.
    else if (!this.#picked && fresh.length > 0) this.show(keyOf(this.sessions.list[0]));
    if (!news.anew && fresh.length > 0) byId('news').textContent = `Session ${fresh[0].number} of scenario ${fresh[0].scenario} opened.`;
    if (this.conversation) this.sessions.mark(keyOf(this.conversation.session));
    this.draw();
  }

  takeEntries(news) {
    if (!this.conversation || news.run !== this.conversation.session.run || news.number !== this.conversation.session.number) return;
    const first = this.conversation.entries.length === 0;
    this.conversation.take(news);
    // A beat tells the time and nothing else.
    if (news.entries.length > 0) this.draw(first);
  }

  show(key, byHand = false) {
    const session = this.sessions.find(key);
    if (!session) return;
    if (this.conversation?.session === session) { if (byHand) this.enter(); return; }
    this.close(false);
    this.conversation = new Conversation(session, this.hello);
    this.selected = null;
    this.messages.clear();
    this.lanes.show(this.conversation);
    this.lanes.scale.perSecond = 90;
    this.follow(!session.closed);
    this.sessions.mark(key);
    if (byHand) history.replaceState(null, '', `#${encodeURIComponent(key)}`);
    byId('empty').hidden = true;
    byId('shown').hidden = false;
    this.feed.watch(session);
    this.draw();
  }

  leave() {
    this.close(false);
    this.conversation = null;
    this.selected = null;
    byId('empty').hidden = false;
    byId('shown').hidden = true;
  }

  /** Draws once a frame, however much has come. */
  draw(fits = false) {
    this.fitsNext ||= fits;
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      if (!this.conversation) return;
      const { session, entries } = this.conversation;
      byId('title').textContent = `${session.scenario} #${session.number}`;
      byId('state').textContent = session.closed ? `closed ${session.closed.code}` : session.state;
      byId('state').dataset.state = session.closed ? (session.closed.code === 1000 ? 'closed' : 'bad') : 'open';
      refill(byId('facts'), JSON.stringify([session, this.hello]), () => facts(session, this.hello.keepsAudio));
      byId('figures').replaceChildren(...figures(this.conversation));
      byId('count').textContent = String(entries.length);
      this.messages.update(entries);
      if (this.fitsNext && session.closed) this.lanes.fit(); else this.lanes.update();
      this.fitsNext = false;
      if (this.follows) { this.lanes.toEnd(); this.messages.toEnd(); }
      if (this.detail.isOpen) this.refreshDetail();
      this.markTab();
    });
  }

  tick() {
    if (!this.conversation || this.conversation.session.closed || this.hello.factor === 0 || document.hidden) return;
    this.lanes.tick();
    if (this.follows) this.lanes.toEnd();
  }

  refreshDetail() {
    const entry = this.conversation.get(this.detail.entry.number);
    if (entry && (entry.count !== this.detail.entry.count || entry.findings?.length !== this.detail.entry.findings?.length) && !this.detail.contains(document.activeElement)) this.detail.show(entry);
  }

  /** One message of each part is reached with Tab: the selected one, or else the first. */
  markTab() {
    const number = this.selected ?? this.conversation.entries[0]?.number;
    if (number === undefined) return;
    for (const part of [this.lanes, this.messages]) {
      const node = part.node(number);
      if (!node || part.marked === node) continue;
      if (part.marked) { part.marked.tabIndex = -1; part.marked.removeAttribute('aria-current'); }
      part.marked = node;
      node.tabIndex = 0;
    }
    if (this.selected === null) return;
    for (const part of [this.lanes, this.messages]) part.node(number)?.setAttribute('aria-current', 'true');
  }

  select(number, place) {
    if (place) this.place = place;
    if (this.selected === number) return;
    this.selected = number;
    this.markTab();
    this.lanes.reveal(number);
    this.messages.node(number)?.scrollIntoView({ block: 'nearest' });
    if (this.detail.isOpen) this.detail.show(this.conversation.get(number));
  }

  open(number, place) {
    this.follow(false);
    this.select(number, place);
    this.detail.show(this.conversation.get(number));
    document.body.classList.add('opened');
  }

  close(returns = true) {
    if (!this.detail.isOpen) return;
    this.detail.hide();
    document.body.classList.remove('opened');
    if (returns) this.focusMessage();
  }

  get isOpen() {
    return this.detail.isOpen;
  }

  focusMessage() {
    (this.place === 'messages' ? this.messages : this.lanes).node(this.selected)?.focus({ preventScroll: true });
    if (this.selected !== null) this.lanes.reveal(this.selected);
  }

  enter() {
    const number = this.selected ?? this.conversation?.entries[0]?.number;
    if (number !== undefined) { this.place = 'lanes'; this.lanes.node(number)?.focus(); }
  }

  step(by) {
    const entries = this.conversation?.entries ?? [];
    if (entries.length > 0) this.moveTo(further(entries, this.selected, by));
  }

  stepLane(by) {
    const entries = this.conversation?.entries ?? [];
    if (entries.length > 0) this.moveTo(across(entries, this.conversation.get(this.selected) ?? entries[0], by));
  }

  moveTo(entry) {
    this.follow(false);
    const inDetail = this.detail.contains(document.activeElement);
    this.select(entry.number);
    if (!inDetail) this.focusMessage();
    else this.detail.contains(document.activeElement) || byId('detail-title')?.focus({ preventScroll: true });
  }

  stepSession(by) {
    const list = this.sessions.list;
    const at = this.conversation ? list.indexOf(this.conversation.session) : -1;
    const next = list[Math.min(list.length - 1, Math.max(0, at + by))];
    if (!next) return;
    this.#picked = true;
    if (next !== this.conversation?.session) this.show(keyOf(next), true);
    this.sessions.focus(keyOf(next));
  }

  zoom(factor) {
    this.follow(false);
    const around = this.conversation?.get(this.selected)?.at;
    this.lanes.zoom(factor, around);
  }

  fit() {
    this.follow(false);
    this.lanes.fit();
  }

  toggleFollow() {
    this.follow(!this.follows);
    this.draw();
  }

  follow(does) {
    this.follows = does;
    byId('follow').setAttribute('aria-pressed', String(does));
  }

  placeOf(element) {
    return ['lanes', 'messages', 'sessions', 'detail'].find(id => byId(id).contains(element)) ?? null;
  }
}

function named() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}

new Page();
