const TENANTS: Record<string, string> = { 'token-ann': 'Ann & Co', 'token-bob': 'Bob Ltd' };

export function findTenant(authorization: string | undefined): string | undefined {
  return TENANTS[authorization?.replace(/^Bearer /, '') ?? ''];
}
