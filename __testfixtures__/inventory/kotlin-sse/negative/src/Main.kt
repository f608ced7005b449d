import io.modelcontextprotocol.kotlin.sdk.server.mcpStatelessStreamableHttp

fun Application.module() {
    // mcp { server() }
    mcpStatelessStreamableHttp(path = "/mcp") { server() }
}
