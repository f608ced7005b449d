import { startHTTPServer, InMemoryEventStore } from 'mcp-proxy';
import { FastMCP } from 'fastmcp';

export async function resume(request: Request, store: InMemoryEventStore, server: FastMCP) {
  const last = request.headers.get('last-event-id');
  if (last) await store.replayEventsAfter(last, { send: async () => {} });
  await startHTTPServer({ createServer: async () => server, eventStore: store, port: 8080 });
}
