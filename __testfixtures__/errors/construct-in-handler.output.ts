import { Server, SdkErrorCode, SdkError } from '@modelcontextprotocol/server';
import { ListToolsRequestSchema } from '@modelcontextprotocol/core';

export function serve(server: Server) {
  server.setRequestHandler(ListToolsRequestSchema, async () => {
    // TODO(mcp-v2/errors/split): thrown out of a request handler, an SdkError reaches the peer as InternalError (-32603), where v1 sent -32001; throw new ProtocolError(-32001, …) to keep the number on the wire.
    throw new SdkError(SdkErrorCode.RequestTimeout, 'the backend is slow');
  });
}
