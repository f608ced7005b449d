export function tenant(source: Headers, fallback: string): string {
  const named = source.get('x-tenant');
  const again = source;
  again.set('x-seen', 'yes');
  again.delete('x-secret');
  return named ? String(again.get('x-tenant') ?? undefined) : fallback;
}
