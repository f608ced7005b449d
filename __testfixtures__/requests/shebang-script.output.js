#!/usr/bin/env node
import { Client } from "@modelcontextprotocol/client"
import { PingRequestSchema } from "@modelcontextprotocol/core"

const client = new Client({ name: "c", version: "1" })
await client.request({ method: "ping" })
console.log(PingRequestSchema)
