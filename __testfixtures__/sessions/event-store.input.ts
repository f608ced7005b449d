import { randomUUID } from 'node:crypto';
import express from 'express';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { type EventStore, StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';

// Keeps events so that streams can be resumed.
class MemoryStore implements EventStore {
  private events = new Map<string, JSONRPCMessage>();
  async storeEvent(_streamId: string, message: JSONRPCMessage): Promise<string> {
    const id = randomUUID();
    this.events.set(id, message);
    return id;
  }
  async replayEventsAfter(lastEventId: string): Promise<string> {
    return lastEventId;
  }
}

class Workspace {
  release(id: string | undefined): void {
    console.log('released', id);
  }
}

const workspace = new Workspace();
const transports: Record<string, StreamableHTTPServerTransport> = {};

function sendMissing(res: express.Response): void {
  res.status(404).json({ error: 'unknown session' });
}

async function openSession(): Promise<StreamableHTTPServerTransport> {
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    eventStore: new MemoryStore(),
    onsessioninitialized: (id) => {
      transports[id] = transport;
    },
    onsessionclosed: (id) => {
      workspace.release(id);
      delete transports[id];
    },
  });
  await new McpServer({ name: 'events', version: '1.0.0' }).connect(transport);
  return transport;
}

export function mcpRoutes(router: express.Router, gate: express.RequestHandler): void {
  router.post('/mcp', gate, async (req, res) => {
    const id = req.header('mcp-session-id');
    const known = id === undefined ? undefined : transports[id];
    if (known) await known.handleRequest(req, res, req.body);
    else if (id !== undefined) sendMissing(res);
    else {
      const transport = await openSession();
      await transport.handleRequest(req, res, req.body);
    }
  });

  router.get('/mcp', gate, async (req, res) => {
    const known = transports[req.header('mcp-session-id') ?? ''];
    if (!known) return sendMissing(res);
    await known.handleRequest(req, res);
  });
}
