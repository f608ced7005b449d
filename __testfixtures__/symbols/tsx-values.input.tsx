import { ErrorCode, McpError, type Tool, ToolSchema } from "@modelcontextprotocol/sdk/types.js";
import * as types from "@modelcontextprotocol/sdk/types.js";

declare function useTools<T>(schema: { parse(value: unknown): T }): T[] | McpError;
declare const ErrorBoundary: <E extends Error>(props: { type: new (...args: never[]) => E; children?: JSX.Element[] }) => JSX.Element;
declare const Badge: { ErrorCode(props: { code?: ErrorCode | number; McpError?: boolean }): JSX.Element };

const Item = <T extends Tool,>({ tool, ...rest }: { tool: T; McpError?: string }) => (
  <li {...rest} data-code={ErrorCode.InvalidParams} key={tool.name}>
    McpError: {tool.name} {/* McpError stays in the text */}
    <Badge.ErrorCode code={ErrorCode.MethodNotFound} McpError />
  </li>
);

export function Tools() {
  const tools = useTools<Tool>(ToolSchema);
  if (tools instanceof McpError) return <Badge.ErrorCode code={tools.code} />;
  return (
    <ErrorBoundary<McpError> type={McpError}>
      <ul title={`${tools.length} of ${types.ErrorCode.InternalError}`}>
        {tools.map((tool) => (
          <Item tool={types.ToolSchema.parse(tool)} McpError="no" />
        ))}
      </ul>
      <></>
    </ErrorBoundary>
  );
}
