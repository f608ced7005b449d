'use strict';

const assert = require('node:assert');
const test = require('node:test');
const { InMemoryTransport } = require('@modelcontextprotocol/sdk/inMemory.js');
const { McpError } = require('@modelcontextprotocol/sdk/types.js');
const { read } = require('../lib/notes');

test('a note that is not there', () => {
    assert.throws(() => read('x'), McpError);
    assert.strictEqual(InMemoryTransport.createLinkedPair().length, 2);
});
