const { Client } = require('@modelcontextprotocol/sdk/client/index.js');
exports.load = async () => import('@modelcontextprotocol/sdk/types.js');
exports.Client = Client;
