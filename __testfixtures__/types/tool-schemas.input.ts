import type { Tool } from '@modelcontextprotocol/sdk/types.js';

interface NamedTool extends Tool {
  description: string;
}

export class Search implements NamedTool {
  [key: string]: unknown;
  name = 'search';
  description = 'Searches';

  get inputSchema(): { type: 'object'; properties?: Record<string, object>; required?: string[] } {
    return this.build();
  }

  private build(): { type: 'object'; properties: Record<string, object> } {
    const properties: Record<string, object> = {};
    properties.query = { type: 'string' };
    return { type: 'object', properties };
  }
}

export abstract class Base implements Tool {
  [key: string]: unknown;
  abstract name: string;
  abstract inputSchema: { type: 'object'; properties?: Record<string, object> };
}

export class Unrelated {
  inputSchema: { type: 'object'; properties?: Record<string, object> } = { type: 'object' };
  registry: Record<string, object> = {};
}
