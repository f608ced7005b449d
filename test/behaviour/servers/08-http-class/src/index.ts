import { McpHttpServer } from './mcp-http-server.js';
import { createPlantServer } from './plants.js';

const port = Number(process.env.PORT ?? 3000);
const server = new McpHttpServer({ port, createServer: createPlantServer });

await server.start();
console.log(`plant-doctor listening on ${port}`);

process.on('SIGTERM', async () => {
  await server.stop();
  process.exit(0);
});
