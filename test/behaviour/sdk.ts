// The clients every server is driven with: the real ones of both SDK versions.
import * as v2 from '@modelcontextprotocol/client';
import * as v2Stdio from '@modelcontextprotocol/client/stdio';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { type Dialer, v1Dialer, v2Dialers } from '../../src/verify/clients.js';

export const V1: Dialer = v1Dialer({ Client, SSEClientTransport, StdioClientTransport, StreamableHTTPClientTransport });

const [plain, auto, pinned] = v2Dialers({ ...v2, ...v2Stdio }) as [Dialer, Dialer, Dialer];
export const V2 = plain;
export const V2_AUTO = auto;
export const V2_PINNED = pinned;

/** The order of the load-balancer test: a 2025-era client comes once more after modern traffic. */
export const ALL: Dialer[] = [V1, V2, V2_AUTO, V2_PINNED, V1];

/** The protocol revision the negotiating clients must come to. */
export const MODERN = '2026-07-28';
