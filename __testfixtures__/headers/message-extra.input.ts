import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage, MessageExtraInfo } from '@modelcontextprotocol/sdk/types.js';

export class Recording implements Transport {
  onmessage?: (message: JSONRPCMessage, extra?: MessageExtraInfo) => void;

  constructor(private readonly inner: Transport) {}

  async start(): Promise<void> {
    this.inner.onmessage = (message, extra) => {
      console.log(extra?.requestInfo?.headers['x-tenant'], extra?.authInfo?.clientId);
      this.onmessage?.(message, extra);
    };
    await this.inner.start();
  }

  async send(message: JSONRPCMessage): Promise<void> {
    await this.inner.send(message);
  }

  async close(): Promise<void> {
    await this.inner.close();
  }
}

export function tenant({ requestInfo }: MessageExtraInfo): unknown {
  return requestInfo?.headers['x-tenant'];
}

export const other = (extra: { requestInfo?: { headers: Record<string, string> } }) => extra.requestInfo?.headers['a'];
