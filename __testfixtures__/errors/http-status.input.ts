import { SseError } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPError } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

export const isGone = (error: unknown) => error instanceof StreamableHTTPError && error.code === 404;

export function statusOf(error: unknown): number | undefined {
  if (error instanceof StreamableHTTPError) {
    if (error.code === 401 || error.code === 403) console.error('not allowed', error.code);
    return error.code;
  }
  return undefined;
}

export const needsLogin = (error: unknown): boolean =>
  (error instanceof StreamableHTTPError || error instanceof SseError) && error.code === 401;

export function destructured(error: unknown) {
  if (!(error instanceof StreamableHTTPError)) return 0;
  const { code, message } = error;
  return code === 500 ? message.length : code;
}

export const cast = (error: unknown) => (error as StreamableHTTPError).code;
export const annotated = (error: StreamableHTTPError) => error.code === 410;
export const odd = (error: unknown) => error instanceof StreamableHTTPError && error.code === -1;

export const notFound = new StreamableHTTPError(404, 'Not Found');
export const denied = () => new StreamableHTTPError(401, 'denied');
export const forbidden = (status: number) => {
  const error = new StreamableHTTPError(status, 'no');
  return error.code;
};
