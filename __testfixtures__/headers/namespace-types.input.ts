import type * as types from '@modelcontextprotocol/sdk/types.js';

export const agent = (info: types.RequestInfo) => info.headers['user-agent'] ?? 'nobody';
