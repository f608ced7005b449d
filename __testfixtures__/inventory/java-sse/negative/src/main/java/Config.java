package demo;

import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;

class Config {
    /** Was {@link HttpServletSseServerTransportProvider}. */
    Object provider() {
        // return new HttpServletSseServerTransportProvider(mapper, "/mcp/message");
        return HttpServletStatelessServerTransport.builder().build();
    }
}
