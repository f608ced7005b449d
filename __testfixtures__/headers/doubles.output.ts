import type { ServerContext } from '@modelcontextprotocol/server';

type Extra = ServerContext;

const tenantOf = (ctx: Extra) => ctx.http?.req?.headers.get('x-tenant') ?? 'none';

export const seen = [
  tenantOf({ http: { req: { headers: new Headers({ 'x-tenant': 'acme' }) } } } as unknown as Extra),
  tenantOf({ mcpReq: { id: 1 } } as Extra),
];
