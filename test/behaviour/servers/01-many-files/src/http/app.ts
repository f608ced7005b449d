import { createMcpExpressApp } from '@modelcontextprotocol/sdk/server/express.js';
import type { Express, NextFunction, Request, Response } from 'express';
import { config } from '../config.js';
import { logger } from '../logger.js';
import { mcpRouter } from './mcp-router.js';

export function createApp(): Express {
  const app = createMcpExpressApp();
  app.use((req: Request, _res: Response, next: NextFunction) => {
    logger.info(`${req.method} ${req.path}`);
    next();
  });
  app.get('/health', (_req, res) => {
    res.json({ ok: true });
  });
  app.use(config.endpoint, mcpRouter());
  return app;
}
