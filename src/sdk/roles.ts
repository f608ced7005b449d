import type { Role } from './role.js';
import { parseV1Specifier } from './specifiers.js';

/** What the module specifiers of one text prove: that it is a client's, a server's, both's or nobody's. */
export function provenRoles(text: string): { client: boolean; server: boolean } {
  let client = false;
  let server = false;
  for (const [, specifier = ''] of text.matchAll(/['"](@modelcontextprotocol\/[\w./-]+)['"]/g)) {
    const v1 = parseV1Specifier(specifier);
    const path = v1?.kind === 'module' ? v1.module : '';
    client ||= path.startsWith('client/') || /^@modelcontextprotocol\/client(\/|$)/.test(specifier);
    server ||=
      // Clients take v1's OAuth error classes from there: that alone makes no server.
      (path.startsWith('server/') && path !== 'server/auth/errors') ||
      /^@modelcontextprotocol\/(?:server|server-legacy|node|express|hono|fastify)(?:\/|$)/.test(specifier);
  }
  return { client, server };
}

export function roleFrom({ client, server }: { client: boolean; server: boolean }): Role {
  return client ? (server ? 'both' : 'client') : server ? 'server' : 'unknown';
}
