import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type {
  ClientNotification,
  ClientRequest,
  ServerNotification,
  ServerRequest,
} from '@modelcontextprotocol/sdk/types.js';

/** A proxy stands on both sides. */
export interface Proxy {
  up(extra: RequestHandlerExtra<ServerRequest, ServerNotification>): void;
  down(extra: RequestHandlerExtra<ClientRequest, ClientNotification>): void;
  forward(request: ServerRequest | ClientRequest): void;
}

export const isUp = (extra: unknown): extra is RequestHandlerExtra<ServerRequest, ServerNotification> => extra === null;
