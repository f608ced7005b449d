const types = require("@modelcontextprotocol/client")
const clientModule = require("@modelcontextprotocol/client")
const stdio = require("@modelcontextprotocol/client/stdio")
const { ToolSchema } = require("@modelcontextprotocol/core")

/** @param {string} command */
exports.connect = async function connect(command) {
  const client = new clientModule.Client({ name: "probe", version: "0.0.1" })
  await client.connect(new stdio.StdioClientTransport({ command }))
  return client
}

/** @param {unknown} value */
exports.isTool = (value) => ToolSchema.safeParse(value).success

/** @param {string} message */
exports.fail = (message) => {
  throw new types.ProtocolError(types.ProtocolErrorCode.InternalError, message)
}

exports.version = types["LATEST_PROTOCOL_VERSION"]
