import type { Transform } from '../src/engine/transform.js';
import imports from './imports.js';
import symbols from './symbols.js';

/** Every transform, in the order they run. Each says in `needs` what it builds on; the comments say why it stands here. */
export const transforms: readonly Transform[] = [
  // First: it settles which package every name comes from, and later transforms go by that.
  imports,
  // After imports: it renames what imports left aliased.
  symbols,
];
