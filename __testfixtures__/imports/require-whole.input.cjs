const types = require("@modelcontextprotocol/sdk/types.js")
const clientModule = require("@modelcontextprotocol/sdk/client/index.js")
const stdio = require("@modelcontextprotocol/sdk/client/stdio.js")

/** @param {string} command */
exports.connect = async function connect(command) {
  const client = new clientModule.Client({ name: "probe", version: "0.0.1" })
  await client.connect(new stdio.StdioClientTransport({ command }))
  return client
}

/** @param {unknown} value */
exports.isTool = (value) => types.ToolSchema.safeParse(value).success

/** @param {string} message */
exports.fail = (message) => {
  throw new types.McpError(types.ErrorCode.InternalError, message)
}

exports.version = types["LATEST_PROTOCOL_VERSION"]
