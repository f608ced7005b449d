export const set = (span: any, id: string) => span.setAttribute('mcp.session.id', id);
