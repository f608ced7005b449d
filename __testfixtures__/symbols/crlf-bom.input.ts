import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { ErrorCode, McpError, ToolSchema } from "@modelcontextprotocol/sdk/types.js";

/**
 * Reads a tool, or says why not.
 */
export function read(client: Client, tool: unknown)
{
	const parsed = ToolSchema.safeParse(tool);
	if (parsed.success) return { client, tool: parsed.data };
	throw new McpError(ErrorCode.InvalidParams, `not a tool:
	${parsed.error.message}`);
}
