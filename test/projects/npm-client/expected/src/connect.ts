import {
  Client,
  SSEClientTransport,
  StreamableHTTPClientTransport,
  SdkHttpError,
} from '@modelcontextprotocol/client';
import { StdioClientTransport, getDefaultEnvironment } from '@modelcontextprotocol/client/stdio';
import type { Transport } from '@modelcontextprotocol/client';
import { PeekError } from './errors.js';

const info = { name: 'mcp-peek', version: '0.3.1' };

/** Streamable HTTP, else HTTP+SSE as servers of 2024 speak it, else a command to start. */
export async function connect(target: string): Promise<Client> {
  if (!/^https?:/.test(target)) return open(stdio(target));
  const url = new URL(target);
  try {
    return await open(new StreamableHTTPClientTransport(url));
  } catch (error) {
    // TODO(mcp-v2/sse-url): v2 servers do not speak HTTP+SSE: this connects for as long as the server behind the URL does. Connect with StreamableHTTPClientTransport once it has moved, at the address it has then.
    if (error instanceof SdkHttpError) return open(new SSEClientTransport(url));
    throw PeekError.from(error);
  }
}

function stdio(command: string): Transport {
  const [program = '', ...args] = command.split(' ');
  return new StdioClientTransport({ command: program, args, env: getDefaultEnvironment() });
}

async function open(transport: Transport): Promise<Client> {
  // TODO(mcp-v2/client/probe): mode 'auto' starts the server's command a second time, for the moment it takes to ask which revision it speaks; where that start does something by itself (a lock, a port, a login), take the option out.
  const client = new Client(info, { versionNegotiation: { mode: 'auto' } });
  await client.connect(transport);
  return client;
}
