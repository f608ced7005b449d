import { createApp } from './http/app.js';
import { config } from './config.js';
import { logger } from './logger.js';

const app = createApp();

app.listen(config.port, '127.0.0.1', () => {
  logger.info(`library-mcp is ready on ${config.port}`);
});
