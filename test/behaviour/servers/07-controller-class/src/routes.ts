import type { Express, NextFunction, Request, Response } from 'express';
import { SessionHandlers } from './handlers.js';

const asyncHandler =
  (fn: (req: Request, res: Response) => Promise<void>) => (req: Request, res: Response, next: NextFunction) => {
    fn(req, res).catch(next);
  };

export function mcpRoutes(app: Express): void {
  const handlers = new SessionHandlers({ maxSessions: 10 });
  app.post('/mcp', asyncHandler(handlers.post.bind(handlers)));
  app.get('/mcp', (req, res) => handlers.session(req, res));
  app.delete('/mcp', (req, res) => {
    void handlers.session(req, res);
  });
}
