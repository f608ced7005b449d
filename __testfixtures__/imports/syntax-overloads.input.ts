import { Client, type ClientOptions } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport, type StdioServerParameters } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport, type StreamableHTTPClientTransportOptions } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Implementation } from '@modelcontextprotocol/sdk/types.js';

export function transportFor(url: URL, options?: StreamableHTTPClientTransportOptions): StreamableHTTPClientTransport;
export function transportFor(command: string, options?: Omit<StdioServerParameters, 'command'>): StdioClientTransport;
export function transportFor(target: URL | string, options: object = {}) {
  return typeof target === 'string'
    ? new StdioClientTransport({ ...options, command: target })
    : new StreamableHTTPClientTransport(target, options);
}

export abstract class Session<I extends Implementation = Implementation> {
  protected constructor(
    protected readonly info: I,
    private readonly options?: ClientOptions,
  ) {}

  abstract get transport(): ReturnType<typeof transportFor>;

  async open(): Promise<Client> {
    const client = new Client(this.info, this.options);
    await client.connect(this.transport);
    return client;
  }
}
