export async function connect(url: string | undefined, command: string) {
  const { Client } = await import('@modelcontextprotocol/sdk/client/index.js');
  const client = new Client({ name: 'lazy', version: '1.0.0' });
  if (url) {
    const { StreamableHTTPClientTransport } = await import('@modelcontextprotocol/sdk/client/streamableHttp.js');
    await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  } else {
    const { StdioClientTransport, getDefaultEnvironment: environment } = await import('@modelcontextprotocol/sdk/client/stdio.js');
    await client.connect(new StdioClientTransport({ command, env: environment() }));
  }
  return client;
}

export async function validate(value: unknown): Promise<string> {
  const { McpError, ErrorCode, ToolSchema } = await import('@modelcontextprotocol/sdk/types.js');
  const parsed = ToolSchema.safeParse(value);
  if (!parsed.success) throw new McpError(ErrorCode.InvalidParams, parsed.error.message);
  return parsed.data.name;
}
