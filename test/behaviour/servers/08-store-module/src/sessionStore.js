/** Keeps the transports of open sessions, and closes those nobody uses. */
export class SessionStore {
  #sessions = new Map();
  #timer;

  constructor({ maxIdleMs = 10 * 60_000 } = {}) {
    this.maxIdleMs = maxIdleMs;
    this.#timer = setInterval(() => this.sweep(), 30_000);
    this.#timer.unref();
  }

  get(id) {
    const session = this.#sessions.get(id);
    if (session) session.touched = Date.now();
    return session?.transport;
  }

  set(id, transport) {
    this.#sessions.set(id, { transport, touched: Date.now() });
  }

  delete(id) {
    this.#sessions.delete(id);
  }

  get size() {
    return this.#sessions.size;
  }

  sweep() {
    for (const [id, session] of this.#sessions) {
      if (Date.now() - session.touched > this.maxIdleMs) {
        session.transport.close();
        this.#sessions.delete(id);
      }
    }
  }

  async closeAll() {
    clearInterval(this.#timer);
    await Promise.all([...this.#sessions.values()].map(({ transport }) => transport.close()));
    this.#sessions.clear();
  }
}

export const sessionStore = new SessionStore();
