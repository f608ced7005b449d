/**
 * Wraps whatever speaks MCP; see https://www.npmjs.com/package/@modelcontextprotocol/sdk for the official SDK.
 */
import { spawn } from 'node:child_process';

// Servers built with @modelcontextprotocol/sdk print a banner on stderr.
export function start(command: string) {
  const child = spawn(command, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.on('error', (error) => {
    console.error(`${command} did not start (is it built on @modelcontextprotocol/sdk 1.x?)`, error);
  });
  return child;
}

export const HELP = 'Any server made with @modelcontextprotocol/sdk will do.';
export const packages = { '@modelcontextprotocol/inspector': '^0.17.0' };
