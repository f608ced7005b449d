import { CallToolResultSchema } from '@modelcontextprotocol/core';
import {
  ProtocolErrorCode,
  ProtocolError,
  type ResourceTemplateReference,
  type Tool,
} from '@modelcontextprotocol/server';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';

export { CallToolResultSchema, ProtocolErrorCode as ErrorCode, ProtocolError as SdkError, type Tool };
export type { ResourceTemplateReference as ResourceReference };
export default NodeStreamableHTTPServerTransport;

export namespace errors {
  export import Codes = ProtocolErrorCode;
  export const make = (message: string): ProtocolError => new ProtocolError(Codes.InternalError, message);
}
