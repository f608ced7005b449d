import { Client, ProtocolErrorCode, ProtocolError } from "@modelcontextprotocol/client";
import { ToolSchema } from "@modelcontextprotocol/core";

/**
 * Reads a tool, or says why not.
 */
export function read(client: Client, tool: unknown)
{
	const parsed = ToolSchema.safeParse(tool);
	if (parsed.success) return { client, tool: parsed.data };
	throw new ProtocolError(ProtocolErrorCode.InvalidParams, `not a tool:
	${parsed.error.message}`);
}
