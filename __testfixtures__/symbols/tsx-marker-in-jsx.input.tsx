import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

export function Status({ error }: { error: McpError }) {
  return (
    <section>
      <h1>Status</h1>
      <p>
        Something
        <b>went</b>
        wrong
      </p>
      <p>And so on</p>
      {error.code === ErrorCode.RequestTimeout && <p>Too slow</p>}
      <p>{error.message}</p>
    </section>
  );
}
