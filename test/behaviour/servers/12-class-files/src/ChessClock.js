import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { z } from 'zod';

export class ChessClock {
  constructor({ base = 300 } = {}) {
    this.base = base;
    this.server = new McpServer({ name: 'chess-clock', version: '1.0.0' });
    this.#registerTools();
    this.#registerRest();
  }

  #registerTools() {
    this.server.tool('echo', { text: z.string() }, async ({ text }) => ({ content: [{ type: 'text', text }] }));
    this.server.tool('add', { a: z.number(), b: z.number() }, async ({ a, b }) => ({ content: [{ type: 'text', text: `${a + b}` }] }));
    this.server.tool('time', { moves: z.number().default(0), increment: z.number().optional() }, async ({ moves, increment }) => {
      if (moves < 0) throw new Error('Moves cannot be negative');
      return { content: [{ type: 'text', text: `${this.base + moves * (increment ?? 2)} s` }] };
    });
  }

  #registerRest() {
    this.server.prompt('comment', { move: z.string() }, ({ move }) => ({
      messages: [{ role: 'user', content: { type: 'text', text: `Comment on ${move}` } }],
    }));
    this.server.resource('base', 'clock://base', async (uri) => ({ contents: [{ uri: uri.href, text: `${this.base}` }] }));
    this.server.resource('after', new ResourceTemplate('clock://after/{n}', { list: undefined }), async (uri, { n }) => ({
      contents: [{ uri: uri.href, text: `${this.base + Number(n)}` }],
    }));
  }

  async start() {
    await this.server.connect(new StdioServerTransport());
  }
}
