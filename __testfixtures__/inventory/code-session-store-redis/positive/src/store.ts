declare const redis: { set(k: string, v: string): void; get(k: string): string };
export function save(id: string) {
  redis.set(`mcp:session:${id}`, 'x');
  return redis.get('mcp-sessions:' + id);
}
export const load = (id: string) => redis.get(`mcp_session_${id}`);
