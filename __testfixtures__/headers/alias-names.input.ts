import type { IsomorphicHeaders as Incoming } from '@modelcontextprotocol/sdk/types.js';

export function tenant(source: Incoming, fallback: string): string {
  const { 'x-tenant': named } = source;
  const again = source;
  again['x-seen'] = 'yes';
  delete again['x-secret'];
  return named ? String(again['x-tenant']) : fallback;
}
