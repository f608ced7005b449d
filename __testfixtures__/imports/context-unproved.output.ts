import type {
  ServerContext as RequestHandlerExtra,
  Notification,
  Request,
} from '@modelcontextprotocol/server';

// TODO(mcp-v2/context-role): RequestHandlerExtra became ServerContext or ClientContext; nothing here proves which, so the server's was taken. Use ClientContext if this handles requests of a client.
type Pending<R extends Request, N extends Notification> = Map<string, RequestHandlerExtra>;

interface Job extends Request {
  method: 'jobs/run';
}

export class Tracker {
  readonly #pending: Pending<Job, Notification> = new Map();

  // TODO(mcp-v2/context-role): RequestHandlerExtra became ServerContext or ClientContext; nothing here proves which, so the server's was taken. Use ClientContext if this handles requests of a client.
  track(id: string, extra: RequestHandlerExtra): this {
    this.#pending.set(id, extra);
    return this;
  }
}
