// Copyright (c) 2025 Example GmbH. All rights reserved.
// Licensed under the MIT license.
import { randomUUID } from 'node:crypto';

// TODO(mcp-v2/headers): IsomorphicHeaders: request headers were a plain record and are a Headers object now: read them with .get(name); a repeated header comes joined with ", ", never as an array.
export const traced = (headers: Headers) => ({ headers, trace: randomUUID() });
