import { ATTR_MCP_SESSION_ID } from '@opentelemetry/semantic-conventions/incubating';
import { MCP_SESSION_ID_HEADER } from './constants.js';

export function trace(span: { setAttribute(key: string, value: unknown): void }, headers: Record<string, unknown>) {
  span.setAttribute(ATTR_MCP_SESSION_ID, headers[MCP_SESSION_ID_HEADER]);
}
