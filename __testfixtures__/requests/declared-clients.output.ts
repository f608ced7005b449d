import { Client } from '@modelcontextprotocol/client';

interface Harness {
  client: () => Client;
}

type Case = Harness & { label: string };

function suite(label: string, body: (harness: Case) => Promise<void>, only?: boolean): void {
  if (only) console.log(label, body);
}

suite('slow tools', async (harness) => {
  await harness.client().callTool({ name: 'slow' }, { timeout: 1000 });
  await harness.client().callTool(
    {
      name: 'slow',
      arguments: {},
    },
    { timeout: 1000 },
  );
});

export function start(harness: Harness): ReturnType<Client['callTool']> {
  return harness.client().callTool({ name: 'slow' }, { timeout: 1000 });
}
