import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const info = { name: 'app', version: '1.0.0' };

export async function plain(url: string) {
  const client = new Client({ name: 'plain', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
  await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  return client;
}

export async function withOptions(url: string) {
  const transport = new StreamableHTTPClientTransport(new URL(url));
  const client = new Client(info, { capabilities: {}, versionNegotiation: { mode: 'auto' } });
  await client.connect(transport);
  return client;
}

export async function broken(url: string) {
  const client = new Client(
    {
      name: 'broken',
      version: '1.0.0',
    },
    {
      capabilities: {
        roots: {},
      },
      versionNegotiation: { mode: 'auto' },
    },
  );
  const transport = new StreamableHTTPClientTransport(new URL(url));
  await client.connect(transport);
  return client;
}

export async function hugged(url: string) {
  const client = new Client(
    {
      name: 'hugged',
      version: '1.0.0',
    },
    { versionNegotiation: { mode: 'auto' } },
  );
  await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  return client;
}

export async function longer(url: string) {
  const theClientOfThisProgram = new Client(
    { name: 'a-name-that-is-long', version: '1.0.0' },
    { capabilities: {}, versionNegotiation: { mode: 'auto' } },
  );
  await theClientOfThisProgram.connect(new StreamableHTTPClientTransport(new URL(url)));
  return theClientOfThisProgram;
}

export async function local(command: string, args: string[]) {
  // TODO(mcp-v2/client/probe): mode 'auto' starts the server's command a second time, for the moment it takes to ask which revision it speaks; where that start does something by itself (a lock, a port, a login), take the option out.
  const client = new Client(info, { versionNegotiation: { mode: 'auto' } });
  await client.connect(new StdioClientTransport({ command, args }));
  return client;
}
