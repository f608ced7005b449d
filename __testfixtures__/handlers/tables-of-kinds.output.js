import { Server } from '@modelcontextprotocol/server';
import { CallToolResultSchema } from '@modelcontextprotocol/core';

const KINDS = {
  TOOLS: {
    id: 'tools',
    listSchema: 'tools/list',
    handler: {
      method: 'tools/call',
      callSchema: 'tools/call',
      resultSchema: CallToolResultSchema,
    },
  },
  PROMPTS: {
    id: 'prompts',
    listSchema: 'prompts/list',
  },
};

const server = new Server({ name: 'gateway', version: '1.0.0' }, { capabilities: { tools: {}, prompts: {} } });

Object.values(KINDS).forEach((kind) => {
  if (kind.listSchema) server.setRequestHandler(kind.listSchema, () => ({ [kind.id]: [] }));
  if (kind.handler?.callSchema) {
    server.setRequestHandler(kind.handler.callSchema, async (request) =>
      kind.handler.resultSchema.parse({ content: [{ type: 'text', text: request.params.name }] }),
    );
  }
});

export const ids = Object.keys(KINDS).map((key) => KINDS[key].id);
