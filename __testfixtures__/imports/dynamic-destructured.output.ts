export async function connect(url: string | undefined, command: string) {
  const { Client } = await import('@modelcontextprotocol/client');
  const client = new Client({ name: 'lazy', version: '1.0.0' });
  if (url) {
    const { StreamableHTTPClientTransport } = await import('@modelcontextprotocol/client');
    await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  } else {
    const { StdioClientTransport, getDefaultEnvironment: environment } = await import('@modelcontextprotocol/client/stdio');
    await client.connect(new StdioClientTransport({ command, env: environment() }));
  }
  return client;
}

export async function validate(value: unknown): Promise<string> {
  const { ProtocolError: McpError, ProtocolErrorCode: ErrorCode } = await import('@modelcontextprotocol/client');
  const { ToolSchema } = await import('@modelcontextprotocol/core');
  const parsed = ToolSchema.safeParse(value);
  if (!parsed.success) throw new McpError(ErrorCode.InvalidParams, parsed.error.message);
  return parsed.data.name;
}
