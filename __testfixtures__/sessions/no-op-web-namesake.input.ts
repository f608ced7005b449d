class WebStandardStreamableHTTPServerTransport {
  async handleRequest(request: Request): Promise<Response> {
    return new Response(request.url);
  }
}

export async function POST(request: Request) {
  const transport = new WebStandardStreamableHTTPServerTransport();
  return transport.handleRequest(request);
}
