import { CallToolResult as Result } from '@modelcontextprotocol/sdk/types.js';

export class Reader {
  constructor(private readonly result: Result) {}

  total(): unknown {
    return this.result.structuredContent?.total;
  }
}
