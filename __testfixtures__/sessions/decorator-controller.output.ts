import { randomUUID } from 'node:crypto';
import { McpServer, isInitializeRequest } from '@modelcontextprotocol/server';
import { NodeStreamableHTTPServerTransport as StreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { Controller, Delete, Get, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';

function createServer() {
  return new McpServer({ name: 'nest', version: '1.0.0' });
}

@Controller('mcp')
export class McpController {
  private transports: Record<string, StreamableHTTPServerTransport> = {};

  @Post()
  async post(@Req() req: Request, @Res() res: Response): Promise<void> {
    const sessionId = req.headers['mcp-session-id'] as string | undefined;
    let transport = sessionId ? this.transports[sessionId] : undefined;
    if (!transport) {
      if (!isInitializeRequest(req.body)) {
        res.status(400).json({ error: 'No session' });
        return;
      }
      // TODO(mcp-v2/sessions/kept): still served the 2025-era way, each session by the process that opened it: its routes are decorators of @nestjs/common, which is not followed (`new StreamableHTTPServerTransport({`). Serve it with createMcpHandler() once that is out of the way.
      const created = new StreamableHTTPServerTransport({
        sessionIdGenerator: () => randomUUID(),
        onsessioninitialized: (id) => {
          this.transports[id] = created;
        },
      });
      created.onclose = () => {
        if (created.sessionId) delete this.transports[created.sessionId];
      };
      await createServer().connect(created);
      transport = created;
    }
    await transport.handleRequest(req, res, req.body);
  }

  @Get()
  async stream(@Req() req: Request, @Res() res: Response): Promise<void> {
    const transport = this.transports[req.headers['mcp-session-id'] as string];
    if (!transport) {
      res.status(400).send('No session');
      return;
    }
    await transport.handleRequest(req, res);
  }

  @Delete()
  async end(@Req() req: Request, @Res() res: Response): Promise<void> {
    await this.stream(req, res);
  }
}
