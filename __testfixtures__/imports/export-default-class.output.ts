import {
  Server,
  ReadBuffer,
  serializeMessage,
  type JSONRPCMessage,
  LATEST_PROTOCOL_VERSION,
  SUPPORTED_PROTOCOL_VERSIONS,
} from '@modelcontextprotocol/server';
import type { Transport } from '@modelcontextprotocol/server';
import { JSONRPCMessageSchema } from '@modelcontextprotocol/core';

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
