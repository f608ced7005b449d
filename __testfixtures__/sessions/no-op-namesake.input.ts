import express from 'express';

/** A transport of our own, that only has the name. */
class StreamableHTTPServerTransport {
  sessionId: string | undefined;
  async handleRequest(_req: unknown, res: { end(): void }): Promise<void> {
    res.end();
  }
}

const transports = new Map<string, StreamableHTTPServerTransport>();
const app = express();

app.post('/mcp', async (req, res) => {
  const id = String(req.headers['mcp-session-id']);
  const transport = transports.get(id) ?? new StreamableHTTPServerTransport();
  transports.set(id, transport);
  await transport.handleRequest(req, res);
});
