#!/usr/bin/env node
import { Server, type CallToolResult } from '@modelcontextprotocol/server';

function logged(target: unknown, key: string): void {
  console.error(target, key);
}

export class Host {
  @logged
  setup(server: Server): void {
    server.setRequestHandler('tools/call', async (request) => {
      const answer: CallToolResult = {
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
