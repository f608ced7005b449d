export const set = (span: any, id: string) => span.setAttribute('session.id', id); // mcp session
