const { McpServer } = require("@modelcontextprotocol/server")
const { z } = require("zod")
const { serveStdio } = require("@modelcontextprotocol/server/stdio")

async function run() {
    const config = { port: 3000 }
    const names = Object.keys(config)

    const createServer = () => {
        const server = new McpServer({ name: "ports", version: "1.0.0" })
        server.tool("names", {}, async () => ({ content: names.map((text) => ({ type: "text", text })) }))
        if (config.port) {
            server.tool("port", { of: z.string() }, async () => ({ content: [] }))
        }

        return server
    }

    serveStdio(createServer, { onerror: console.error })
    console.error("up")
}

run()
