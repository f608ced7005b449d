import { ProtocolErrorCode, ProtocolError } from '@modelcontextprotocol/server';

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
      {/* TODO(mcp-v2/errors/split): RequestTimeout is SdkErrorCode.RequestTimeout of an SdkError; ProtocolErrorCode has no such member. */}
      {error.code === ProtocolErrorCode.RequestTimeout && <p>Too slow</p>}
      <p>{error.message}</p>
    </section>
  );
}
