import { SseGateway } from './gateway.js';

const gateway = new SseGateway(Number(process.env.PORT ?? 3000));
gateway.start().catch((error) => {
  console.error(error);
  process.exit(1);
});

process.on('SIGINT', async () => {
  await gateway.stop();
  process.exit(0);
});
