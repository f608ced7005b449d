'use strict';

const assert = require('node:assert');
const test = require('node:test');
const { InMemoryTransport } = require('@modelcontextprotocol/server');
const { ProtocolError } = require('@modelcontextprotocol/server');
const { read } = require('../lib/notes');

test('a note that is not there', () => {
    assert.throws(() => read('x'), ProtocolError);
    assert.strictEqual(InMemoryTransport.createLinkedPair().length, 2);
});
