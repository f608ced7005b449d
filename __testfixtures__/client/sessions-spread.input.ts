import {
  StreamableHTTPClientTransport,
  type StreamableHTTPClientTransportOptions,
} from '@modelcontextprotocol/sdk/client/streamableHttp.js';

export function spread(url: URL, id?: string) {
  return new StreamableHTTPClientTransport(url, { ...(id && { sessionId: id }), requestInit: { headers: {} } });
}

export function later(url: URL, id?: string) {
  const options: StreamableHTTPClientTransportOptions = { requestInit: { headers: {} } };
  if (id) options.sessionId = id;
  return new StreamableHTTPClientTransport(url, options);
}

export function plain(url: URL, headers: Record<string, string>) {
  const options = { requestInit: { headers } };
  return new StreamableHTTPClientTransport(url, { ...options });
}
