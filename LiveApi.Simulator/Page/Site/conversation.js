// One conversation as it is known so far: its entries by number, and when its audio plays.

export class Conversation {
  #entries = new Map();
  #sorted = null;
  #said = null;
  #elapsed = 0;
  #heardAt = 0;
  dropped = 0;

  constructor(session, hello) {
    this.session = session;
    this.hello = hello;
  }

  /** Takes a batch of news; the numbers of the entries in it. */
  take(news) {
    if (news.anew) this.#entries.clear();
    this.dropped = news.dropped;
    for (const entry of news.entries) {
      const before = this.#entries.get(entry.number);
      entry.levels = before?.levels ?? [];
      this.#entries.set(entry.number, entry);
    }
    for (const { number, from, values } of news.levels) {
      const entry = this.#entries.get(number);
      entry.levels = entry.levels.slice(0, from).concat(Array.from(atob(values), letter => letter.charCodeAt(0)));
    }
    // The journal keeps the first two, and the newest.
    for (const number of this.#entries.keys()) if (number > 2 && number < news.oldest) this.#entries.delete(number);
    this.#elapsed = news.elapsed;
    this.#heardAt = performance.now();
    if (news.entries.length > 0) this.#sorted = this.#said = null;
  }

  get entries() {
    return this.#sorted ??= play([...this.#entries.values()].sort((one, other) => one.number - other.number));
  }

  get(number) {
    return this.#entries.get(number);
  }

  /** How long the conversation has lasted by now, in its own seconds. */
  get now() {
    const since = this.session.closed ? 0 : (performance.now() - this.#heardAt) / 1000 * this.hello.factor;
    return this.#elapsed + since;
  }

  get end() {
    return Math.max(this.said, this.now);
  }

  /** Up to where there is something to see: audio may still play when all of it has been sent. */
  get said() {
    this.#said ??= this.entries.reduce((end, entry) => Math.max(end, entry.audio ? entry.audio.cut ?? entry.audio.to : entry.at), 0);
    return Math.max(this.#said, this.session.closed?.at ?? 0);
  }
}

/** Gives audio its time to play: at once, or when what came before has played; an interruption cuts the model's. */
function play(entries) {
  const free = { client: 0, server: 0 };
  let pending = [];
  for (const entry of entries) {
    if (entry.audio) {
      entry.audio.from = Math.max(entry.at, free[entry.from]);
      entry.audio.to = entry.audio.from + entry.audio.seconds;
      entry.audio.cut = undefined;
      free[entry.from] = entry.audio.to;
      if (entry.from === 'server') pending.push(entry.audio);
    } else if (entry.kind === 'serverContent.interrupted') {
      for (const audio of pending) if (audio.to > entry.at) audio.cut = Math.max(audio.from, entry.at);
      free.server = entry.at;
      pending = [];
    }
  }
  return entries;
}
