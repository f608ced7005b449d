// SPDX-License-Identifier: MIT
'use client';

import { McpError } from '@modelcontextprotocol/sdk/types.js';
import { StreamableHTTPError } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

/** What went wrong, in words. */
export function Problem({ error }: { error: Error }) {
  return (
    <aside title="McpError">
      {error instanceof McpError ? <b>{error.code}</b> : <i>{error.name}: McpError &amp; co.</i>}
      {error instanceof StreamableHTTPError && <p>HTTP {error.message}</p>}
    </aside>
  );
}
