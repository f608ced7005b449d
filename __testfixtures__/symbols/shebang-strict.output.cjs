#!/usr/bin/env node
'use strict';
const { Server } = require('@modelcontextprotocol/server');
const { ProtocolError, ProtocolErrorCode } = require('@modelcontextprotocol/server');

const server = new Server({ name: 'strict', version: '1.0.0' }, { capabilities: { tools: {} } });
server.onerror = (/** @type {unknown} */ error) => {
  if (error instanceof ProtocolError && error.code === ProtocolErrorCode.ParseError) process.exitCode = 2;
  console.error(error);
};
