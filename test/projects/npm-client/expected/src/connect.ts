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
    if (error instanceof SdkHttpError) return open(new SSEClientTransport(url));
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
