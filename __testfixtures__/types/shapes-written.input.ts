import type { ZodRawShapeCompat } from '@modelcontextprotocol/sdk/server/zod-compat.js';
import { z } from 'zod';

export function described(given: ZodRawShapeCompat): ZodRawShapeCompat {
  const shape: ZodRawShapeCompat = { ...given };
  for (const key of Object.keys(shape)) shape[key] = z.string();
  return shape;
}
