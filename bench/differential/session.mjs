// One server with a client connected, and everything it tells that client.
import { setTimeout as sleep } from 'node:timers/promises';
import { endsWithUs } from './processes.mjs';

/** Requests of a server that does not answer are given up after this. */
const TIMEOUT_MS = 10_000;

/** v2's client and its transports. */
const v2 = async () => ({
  ...(await import('@modelcontextprotocol/client')),
  ...(await import('@modelcontextprotocol/client/stdio')),
});

/**
 * The clients there are, from this project's devDependencies: v1's, v2's as it is by default, which speaks the 2025-era
 * protocol, and v2's that speaks 2026-07-28 to a server that does.
 */
export const CLIENTS = {
  v1: {
    sdk: async () => ({
      ...(await import('@modelcontextprotocol/sdk/client/index.js')),
      ...(await import('@modelcontextprotocol/sdk/client/stdio.js')),
      ...(await import('@modelcontextprotocol/sdk/client/sse.js')),
      ...(await import('@modelcontextprotocol/sdk/client/streamableHttp.js')),
      ...(await import('@modelcontextprotocol/sdk/types.js')),
    }),
  },
  v2: { sdk: v2 },
  'v2-auto': { sdk: v2, options: { versionNegotiation: { mode: 'auto' } } },
};

/** What a client is asked for by servers, and what is answered: tools that ask would wait for it. */
const ASKED = [
  {
    method: 'sampling/createMessage',
    schema: 'CreateMessageRequestSchema',
    answer: { model: 'none', role: 'assistant', content: { type: 'text', text: 'sampled' } },
  },
  { method: 'elicitation/create', schema: 'ElicitRequestSchema', answer: { action: 'decline' } },
];

/**
 * Connects a client to a server: a server of either generation must answer both, as far as it speaks their protocol.
 * @param {keyof typeof CLIENTS} kind of the client
 * @param {{ command: string, args: string[], cwd: string, env?: Record<string, string> } |
 *   { over: 'http' | 'sse', url: URL, token?: string }} server one to start and speak to over stdio, or one that runs and
 *   is reached over Streamable HTTP or HTTP+SSE
 */
export async function connect(kind, server) {
  const sdk = await CLIENTS[kind].sdk();
  const client = new sdk.Client(
    { name: 'differential', version: '1.0.0' },
    { capabilities: { sampling: {}, elicitation: {} }, ...CLIENTS[kind].options },
  );
  for (const { method, schema, answer } of ASKED)
    client.setRequestHandler(kind === 'v1' ? sdk[schema] : method, () => answer);
  const said = [];
  const transport = transportTo(sdk, server);
  transport.stderr?.on('data', (chunk) => said.push(String(chunk)));
  const ended = endsWithUs(() => transport.pid);
  try {
    await client.connect(transport, { timeout: 30_000 });
  } catch (error) {
    await client.close().catch(() => {});
    ended();
    throw new Error(`${error.message}\n${said.join('').slice(-2000)}`);
  }
  return new Session({ client, kind, transport, ended });
}

function transportTo(sdk, { over, url, token, ...server }) {
  if (!over) return new sdk.StdioClientTransport({ ...server, stderr: 'pipe' });
  const options = token ? { requestInit: { headers: { Authorization: `Bearer ${token}` } } } : {};
  return over === 'sse'
    ? new sdk.SSEClientTransport(url, options)
    : new sdk.StreamableHTTPClientTransport(url, options);
}

class Session {
  constructor({ client, kind, transport, ended }) {
    this.client = client;
    this.transport = transport;
    this.ended = ended;
    // v1 has the result schema between the parameters and the options.
    this.callTool = (params, options) =>
      kind === 'v1' ? client.callTool(params, undefined, options) : client.callTool(params, options);
  }

  /** The revision of the protocol that is spoken, where the client says it. */
  get revision() {
    return this.client.getNegotiatedProtocolVersion?.();
  }

  /** Everything that is listed, each list sorted by name; a list the server does not keep is undefined. */
  async listing() {
    const { client } = this;
    const all = async (list, key) => {
      const found = [];
      for (let cursor; ; ) {
        let page;
        try {
          page = await list.call(client, cursor === undefined ? {} : { cursor }, { timeout: TIMEOUT_MS });
        } catch (error) {
          if (found.length === 0 && /Method not found|does not support|-32601/.test(error.message)) return undefined;
          throw error;
        }
        found.push(...page[key]);
        cursor = page.nextCursor;
        if (cursor === undefined) break;
      }
      const name = (item) => item.name ?? item.uri;
      return found.sort((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0));
    };
    return {
      server: client.getServerVersion(),
      instructions: client.getInstructions(),
      tools: await all(client.listTools, 'tools'),
      prompts: await all(client.listPrompts, 'prompts'),
      resources: await all(client.listResources, 'resources'),
      resourceTemplates: await all(client.listResourceTemplates, 'resourceTemplates'),
    };
  }

  /**
   * Calls a tool, gets a prompt or reads a resource.
   * @returns {Promise<{ verdict: 'accepted' | 'rejected' | 'silent', failed: boolean, text: string }>} whether the
   *   arguments passed the check of the input schema, and whether what happened afterwards went wrong
   */
  async try(kind, name, args) {
    try {
      const options = { timeout: TIMEOUT_MS };
      const result =
        kind === 'tool'
          ? await this.callTool({ name, arguments: args }, options)
          : kind === 'prompt'
            ? await this.client.getPrompt({ name, arguments: args }, options)
            : await this.client.readResource(args, options);
      const said = result.content ?? result.contents ?? (result.messages ?? []).map(({ content }) => content);
      const text = said.map((item) => item.text ?? item.data ?? item.blob ?? '').join('\n');
      const failed = result.isError === true;
      return { verdict: failed && INVALID.test(text) ? 'rejected' : 'accepted', failed, text };
    } catch (error) {
      if (/timed? ?out/i.test(error.message)) return { verdict: 'silent', failed: true, text: error.message };
      const invalid = error.code === -32602 || INVALID.test(error.message);
      // What v1's client puts in front of a message is not the server's.
      const text = `${error.code}: ${error.message.replace(/^MCP error -?\d+: /, '')}`;
      return { verdict: invalid ? 'rejected' : 'accepted', failed: true, text };
    }
  }

  async close() {
    // A server that keeps sessions is told that this one is over; whether it understands makes no difference here.
    const over = this.transport.terminateSession?.().catch(() => {});
    await Promise.race([over, sleep(TIMEOUT_MS, undefined, { ref: false })]);
    await this.client.close();
    this.ended();
  }
}

/** How servers and SDKs say that arguments do not fit; servers of their own schemas say it in their words. */
const INVALID =
  /-32602|invalid arguments|input validation|validation error|invalid_type|invalid_value|invalid_union|invalid_enum|unrecognized_keys|too_small|too_big|invalid input|expected \w+, received/i;
