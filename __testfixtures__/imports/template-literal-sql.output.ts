import {
  ProtocolError as McpError,
  ProtocolErrorCode as ErrorCode,
  type TextContent,
  McpServer,
} from '@modelcontextprotocol/server';

declare function query(sql: string): Promise<{ name: string }[]>;

export const description = `Runs a query.

  McpError is thrown when it fails:
    - ErrorCode.InvalidParams for bad SQL
	- a tab stays a tab, and trailing blanks stay   
`;

export async function tables(server: McpServer, schema: string): Promise<TextContent> {
  const rows = await query(`
    SELECT   name
      FROM   tables
     WHERE   schema = '${schema.replace(/'/g, `''`)}'   -- ${`nested ${schema === '' ? `${ErrorCode.InvalidParams}` : 'ok'}`}
  `);
  if (rows.length === 0)
    throw new McpError(
      ErrorCode.InvalidParams,
      `nothing in ${schema}
  (${server.isConnected() ? 'connected' : `not
    connected: ${McpError.name}`})`,
    );
  return { type: 'text', text: String.raw`\n${rows.map((row) => row.name).join('\n')}` };
}
