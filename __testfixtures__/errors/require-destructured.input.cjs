const { McpError, ErrorCode } = require('@modelcontextprotocol/sdk/types.js');

/** @param {unknown} error */
exports.isTimeout = (error) => error instanceof McpError && error.code === ErrorCode.RequestTimeout;
exports.wrong = () => new McpError(ErrorCode.InvalidParams, 'wrong');
