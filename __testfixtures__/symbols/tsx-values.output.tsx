import { ProtocolErrorCode, ProtocolError, type Tool } from "@modelcontextprotocol/server";
import { ToolSchema } from "@modelcontextprotocol/core";
import * as types from "@modelcontextprotocol/server";

declare function useTools<T>(schema: { parse(value: unknown): T }): T[] | ProtocolError;
declare const ErrorBoundary: <E extends Error>(props: { type: new (...args: never[]) => E; children?: JSX.Element[] }) => JSX.Element;
declare const Badge: { ErrorCode(props: { code?: ProtocolErrorCode | number; McpError?: boolean }): JSX.Element };

const Item = <T extends Tool,>({ tool, ...rest }: { tool: T; McpError?: string }) => (
  <li {...rest} data-code={ProtocolErrorCode.InvalidParams} key={tool.name}>
    McpError: {tool.name} {/* McpError stays in the text */}
    <Badge.ErrorCode code={ProtocolErrorCode.MethodNotFound} McpError />
  </li>
);

export function Tools() {
  const tools = useTools<Tool>(ToolSchema);
  if (tools instanceof ProtocolError) return <Badge.ErrorCode code={tools.code} />;
  return (
    <ErrorBoundary<ProtocolError> type={ProtocolError}>
      <ul title={`${tools.length} of ${types.ProtocolErrorCode.InternalError}`}>
        {tools.map((tool) => (
          <Item tool={ToolSchema.parse(tool)} McpError="no" />
        ))}
      </ul>
      <></>
    </ErrorBoundary>
  );
}
