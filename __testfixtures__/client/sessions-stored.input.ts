import { existsSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const SESSION_FILE = join(process.cwd(), '.mcp-session');

function readSession(): string | undefined {
  return existsSync(SESSION_FILE) ? readFileSync(SESSION_FILE, 'utf8').trim() : undefined;
}

function saveSession(id: string): void {
  writeFileSync(SESSION_FILE, id);
}

function forgetSession(): void {
  unlinkSync(SESSION_FILE);
}

export async function connect(url: string) {
  const client = new Client({ name: 'stored', version: '1.0.0' });
  const saved = readSession();
  const transport = new StreamableHTTPClientTransport(new URL(url), {
    sessionId: saved,
    reconnectionOptions: {
      initialReconnectionDelay: 500,
      maxReconnectionDelay: 10_000,
      reconnectionDelayGrowFactor: 2,
      maxRetries: 5,
    },
  });
  await client.connect(transport);
  if (transport.sessionId) {
    saveSession(transport.sessionId);
  }
  return client;
}

export async function reset(client: Client) {
  forgetSession();
  await client.close();
}
