import { createServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';

export class Gateway {
  readonly #token: string;
  #sessions: Map<string, StreamableHTTPServerTransport>;
  #http: HttpServer | undefined;
  #sweeper: NodeJS.Timeout | undefined;

  constructor(token: string) {
    this.#token = token;
    this.#sessions = new Map();
  }

  async start(port: number) {
    this.#http = createServer((req, res) => void this.#route(req, res));
    this.#sweeper = setInterval(() => this.#sweep(), 30_000);
    await new Promise<void>((resolve) => this.#http!.listen(port, resolve));
  }

  async stop() {
    clearInterval(this.#sweeper);
    await Promise.all([...this.#sessions.values()].map((transport) => transport.close()));
    this.#http?.close();
  }

  #build() {
    return new McpServer({ name: 'gateway', version: '1.0.0' });
  }

  #sweep() {
    for (const [id, transport] of this.#sessions) if (!transport.sessionId) this.#sessions.delete(id);
  }

  async #route(req: IncomingMessage, res: ServerResponse) {
    if (req.headers.authorization !== `Bearer ${this.#token}`) {
      this.#reply(res, 401, 'who are you');
      return;
    }
    if (req.url === '/mcp') {
      await this.#serve(req, res);
      return;
    }
    this.#reply(res, 404, 'nothing here');
  }

  async #serve(req: IncomingMessage, res: ServerResponse) {
    const id = req.headers['mcp-session-id'] as string | undefined;
    const known = id === undefined ? undefined : this.#sessions.get(id);
    if (known) {
      await known.handleRequest(req, res);
      return;
    }
    if (req.method !== 'POST') {
      this.#reply(res, 400, 'no session');
      return;
    }
    const body = await this.#read(req);
    if (!isInitializeRequest(body)) {
      this.#reply(res, 400, 'initialize first');
      return;
    }
    const transport: StreamableHTTPServerTransport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (fresh) => {
        this.#sessions.set(fresh, transport);
      },
    });
    await this.#build().connect(transport);
    await transport.handleRequest(req, res, body);
  }

  async #read(req: IncomingMessage): Promise<unknown> {
    let text = '';
    for await (const chunk of req) text += chunk;
    return JSON.parse(text);
  }

  #reply(res: ServerResponse, status: number, message: string) {
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
  }
}
