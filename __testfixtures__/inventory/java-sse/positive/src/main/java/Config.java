package demo;

import io.modelcontextprotocol.server.transport.HttpServletSseServerTransportProvider;
import io.modelcontextprotocol.client.transport.HttpClientSseClientTransport;

class Config {
    HttpServletSseServerTransportProvider provider() {
        return new HttpServletSseServerTransportProvider(mapper, "/mcp/message");
    }

    @Bean
    WebMvcSseServerTransportProvider webMvc(ObjectMapper mapper) {
        return new WebMvcSseServerTransportProvider(mapper, "/mcp/message");
    }

    @Bean
    public WebFluxSseServerTransportProvider flux(ObjectMapper m) {
        return new WebFluxSseServerTransportProvider(m, "/mcp/message");
    }

    McpClientTransport client() {
        return HttpClientSseClientTransport.builder("http://localhost:8080").build();
    }

    McpServerTransportProvider streamable() {
        return HttpServletStreamableServerTransportProvider.builder().mcpEndpoint("/mcp").build();
    }
}
