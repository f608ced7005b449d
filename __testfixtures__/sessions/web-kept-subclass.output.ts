import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server';

// TODO(mcp-v2/sessions/kept): still served the 2025-era way: the transport is not made here, so that what serves it could not be followed. Serve it with createMcpHandler() once that is out of the way.
export class TracedTransport extends WebStandardStreamableHTTPServerTransport {
  override async handleRequest(request: Request): Promise<Response> {
    console.log(request.url);
    return super.handleRequest(request);
  }
}
