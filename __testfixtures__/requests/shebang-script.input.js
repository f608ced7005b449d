#!/usr/bin/env node
import { Client } from "@modelcontextprotocol/sdk/client/index.js"
import { PingRequestSchema, EmptyResultSchema } from "@modelcontextprotocol/sdk/types.js"

const client = new Client({ name: "c", version: "1" })
await client.request({ method: "ping" }, EmptyResultSchema)
console.log(PingRequestSchema)
