import io.modelcontextprotocol.kotlin.sdk.server.mcpWebSocket
fun Application.m() {
    mcpWebSocket { server() }
}
