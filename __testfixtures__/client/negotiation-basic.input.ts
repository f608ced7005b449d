import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const info = { name: 'app', version: '1.0.0' };

export async function plain(url: string) {
  const client = new Client({ name: 'plain', version: '1.0.0' });
  await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  return client;
}

export async function withOptions(url: string) {
  const transport = new StreamableHTTPClientTransport(new URL(url));
  const client = new Client(info, { capabilities: {} });
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
    },
  );
  const transport = new StreamableHTTPClientTransport(new URL(url));
  await client.connect(transport);
  return client;
}

export async function hugged(url: string) {
  const client = new Client({
    name: 'hugged',
    version: '1.0.0',
  });
  await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  return client;
}

export async function longer(url: string) {
  const theClientOfThisProgram = new Client({ name: 'a-name-that-is-long', version: '1.0.0' }, { capabilities: {} });
  await theClientOfThisProgram.connect(new StreamableHTTPClientTransport(new URL(url)));
  return theClientOfThisProgram;
}

export async function local(command: string, args: string[]) {
  const client = new Client(info);
  await client.connect(new StdioClientTransport({ command, args }));
  return client;
}
