import { SdkErrorCode } from "@modelcontextprotocol/server";

/** Both codes that never crossed the wire, and nothing else: the old enum leaves the imports. */
// TODO(mcp-v2/errors/split): RequestTimeout is thrown as SdkError with SdkErrorCode.RequestTimeout (a string), not as ProtocolError; a guard on ProtocolError or a numeric code no longer matches it. Also: ConnectionClosed is thrown as SdkError with SdkErrorCode.ConnectionClosed (a string), not as ProtocolError; a guard on ProtocolError or a numeric code no longer matches it.
export const transient: readonly (SdkErrorCode.RequestTimeout | SdkErrorCode.ConnectionClosed)[] = [
	SdkErrorCode.RequestTimeout,
	SdkErrorCode?.ConnectionClosed,
];

declare const counters: Map<unknown, number>;

export function count(code: unknown) {
	// TODO(mcp-v2/errors/split): RequestTimeout is thrown as SdkError with SdkErrorCode.RequestTimeout (a string), not as ProtocolError; a guard on ProtocolError or a numeric code no longer matches it.
	if (code === SdkErrorCode.RequestTimeout) counters.set(code, (counters.get(code) ?? 0) + 1);
}
