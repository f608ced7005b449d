install(CORS) {
    anyHost()
    allowHeader("Mcp-Session-Id")
    exposeHeader("Mcp-Session-Id")
}
