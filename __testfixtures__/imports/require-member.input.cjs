const Client = require('@modelcontextprotocol/sdk/client/index.js').Client;
const McpError = require('@modelcontextprotocol/sdk/types.js').McpError,
  { ErrorCode: Codes, LATEST_PROTOCOL_VERSION: version } = require('@modelcontextprotocol/sdk/types.js');

module.exports = class Probe {
  #client = new Client({ name: 'probe', version: '1.0.0' });

  /** @param {string} wanted */
  check(wanted) {
    if (wanted !== version) throw new McpError(Codes.InvalidParams, `speaks ${version}`);
    return this.#client;
  }
};
module.exports.Transport = require('@modelcontextprotocol/sdk/client/stdio.js').StdioClientTransport;
