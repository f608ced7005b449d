import { createServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from 'node:http';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';

export class Gateway {
  readonly #token: string;
  #http: HttpServer | undefined;

  readonly #mcp = createMcpHandler(() => this.#build(), { onerror: (error) => console.error(error) });
  readonly #mcpHandler = toNodeHandler(this.#mcp);

  constructor(token: string) {
    this.#token = token;
  }

  async start(port: number) {
    this.#http = createServer((req, res) => void this.#route(req, res));
    await new Promise<void>((resolve) => this.#http!.listen(port, resolve));
  }

  async stop() {
    await this.#mcp.close();
    this.#http?.close();
  }

  #build() {
    return new McpServer({ name: 'gateway', version: '1.0.0' });
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
    await this.#mcpHandler(req, res);
  }

  #reply(res: ServerResponse, status: number, message: string) {
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
  }
}
