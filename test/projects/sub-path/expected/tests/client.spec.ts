import assert from 'node:assert/strict';
import test from 'node:test';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { refused } from '../src/errors.js';

test('names', () => {
  assert.ok(new Client({ name: 'test', version: '0.0.0' }));
  assert.match(refused('no').message, /no/);
});
