import {Server} from "@modelcontextprotocol/sdk/server/index.js";
import {StreamableHTTPServerTransport, type StreamableHTTPServerTransportOptions, type EventStore} from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import {
	CallToolRequestSchema,
	type CallToolResult,
	ErrorCode,
	McpError,
	isInitializeRequest
} from "@modelcontextprotocol/sdk/types.js";

export class Handler {
	readonly server = new Server({name: "tabs", version: "1.0.0"});

	constructor(
		private readonly store: EventStore,
		private readonly options: StreamableHTTPServerTransportOptions
	) {}

	async handle(body: unknown): Promise<CallToolResult> {
		if (isInitializeRequest(body)) await this.server.connect(this.transport);
		const call = CallToolRequestSchema.safeParse(body);
		if (!call.success) throw new McpError(ErrorCode.InvalidRequest, "not a call");
		return {content: []};
	}

	get transport() {
		return new StreamableHTTPServerTransport({...this.options, eventStore: this.store});
	}
}
