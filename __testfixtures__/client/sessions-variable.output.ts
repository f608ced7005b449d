import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

let logged: string | undefined;

export async function connect(url: string) {
  const client = new Client(
    { name: 'variable', version: '1.0.0' },
    { versionNegotiation: { mode: 'auto' } },
  );
  // TODO(mcp-v2/client/session): this used to resume a session by its id; it starts afresh now, and what a 2025-era server kept for the former session is not there.
  const transport = new StreamableHTTPClientTransport(new URL(url));
  await client.connect(transport);
  return { client, transport };
}

export async function connectLogged(url: string) {
  const client = new Client(
    { name: 'logged', version: '1.0.0' },
    { versionNegotiation: { mode: 'auto' } },
  );
  const options = { requestInit: { headers: { 'x-app': 'a' } } };
  // TODO(mcp-v2/client/session): this used to resume a session by its id; it starts afresh now, and what a 2025-era server kept for the former session is not there.
  const transport = new StreamableHTTPClientTransport(new URL(url), options);
  await client.connect(transport);
  logged = transport.sessionId;
  console.log('session', logged);
  return { client, transport };
}

/** The id comes from outside: the parameter stays. */
export async function resume(url: string, id: string) {
  const client = new Client(
    { name: 'resume', version: '1.0.0' },
    { versionNegotiation: { mode: 'auto' } },
  );
  // TODO(mcp-v2/client/session): this used to resume a session by its id; it starts afresh now, and what a 2025-era server kept for the former session is not there.
  const transport = new StreamableHTTPClientTransport(new URL(url));
  await client.connect(transport);
  return client;
}
