#!/usr/bin/env node
'use strict';
const { Server } = require('@modelcontextprotocol/sdk/server/index.js');
const { McpError, ErrorCode } = require('@modelcontextprotocol/sdk/types.js');

const server = new Server({ name: 'strict', version: '1.0.0' }, { capabilities: { tools: {} } });
server.onerror = (/** @type {unknown} */ error) => {
  if (error instanceof McpError && error.code === ErrorCode.ParseError) process.exitCode = 2;
  console.error(error);
};
