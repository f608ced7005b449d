const { ProtocolError, ProtocolErrorCode } = require('@modelcontextprotocol/server');
const { SdkErrorCode, SdkError } = require('@modelcontextprotocol/server');

/** @param {unknown} error */
exports.isTimeout = (error) => error instanceof SdkError && error.code === SdkErrorCode.RequestTimeout;
exports.wrong = () => new ProtocolError(ProtocolErrorCode.InvalidParams, 'wrong');
