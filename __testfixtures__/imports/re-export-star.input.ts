// Everything a plugin needs, under one roof.
export * from '@modelcontextprotocol/sdk/client/stdio.js';
export * as sse from '@modelcontextprotocol/sdk/client/sse.js';
export type * from '@modelcontextprotocol/sdk/server/completable.js';
export * as types from '@modelcontextprotocol/sdk/types.js';
export type * as uri from '@modelcontextprotocol/sdk/shared/uriTemplate.js';
