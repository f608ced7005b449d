import { within } from './within.js';

/** What the v1 and the v2 `Client` have in common, as far as it is used here. */
export interface McpClient {
  connect(transport: any): Promise<void>;
  getServerCapabilities(): { prompts?: unknown; resources?: unknown; tools?: unknown } | undefined;
  listTools(params?: any, options?: any): Promise<{ tools: Entry[] }>;
  listPrompts(params?: any, options?: any): Promise<{ prompts: Entry[] }>;
  listResources(params?: any, options?: any): Promise<{ resources: Entry[] }>;
  listResourceTemplates(params?: any, options?: any): Promise<{ resourceTemplates: Entry[] }>;
  callTool(params: { name: string; arguments?: Record<string, unknown> }): Promise<unknown>;
  getPrompt(params: { name: string; arguments?: Record<string, string> }): Promise<unknown>;
  readResource(params: { uri: string }, options?: any): Promise<unknown>;
  close(): Promise<void>;
}

/** One entry of a list a server answers with. */
export type Entry = { name: string; [key: string]: unknown };

/** A client that may be closed at any time, and the protocol revision it came to with its server. */
export interface Connection {
  client: McpClient;
  /** `2025-11-25`, `2026-07-28`, …; undefined when the SDK does not tell (v1). */
  revision: string | undefined;
}

/** Where a server is: an address, or a command that speaks over its pipes. */
export type Target =
  | { url: string; headers?: Record<string, string>; sse?: boolean }
  | { command: string; args: readonly string[]; cwd: string; env?: Record<string, string> };

/** One kind of client: SDK version and protocol revision. */
export interface Dialer {
  name: string;
  /** True when it only ever speaks 2026-07-28. */
  pinned: boolean;
  /** @throws what the SDK's `connect` throws, or an Error after `timeout` ms; nothing is left open then */
  connect(target: Target, timeout: number): Promise<Connection>;
}

type Constructor = new (...args: any[]) => any;

/** The exports of one version's client modules that are needed to connect. */
export interface ClientSdk {
  Client: Constructor;
  StreamableHTTPClientTransport: Constructor;
  SSEClientTransport: Constructor;
  StdioClientTransport: Constructor;
}

/** The client of SDK v1. */
export function v1Dialer(sdk: ClientSdk): Dialer {
  return dialer('v1', sdk, false);
}

/** The three ways to connect with SDK v2: as it comes (2025-era), negotiating, and pinned to 2026-07-28. */
export function v2Dialers(sdk: ClientSdk): Dialer[] {
  return [
    dialer('v2', sdk, false),
    dialer('v2 auto', sdk, false, 'auto'),
    dialer('v2 2026-07-28', sdk, true, { pin: '2026-07-28' }),
  ];
}

function dialer(name: string, sdk: ClientSdk, pinned: boolean, mode?: unknown): Dialer {
  return {
    name,
    pinned,
    connect: async (target, timeout) => {
      const client = new sdk.Client({ name: 'load-balancer-test', version: '1.0.0' }, {
        ...(mode === undefined ? {} : { versionNegotiation: { mode } }),
      } as object);
      // A stream that a server ends or refuses is no failure by itself; calls that suffer from it reject.
      client.onerror = () => {};
      try {
        await within(timeout, `${name}: connect`, client.connect(transportTo(sdk, target)));
      } catch (error) {
        await client.close().catch(() => {});
        throw error;
      }
      return { client, revision: client.getNegotiatedProtocolVersion?.() };
    },
  };
}

function transportTo(sdk: ClientSdk, target: Target): unknown {
  if ('url' in target) {
    const Transport = target.sse ? sdk.SSEClientTransport : sdk.StreamableHTTPClientTransport;
    return new Transport(new URL(target.url), {
      requestInit: { headers: target.headers },
      // A test that waits for a stream to come back waits for nothing.
      reconnectionOptions: {
        maxRetries: 0,
        initialReconnectionDelay: 10,
        maxReconnectionDelay: 10,
        reconnectionDelayGrowFactor: 1,
      },
    });
  }
  const { command, args, cwd, env } = target;
  return new sdk.StdioClientTransport({ command, args: [...args], cwd, env, stderr: 'ignore' });
}
