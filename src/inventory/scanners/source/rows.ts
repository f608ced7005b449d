import type { SourceRow } from './row.js';
import { FORMAT_ROWS } from './rows/formats.js';
import { INFRASTRUCTURE_ROWS } from './rows/infrastructure.js';
import { PYTHON_ROWS } from './rows/python.js';
import { SDK_ROWS } from './rows/sdks.js';
import { SESSION_ROWS } from './rows/sessions.js';

/** Every tell in source code; where two of a kind stand at one line, the first is kept. */
export const SOURCE_ROWS: readonly SourceRow[] = [
  ...PYTHON_ROWS,
  ...SDK_ROWS,
  ...SESSION_ROWS,
  ...INFRASTRUCTURE_ROWS,
  ...FORMAT_ROWS,
];
