import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import express, { type Express } from "express";
import { ResourceTemplate } from "@modelcontextprotocol/sdk/server/mcp.js";

import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import type { AuthInfo } from "@modelcontextprotocol/sdk/server/auth/types.js";
import { UriTemplate, type Variables } from "@modelcontextprotocol/sdk/shared/uriTemplate.js";

export function build(app: Express = express()) {
    const server = new McpServer({
        name: "wide",
        version: "1.0.0"
    });
    const [ours, theirs]: [Transport, Transport] = InMemoryTransport.createLinkedPair();
    const template = new ResourceTemplate(
        "file://{path}",
        { list: undefined }
    );
    return { app, server, ours, theirs, template };
}

export function expand(template: string, variables: Variables, auth?: AuthInfo): string {
    return new UriTemplate(template).expand(
        auth ? { ...variables, client: auth.clientId } : variables
    );
}
