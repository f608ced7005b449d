import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

let sessionId: string | undefined;
let logged: string | undefined;

export async function connect(url: string) {
  const client = new Client({ name: 'variable', version: '1.0.0' });
  const transport = new StreamableHTTPClientTransport(new URL(url), { sessionId });
  await client.connect(transport);
  sessionId = transport.sessionId;
  return { client, transport };
}

export async function connectLogged(url: string) {
  const client = new Client({ name: 'logged', version: '1.0.0' });
  const options = { sessionId: logged, requestInit: { headers: { 'x-app': 'a' } } };
  const transport = new StreamableHTTPClientTransport(new URL(url), options);
  await client.connect(transport);
  logged = transport.sessionId;
  console.log('session', logged);
  return { client, transport };
}

/** The id comes from outside: the parameter stays. */
export async function resume(url: string, id: string) {
  const client = new Client({ name: 'resume', version: '1.0.0' });
  const transport = new StreamableHTTPClientTransport(new URL(url), { sessionId: id });
  await client.connect(transport);
  return client;
}
