export const headers = (id: string) => ({ 'fly-force-instance-id': id, 'x-mcp': '1' }); // mcp
