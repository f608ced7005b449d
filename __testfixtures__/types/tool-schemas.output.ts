import type { Tool, JSONObject } from '@modelcontextprotocol/server';

interface NamedTool extends Tool {
  description: string;
}

export class Search implements NamedTool {
  [key: string]: unknown;
  name = 'search';
  description = 'Searches';

  get inputSchema(): { type: 'object'; properties?: Record<string, JSONObject>; required?: string[] } {
    return this.build();
  }

  private build(): { type: 'object'; properties: Record<string, JSONObject> } {
    const properties: Record<string, JSONObject> = {};
    properties.query = { type: 'string' };
    return { type: 'object', properties };
  }
}

export abstract class Base implements Tool {
  [key: string]: unknown;
  abstract name: string;
  abstract inputSchema: { type: 'object'; properties?: Record<string, JSONObject> };
}

export class Unrelated {
  inputSchema: { type: 'object'; properties?: Record<string, object> } = { type: 'object' };
  registry: Record<string, object> = {};
}
