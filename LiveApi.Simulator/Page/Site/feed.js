// The simulator's news as it comes. The browser connects again by itself; what was missed comes with the new connection.

const AGAIN = 5000;

export class Feed {
  #source = null;
  #handlers;

  constructor(handlers) {
    this.#handlers = handlers;
  }

  /** Asks for the list of sessions and, where one is chosen, for its conversation. */
  watch(session) {
    this.#source?.close();
    const query = session ? `?run=${encodeURIComponent(session.run)}&number=${session.number}` : '';
    const source = new EventSource(`/page/feed${query}`);
    this.#source = source;
    source.onopen = () => this.#handlers.link('live');
    source.onerror = () => {
      const isRefused = source.readyState === EventSource.CLOSED;
      this.#handlers.link(isRefused ? 'refused' : 'lost');
      // After a refusal the browser does not try again.
      if (isRefused) setTimeout(() => { if (source === this.#source) this.watch(session); }, AGAIN);
    };
    for (const name of ['hello', 'sessions', 'entries']) {
      source.addEventListener(name, event => { if (source === this.#source) this.#handlers[name](JSON.parse(event.data)); });
    }
  }
}
