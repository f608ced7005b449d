import mcp = require('@modelcontextprotocol/sdk/server/mcp.js');
import types = require('@modelcontextprotocol/sdk/types.js');
import path = require('node:path');

class Wrapper {
  readonly server: mcp.McpServer;

  constructor(file: string) {
    this.server = new mcp.McpServer({ name: path.parse(file).name, version: '1.0.0' });
  }

  validate(tool: types.Tool): types.Tool {
    if (tool.name !== '') return tool;
    throw new types.McpError(types.ErrorCode.InvalidParams, 'a tool without a name');
  }
}

namespace Wrapper {
  export type Options = mcp.McpServerOptions & { tools?: types.Tool[] };
}

export = Wrapper;
