import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StdioClientTransport, getDefaultEnvironment } from '@modelcontextprotocol/sdk/client/stdio.js';
import {
  StreamableHTTPClientTransport,
  StreamableHTTPError,
} from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { PeekError } from './errors.js';

const info = { name: 'mcp-peek', version: '0.3.1' };

/** Streamable HTTP, else HTTP+SSE as servers of 2024 speak it, else a command to start. */
export async function connect(target: string): Promise<Client> {
  if (!/^https?:/.test(target)) return open(stdio(target));
  const url = new URL(target);
  try {
    return await open(new StreamableHTTPClientTransport(url));
  } catch (error) {
    if (error instanceof StreamableHTTPError) return open(new SSEClientTransport(url));
    throw PeekError.from(error);
  }
}

function stdio(command: string): Transport {
  const [program = '', ...args] = command.split(' ');
  return new StdioClientTransport({ command: program, args, env: getDefaultEnvironment() });
}

async function open(transport: Transport): Promise<Client> {
  const client = new Client(info);
  await client.connect(transport);
  return client;
}
