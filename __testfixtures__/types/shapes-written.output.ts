import type { ZodRawShape as ZodRawShapeCompat } from 'zod';
import { z } from 'zod';

export function described(given: ZodRawShapeCompat): ZodRawShapeCompat {
  const shape: Record<string, z.core.$ZodType> = { ...given };
  for (const key of Object.keys(shape)) shape[key] = z.string();
  return shape;
}
