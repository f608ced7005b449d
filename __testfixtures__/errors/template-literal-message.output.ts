import { SdkErrorCode, SdkError } from '@modelcontextprotocol/server';

export const page = (error: unknown) => `
  <p>${error instanceof SdkError && error.code === SdkErrorCode.RequestTimeout ? 'slow' : 'MCP error -32602: kept'}</p>
    <pre>ErrorCode.RequestTimeout</pre>
`;
