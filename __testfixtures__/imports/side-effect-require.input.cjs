require('@modelcontextprotocol/sdk/server/mcp.js');
require("@modelcontextprotocol/sdk/types.js");

exports.warm = async () => {
  await import('@modelcontextprotocol/sdk/client/streamableHttp.js');
};
