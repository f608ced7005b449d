import type { Transport, JSONRPCMessage, MessageExtraInfo } from '@modelcontextprotocol/server';

export class Recording implements Transport {
  onmessage?: (message: JSONRPCMessage, extra?: MessageExtraInfo) => void;

  constructor(private readonly inner: Transport) {}

  async start(): Promise<void> {
    this.inner.onmessage = (message, extra) => {
      console.log(extra?.request?.headers.get('x-tenant') ?? undefined, extra?.authInfo?.clientId);
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

export function tenant({ request: requestInfo }: MessageExtraInfo): unknown {
  return requestInfo?.headers.get('x-tenant') ?? undefined;
}

export const other = (extra: { requestInfo?: { headers: Record<string, string> } }) => extra.requestInfo?.headers['a'];
