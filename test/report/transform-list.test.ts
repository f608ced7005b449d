import { expect, test } from 'vitest';
import { formatTransformList } from '../../src/report/transform-list.js';

test('names in a column, descriptions wrapped beside them', () => {
  const list = [
    { name: 'imports', description: 'module specifiers and names of every import', needs: [] },
    { name: 'handlers', description: 'setRequestHandler(Schema, …) takes a method string', needs: ['imports'] },
  ];
  expect(formatTransformList(list, { width: 50 })).toBe(`imports   module specifiers and names of every
          import
handlers  setRequestHandler(Schema, …) takes a
          method string (needs imports)
`);
});
