// Copyright (c) 2025 Example GmbH. All rights reserved.
// Licensed under the MIT license.
import type { IsomorphicHeaders } from '@modelcontextprotocol/sdk/types.js';
import { randomUUID } from 'node:crypto';

export const traced = (headers: IsomorphicHeaders) => ({ headers, trace: randomUUID() });
