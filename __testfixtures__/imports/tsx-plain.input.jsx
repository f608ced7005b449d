import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import * as types from '@modelcontextprotocol/sdk/types.js';

/** @param {{ client?: Client, tool: import('@modelcontextprotocol/sdk/types.js').Tool }} props */
export function Tool({ client = new Client({ name: 'jsx', version: '1.0.0' }), tool }) {
  const parsed = types.ToolSchema.safeParse(tool);
  return (
    <article data-client={client}>
      {parsed.success ? <h2>{parsed.data.name}</h2> : <p>types.ToolSchema says no: {types.ErrorCode.InvalidParams}</p>}
    </article>
  );
}

export const transport = new SSEClientTransport(new URL('https://example.com/sse'));
