import { Client } from '@modelcontextprotocol/sdk/client/index.js';

type Mocked = {
  [x: string]: unknown;
  elicitation?: { [x: string]: unknown };
};

interface Plain {
  elicitation?: { form?: { applyDefaults?: boolean } };
}

export function connectMocked(capabilities: Mocked, make?: () => Mocked): Client[] {
  const made = make?.() ?? {};
  return [
    new Client({ name: 'one', version: '1.0.0' }, { capabilities }),
    new Client({ name: 'two', version: '1.0.0' }, { capabilities: made }),
    new Client({ name: 'three', version: '1.0.0' }, { capabilities: make?.() ?? capabilities }),
  ];
}

export function register(client: Client, capabilities: Mocked): void {
  client.registerCapabilities(capabilities);
}

export function connectPlain(plain: Plain): Client {
  return new Client({ name: 'plain', version: '1.0.0' }, { capabilities: plain });
}
