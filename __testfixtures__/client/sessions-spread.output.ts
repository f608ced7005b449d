import { StreamableHTTPClientTransport, type StreamableHTTPClientTransportOptions } from '@modelcontextprotocol/client';

export function spread(url: URL, id?: string) {
  // TODO(mcp-v2/client/session): a transport that is given a session id skips the handshake; v2 then knows nothing of what the server offers, and its lists are empty. Leave sessionId out, and what keeps it.
  return new StreamableHTTPClientTransport(url, { ...(id && { sessionId: id }), requestInit: { headers: {} } });
}

export function later(url: URL, id?: string) {
  const options: StreamableHTTPClientTransportOptions = { requestInit: { headers: {} } };
  if (id) options.sessionId = id;
  // TODO(mcp-v2/client/session): a transport that is given a session id skips the handshake; v2 then knows nothing of what the server offers, and its lists are empty. Leave sessionId out, and what keeps it.
  return new StreamableHTTPClientTransport(url, options);
}

export function plain(url: URL, headers: Record<string, string>) {
  const options = { requestInit: { headers } };
  return new StreamableHTTPClientTransport(url, { ...options });
}
