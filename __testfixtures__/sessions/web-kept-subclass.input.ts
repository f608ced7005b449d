import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';

export class TracedTransport extends WebStandardStreamableHTTPServerTransport {
  override async handleRequest(request: Request): Promise<Response> {
    console.log(request.url);
    return super.handleRequest(request);
  }
}
