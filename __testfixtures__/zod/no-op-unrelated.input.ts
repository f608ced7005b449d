import { z } from 'zod/v3';

/** No SDK here: what is on zod/v3 stays there. */
export const Labels = z.record(z.string());
export const names = ['zod-to-json-schema', 'completable', 'z.record(z.string())'];
