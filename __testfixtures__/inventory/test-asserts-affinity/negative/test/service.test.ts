import { expect, it } from 'vitest';
it('mcp', () => {
  expect({ sessionAffinity: 'None' }.sessionAffinity).toBe('None');
});
