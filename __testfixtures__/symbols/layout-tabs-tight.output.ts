import {
	Server,
	type EventStore,
	type CallToolResult,
	ProtocolErrorCode,
	ProtocolError,
	isInitializeRequest
} from "@modelcontextprotocol/server";
import {NodeStreamableHTTPServerTransport, type StreamableHTTPServerTransportOptions} from "@modelcontextprotocol/node";
import {CallToolRequestSchema} from "@modelcontextprotocol/core";

export class Handler {
	readonly server = new Server({name: "tabs", version: "1.0.0"});

	constructor(
		private readonly store: EventStore,
		private readonly options: StreamableHTTPServerTransportOptions
	) {}

	async handle(body: unknown): Promise<CallToolResult> {
		if (isInitializeRequest(body)) await this.server.connect(this.transport);
		const call = CallToolRequestSchema.safeParse(body);
		if (!call.success) throw new ProtocolError(ProtocolErrorCode.InvalidRequest, "not a call");
		return {content: []};
	}

	get transport() {
		return new NodeStreamableHTTPServerTransport({...this.options, eventStore: this.store});
	}
}
