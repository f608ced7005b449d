import io.modelcontextprotocol.kotlin.sdk.server.mcp
import io.modelcontextprotocol.kotlin.sdk.client.SseClientTransport

fun Application.module() {
    mcp {
        server()
    }
    routing {
        mcp("/tools") { server() }
        mcpWebSocket("/ws") { server() }
    }
    mcpStreamableHttp { server() }
}

suspend fun connect() {
    val transport = SseClientTransport(httpClient, "http://localhost:3001")
    val client = httpClient.mcpSse("http://localhost:3001")
    val t = httpClient.mcpSseTransport("http://x")
}
