import { ErrorCode } from "@modelcontextprotocol/sdk/types.js";

/** Both codes that never crossed the wire, and nothing else: the old enum leaves the imports. */
export const transient: readonly (ErrorCode.RequestTimeout | ErrorCode.ConnectionClosed)[] = [
	ErrorCode.RequestTimeout,
	ErrorCode?.ConnectionClosed,
];

declare const counters: Map<unknown, number>;

export function count(code: unknown) {
	if (code === ErrorCode.RequestTimeout) counters.set(code, (counters.get(code) ?? 0) + 1);
}
