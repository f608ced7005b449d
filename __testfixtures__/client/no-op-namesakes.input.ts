class StreamableHTTPClientTransport {
  sessionId = 'a';
  constructor(
    readonly url: URL,
    readonly options?: { sessionId?: string },
  ) {}
  async terminateSession() {}
}

class SSEClientTransport {
  constructor(readonly url: URL) {}
}

class Client {
  async connect(_transport: object) {}
}

export async function main(url: URL, sessionId: string) {
  const client = new Client();
  try {
    const transport = new StreamableHTTPClientTransport(url, { sessionId });
    await client.connect(transport);
    await transport.terminateSession();
  } catch {
    await client.connect(new SSEClientTransport(new URL('http://localhost:3000/sse')));
  }
}
