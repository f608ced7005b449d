import { expect, it } from 'vitest';
it('mcp', () => {
  const service = { spec: { sessionAffinity: 'x' } };
  expect(service.spec.sessionAffinity).toBe('ClientIP');
});
