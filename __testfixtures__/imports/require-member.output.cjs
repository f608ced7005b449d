const Client = require('@modelcontextprotocol/client').Client;
const McpError = require('@modelcontextprotocol/client').ProtocolError,
  { ProtocolErrorCode: Codes, LATEST_PROTOCOL_VERSION: version } = require('@modelcontextprotocol/client');

module.exports = class Probe {
  #client = new Client({ name: 'probe', version: '1.0.0' });

  /** @param {string} wanted */
  check(wanted) {
    if (wanted !== version) throw new McpError(Codes.InvalidParams, `speaks ${version}`);
    return this.#client;
  }
};
module.exports.Transport = require('@modelcontextprotocol/client/stdio').StdioClientTransport;
