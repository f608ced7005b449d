require('@modelcontextprotocol/server');
require("@modelcontextprotocol/server");

exports.warm = async () => {
  await import('@modelcontextprotocol/client');
};
