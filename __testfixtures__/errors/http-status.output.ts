import { SseError, SdkHttpError, SdkErrorCode } from '@modelcontextprotocol/client';

export const isGone = (error: unknown) => error instanceof SdkHttpError && error.status === 404;

export function statusOf(error: unknown): number | undefined {
  if (error instanceof SdkHttpError) {
    if (error.status === 401 || error.status === 403) console.error('not allowed', error.status);
    return error.status;
  }
  return undefined;
}

export const needsLogin = (error: unknown): boolean =>
  (error instanceof SdkHttpError || error instanceof SseError) && (error instanceof SdkHttpError ? error.status : error.code) === 401;

export function destructured(error: unknown) {
  if (!(error instanceof SdkHttpError)) return 0;
  const { status: code, message } = error;
  return code === 500 ? message.length : code;
}

export const cast = (error: unknown) => (error as SdkHttpError).status;
export const annotated = (error: SdkHttpError) => error.status === 410;
// TODO(mcp-v2/errors/http): an unexpected content type had the code -1; it is an SdkError with SdkErrorCode.ClientHttpUnexpectedContent now, and no SdkHttpError.
export const odd = (error: unknown) => error instanceof SdkHttpError && error.status === -1;

export const notFound = new SdkHttpError(SdkErrorCode.ClientHttpNotImplemented, 'Not Found', { status: 404 });
export const denied = () => new SdkHttpError(SdkErrorCode.ClientHttpAuthentication, 'denied', { status: 401 });
export const forbidden = (status: number) => {
  // TODO(mcp-v2/errors/http): the first argument says what failed: ClientHttpNotImplemented is a failed POST; ClientHttpAuthentication a 401, ClientHttpForbidden a 403, ClientHttpFailedToOpenStream a failed GET, ClientHttpFailedToTerminateSession a failed DELETE.
  const error = new SdkHttpError(SdkErrorCode.ClientHttpNotImplemented, 'no', { status });
  return error.status;
};
