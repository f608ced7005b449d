import { ProtocolErrorCode, ProtocolError } from '@modelcontextprotocol/server';

export const refused = (why: string) => new ProtocolError(ProtocolErrorCode.InvalidRequest, why);
