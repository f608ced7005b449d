const transports: Record<string, WebSocket> = {};
export const set = (id: string, socket: WebSocket) => void (transports[id] = socket);
// Map<string, StreamableHTTPServerTransport>
export const mcpSession = 1;
