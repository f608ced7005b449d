// SPDX-License-Identifier: MIT
'use client';

import { ProtocolError, SdkHttpError } from '@modelcontextprotocol/client';

/** What went wrong, in words. */
export function Problem({ error }: { error: Error }) {
  return (
    <aside title="McpError">
      {error instanceof ProtocolError ? <b>{error.code}</b> : <i>{error.name}: McpError &amp; co.</i>}
      {error instanceof SdkHttpError && <p>HTTP {error.message}</p>}
    </aside>
  );
}
