import assert from 'node:assert/strict';
import test from 'node:test';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory';
import { Server } from '@modelcontextprotocol/sdk/server/index';
import { Client } from '@modelcontextprotocol/sdk/client/index';
import { proxy } from '../src/proxy';

test('a ping goes all the way', async () => {
  const info = { name: 'test', version: '0.0.0' };
  const [near, upstream] = InMemoryTransport.createLinkedPair();
  const [far, downstream] = InMemoryTransport.createLinkedPair();
  await new Server(info, { capabilities: {} }).connect(near);
  await proxy({ upstream, downstream }, info);
  const client = new Client(info);
  await client.connect(far);
  assert.deepEqual(await client.ping(), {});
});
