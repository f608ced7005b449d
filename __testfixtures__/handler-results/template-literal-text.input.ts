#!/usr/bin/env node
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema } from '@modelcontextprotocol/sdk/types.js';

function logged(target: unknown, key: string): void {
  console.error(target, key);
}

export class Host {
  @logged
  setup(server: Server): void {
    server.setRequestHandler(CallToolRequestSchema, async (request) => {
      const answer = {
        content: [
          {
            type: `text`,
            text: `two
      lines ${request.params.name}`,
          },
        ],
      };
      return answer;
    });
  }
}
