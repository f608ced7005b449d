import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { Notification, Request } from '@modelcontextprotocol/sdk/types.js';

type Pending<R extends Request, N extends Notification> = Map<string, RequestHandlerExtra<R, N>>;

interface Job extends Request {
  method: 'jobs/run';
}

export class Tracker {
  readonly #pending: Pending<Job, Notification> = new Map();

  track(id: string, extra: RequestHandlerExtra<Job, Notification>): this {
    this.#pending.set(id, extra);
    return this;
  }
}
