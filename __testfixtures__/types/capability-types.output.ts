import { Client, type ClientCapabilities } from '@modelcontextprotocol/client';

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
    new Client({ name: 'one', version: '1.0.0' }, { capabilities: capabilities as ClientCapabilities }),
    new Client({ name: 'two', version: '1.0.0' }, { capabilities: made as ClientCapabilities }),
    new Client({ name: 'three', version: '1.0.0' }, { capabilities: (make?.() ?? capabilities) as ClientCapabilities }),
  ];
}

export function register(client: Client, capabilities: Mocked): void {
  client.registerCapabilities(capabilities as ClientCapabilities);
}

export function connectPlain(plain: Plain): Client {
  return new Client({ name: 'plain', version: '1.0.0' }, { capabilities: plain });
}
