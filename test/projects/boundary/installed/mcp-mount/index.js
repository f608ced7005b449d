export const PATH = '/mcp';
export function mount(server, options) {
  return { server, options };
}
