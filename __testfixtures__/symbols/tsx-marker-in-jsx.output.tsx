import { ProtocolError, SdkErrorCode } from '@modelcontextprotocol/server';

export function Status({ error }: { error: ProtocolError }) {
  return (
    <section>
      <h1>Status</h1>
      <p>
        Something
        <b>went</b>
        wrong
      </p>
      <p>And so on</p>
      {/* TODO(mcp-v2/errors/split): RequestTimeout is thrown as SdkError with SdkErrorCode.RequestTimeout (a string), not as ProtocolError; a guard on ProtocolError or a numeric code no longer matches it. */}
      {error.code === SdkErrorCode.RequestTimeout && <p>Too slow</p>}
      <p>{error.message}</p>
    </section>
  );
}
