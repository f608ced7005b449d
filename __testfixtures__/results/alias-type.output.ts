import { CallToolResult as Result } from '@modelcontextprotocol/server';

export class Reader {
  constructor(private readonly result: Result) {}

  total(): unknown {
    return (this.result.structuredContent as Record<string, unknown> | undefined)?.total;
  }
}
