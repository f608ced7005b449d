import { Client } from '@modelcontextprotocol/client';

interface Queue {
  experimental: { tasks: string[] };
  request(what: string, options: { task: string }): void;
}

export function run(queue: Queue, client: Client): void {
  queue.request('go', { task: queue.experimental.tasks[0]! });
  void client.close();
}
