import { createRequire } from 'node:module';

/**
 * The parser, loaded as the CommonJS module it is: an `import` of it would have Node scan its half a megabyte for export
 * names first, a third of this tool's start-up time.
 */
export const { parse, parseExpression } = createRequire(import.meta.url)(
  '@babel/parser',
) as typeof import('@babel/parser');
