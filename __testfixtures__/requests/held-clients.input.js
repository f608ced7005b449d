import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

const timeout = 30_000;

/** @param {string} command */
async function connect(command) {
  const client = new Client({ name: 'held', version: '1.0.0' });
  const transport = new StdioClientTransport({ command });
  await client.connect(transport);
  return { client, transport };
}

class Pool {
  async open() {
    return { client: new Client({ name: 'pool', version: '1.0.0' }), id: 1 };
  }

  /** @param {string} name */
  async run(name) {
    const { client: pooled } = await this.open();
    return pooled.callTool({ name }, undefined, { timeout });
  }
}

const { client } = await connect('server');
await client.callTool({ name: 'a' }, undefined, { timeout });

const connection = await connect('server');
await connection.client.callTool({ name: 'b' }, undefined, { timeout });

let current;
current = await connect('other');
await current.client.callTool({ name: 'c' }, undefined, { timeout });

let later;
({ client: later } = await connect('server'));
await later.callTool({ name: 'd' }, undefined, { timeout });

const makePair = () => ({ first: new Client({ name: 'x', version: '1' }), second: { callTool: () => [] } });
const { first, second } = makePair();
await first.callTool({ name: 'e' }, undefined, { timeout });
second.callTool();

console.log(new Pool(), await new Pool().run('f'));
