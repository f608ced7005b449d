import type { Express, NextFunction, Request, Response } from 'express';
import { SessionHandlers } from './handlers.js';

const requireToken = (req: Request, res: Response, next: NextFunction) => {
  if (!['Bearer token-ann', 'Bearer token-bob'].includes(req.headers.authorization ?? '')) {
    res.status(401).json({ error: 'unauthorized' });
    return;
  }
  next();
};

const asyncHandler =
  (fn: (req: Request, res: Response) => Promise<void>) => (req: Request, res: Response, next: NextFunction) => {
    fn(req, res).catch(next);
  };

export function mcpRoutes(app: Express): void {
  const handlers = new SessionHandlers({ maxSessions: 10 });
  app.post('/mcp', requireToken, asyncHandler(handlers.post.bind(handlers)));
  app.get('/mcp', requireToken, (req, res) => handlers.session(req, res));
  app.delete('/mcp', requireToken, (req, res) => {
    void handlers.session(req, res);
  });
}
