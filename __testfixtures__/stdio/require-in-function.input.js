const { McpServer } = require("@modelcontextprotocol/sdk/server/mcp.js")
const { StdioServerTransport } = require("@modelcontextprotocol/sdk/server/stdio.js")
const { z } = require("zod")

async function run() {
    const config = { port: 3000 }
    const server = new McpServer({ name: "ports", version: "1.0.0" })
    const names = Object.keys(config)
    server.tool("names", {}, async () => ({ content: names.map((text) => ({ type: "text", text })) }))
    if (config.port) {
        server.tool("port", { of: z.string() }, async () => ({ content: [] }))
    }

    await server.connect(new StdioServerTransport())
    console.error("up")
}

run()
