import express from 'express';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';

class Workspace {
  release(id: string | undefined): void {
    console.log('released', id);
  }
}

const workspace = new Workspace();

export function mcpRoutes(router: express.Router, gate: express.RequestHandler): void {
  const mcpHandler = toNodeHandler(
    createMcpHandler(() => new McpServer({ name: 'events', version: '1.0.0' }), {
      onerror: (error) => console.error(error),
    }),
  );

  // TODO(mcp-v2/event-store): the event store that made streams resumable is gone: 2026-07-28 has no resumable streams. A client that loses its connection sends the request again.
  // TODO(mcp-v2/sessions/lifecycle): `workspace.release(id)` ran when a session opened, came back or closed, and went with the sessions; do what is still wanted of it for each request.
  router.all('/mcp', gate, (req, res) => void mcpHandler(req, res, req.body));
}
