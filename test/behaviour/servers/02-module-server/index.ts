import express from "express"
import { randomUUID } from "crypto"
import { McpServer, ResourceTemplate } from "@modelcontextprotocol/sdk/server/mcp.js"
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js"
import { isInitializeRequest } from "@modelcontextprotocol/sdk/types.js"
import { z } from "zod"

const recipes: Record<string, string[]> = {
  pancakes: ["flour", "milk", "eggs"],
  soup: ["leek", "potato"],
}

const server = new McpServer({
  name: "recipe-box",
  version: "1.0.0",
})

// Costs a second or two in production, so do it once
const index = new Map(Object.entries(recipes).map(([name, parts]) => [name, parts.join(", ")]))

server.tool("echo", { message: z.string() }, async ({ message }) => ({
  content: [{ type: "text", text: `Echo: ${message}` }],
}))

server.tool("add", "Adds up portions", { a: z.number(), b: z.number() }, async ({ a, b }) => ({
  content: [{ type: "text", text: `${a + b}` }],
}))

server.tool(
  "ingredients",
  "What a recipe needs",
  { recipe: z.string(), portions: z.number().default(4), allergies: z.array(z.string()).optional() },
  async ({ recipe, portions, allergies }) => {
    const parts = index.get(recipe)
    if (!parts) {
      return { isError: true, content: [{ type: "text", text: `No recipe for ${recipe}` }] }
    }
    return {
      content: [{ type: "text", text: `${parts} for ${portions}, without ${allergies?.join(" and ") ?? "nothing"}` }],
    }
  }
)

server.tool("burn", "Burns the cake", async () => {
  throw new Error("Smoke!")
})

server.prompt("menu", { guests: z.string() }, ({ guests }) => ({
  messages: [{ role: "user", content: { type: "text", text: `Plan a menu for ${guests} guests` } }],
}))

server.resource("list", "recipes://all", async (uri) => ({
  contents: [{ uri: uri.href, text: [...index.keys()].join("\n") }],
}))

server.resource("recipe", new ResourceTemplate("recipes://{name}", { list: undefined }), async (uri, { name }) => ({
  contents: [{ uri: uri.href, text: index.get(name as string) ?? "" }],
}))

const app = express()
app.use(express.json())

const transports: Map<string, StreamableHTTPServerTransport> = new Map()

app.post("/mcp", async (req, res) => {
  const sessionId = req.headers["mcp-session-id"] as string | undefined
  if (sessionId && transports.has(sessionId)) {
    await transports.get(sessionId)!.handleRequest(req, res, req.body)
    return
  }
  if (!isInitializeRequest(req.body)) {
    res.status(400).json({ error: "Session required" })
    return
  }
  const transport: StreamableHTTPServerTransport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => randomUUID(),
    onsessioninitialized: (id) => {
      transports.set(id, transport)
    },
  })
  transport.onclose = () => {
    if (transport.sessionId) transports.delete(transport.sessionId)
  }
  await server.connect(transport)
  await transport.handleRequest(req, res, req.body)
})

app.get("/mcp", async (req, res) => {
  const transport = transports.get(req.headers["mcp-session-id"] as string)
  if (!transport) {
    res.sendStatus(404)
    return
  }
  await transport.handleRequest(req, res)
})

app.delete("/mcp", async (req, res) => {
  const transport = transports.get(req.headers["mcp-session-id"] as string)
  if (!transport) {
    res.sendStatus(404)
    return
  }
  await transport.handleRequest(req, res)
})

app.listen(process.env.PORT || 3000, () => {
  console.log("recipe-box is cooking")
})
