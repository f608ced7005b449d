import {
    McpServer,
    ResourceTemplate,
    InMemoryTransport,
    UriTemplate,
    type Variables
} from "@modelcontextprotocol/server";
import express, { type Express } from "express";

import type { Transport, AuthInfo } from "@modelcontextprotocol/server";

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
