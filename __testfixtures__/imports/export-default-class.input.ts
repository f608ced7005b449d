import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { ReadBuffer, serializeMessage } from '@modelcontextprotocol/sdk/shared/stdio.js';
import { type JSONRPCMessage, JSONRPCMessageSchema, LATEST_PROTOCOL_VERSION, SUPPORTED_PROTOCOL_VERSIONS } from '@modelcontextprotocol/sdk/types.js';

export default class extends Server {
  static readonly versions = [LATEST_PROTOCOL_VERSION, ...SUPPORTED_PROTOCOL_VERSIONS];
  readonly #buffer = new ReadBuffer();

  override async connect(transport: Transport): Promise<void> {
    await super.connect(transport);
  }

  feed(chunk: Buffer): JSONRPCMessage | null {
    this.#buffer.append(chunk);
    return this.#buffer.readMessage();
  }

  static encode = (message: unknown): string => serializeMessage(JSONRPCMessageSchema.parse(message));
}
