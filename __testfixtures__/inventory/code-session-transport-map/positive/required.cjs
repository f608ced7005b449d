const { SSEServerTransport } = require('@modelcontextprotocol/sdk/server/sse.js');
const transports = {};

exports.open = (res) => {
  const transport = new SSEServerTransport('/messages', res);
  transports[transport.sessionId] = transport;
  return transport;
};
