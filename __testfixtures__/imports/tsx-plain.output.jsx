import { Client, SSEClientTransport } from '@modelcontextprotocol/client';
import * as types from '@modelcontextprotocol/client';
import { ToolSchema } from '@modelcontextprotocol/core';

/** @param {{ client?: Client, tool: import('@modelcontextprotocol/client').Tool }} props */
export function Tool({ client = new Client({ name: 'jsx', version: '1.0.0' }), tool }) {
  const parsed = ToolSchema.safeParse(tool);
  return (
    <article data-client={client}>
      {parsed.success ? <h2>{parsed.data.name}</h2> : <p>types.ToolSchema says no: {types.ProtocolErrorCode.InvalidParams}</p>}
    </article>
  );
}

export const transport = new SSEClientTransport(new URL('https://example.com/sse'));
