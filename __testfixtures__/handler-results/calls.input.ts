import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema } from '@modelcontextprotocol/sdk/types.js';

export const server = new Server(
  { name: 'x', version: '1' },
  { capabilities: { tools: {}, prompts: {}, resources: {} } },
);
const ok = (text: string) => ({ content: [{ type: 'text', text }] });
function fail(e: unknown) {
  return { isError: true, content: [{ type: 'text', text: e instanceof Error ? e.message : String(e) }] };
}
const handlers: Record<string, (args: any) => Promise<any>> = {};
const typed: Record<string, (args: any) => Promise<{ content: { type: string; text: string }[] }>> = {};
type Out = { content: Array<{ type: string; text: string }>; isError?: boolean };
class Api {
  async run(): Promise<Out> {
    return { content: [] };
  }
  async raw() {
    return { content: [{ type: 'text', text: 'x' }] };
  }
}
const api = new Api();
server.setRequestHandler(CallToolRequestSchema, async ({ params: { name, arguments: args } }) => {
  try {
    switch (name) {
      case 'a':
        return ok('x');
      case 'b':
        return await handlers[name](args);
      case 'c':
        return await api.run();
      case 'd':
        return api.raw();
      case 'e': {
        const h = typed[name];
        if (!h) throw new Error('x');
        return await h(args);
      }
      case 'f': {
        const result: Out = await api.run();
        return result;
      }
      case 'g': {
        let content;
        if (args) content = [{ type: 'text', text: 'x' }];
        else content = [{ type: 'text', text: 'y' }];
        return { content };
      }
      case 'h': {
        const parts = [];
        parts.push({ type: 'text', text: 'x' });
        parts.push({ type: 'image', data: 'x', mimeType: 'x' });
        return { content: parts };
      }
      case 'i': {
        const parts: { type: 'text'; text: string }[] = [];
        return { content: parts };
      }
      case 'j':
        return { content: ['a', 'b'].map((t) => ({ type: 'text', text: t })) };
      case 'k': {
        const items = ['a', 'b'].map((t) => ({ type: 'text', text: t }));
        return { content: items, isError: false };
      }
      case 'l':
        return { content: [{ type: 'text', text: 'x' }, ...(args ? [{ type: 'text', text: 'y' }] : [])] };
      case 'm': {
        const r = await api.raw();
        return { ...r, isError: true };
      }
      case 'n': {
        const r = { content: [{ type: 'text', text: 'x' }] };
        r.content.push({ type: 'text', text: 'y' });
        return r;
      }
      default:
        return fail('x');
    }
  } catch (error) {
    return fail(error);
  }
});
