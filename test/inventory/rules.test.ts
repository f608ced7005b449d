// The tables of rules hold together, and the gates do what the report says they do.
import { describe, expect, it } from 'vitest';
import { isOff, isTemplated, judge, shipped, speaksOfMcp, templateDefault } from '../../src/inventory/gates.js';
import { INVENTORY_RULES, inventoryRule } from '../../src/inventory/rules/index.js';
import { KINDS, SEVERITIES } from '../../src/inventory/types.js';

describe('the tables', () => {
  it('have each id once, and all their words', () => {
    const ids = INVENTORY_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const rule of INVENTORY_RULES) {
      expect(KINDS).toContain(rule.kind);
      expect(SEVERITIES).toContain(rule.severity);
      expect(rule.doc).toMatch(/^https:\/\/\S+$/);
      for (const text of [rule.title, rule.technology, rule.keys, rule.effect, rule.change])
        expect(text.trim()).not.toBe('');
    }
    expect(() => inventoryRule('no-such-rule')).toThrow('no-such-rule');
  });

  it('ship what was not checked as review', () => {
    for (const rule of INVENTORY_RULES) {
      if (rule.evidence !== 'K') continue;
      expect(shipped(rule)).not.toBe('must-remove');
      expect(judge(rule, { rule: rule.id, start: 0, context: ['mcp'] }).severity).not.toBe('must-remove');
    }
  });
});

describe('the MCP gate', () => {
  it.each([
    'mcp',
    'mcp-server',
    'weather_mcp',
    'myMcpServer',
    'MCP_PORT',
    '/mcp',
    'mcpserver',
    'FastMCP',
    'model-context-protocol',
  ])('takes %s', (name) => expect(speaksOfMcp(name)).toBe(true));
  it.each(['mcpherson', 'MCP2515', 'tcpmcpx', 'shop', 'McPherson', 'machineconfigpools mcp', ''])('leaves %s', (name) =>
    expect(speaksOfMcp(name)).toBe(false),
  );
});

describe('the liveness gate', () => {
  it.each([undefined, null, false, 0, 'None', 'off', 'FALSE', 'disabled', '', '0'])('%s is off', (value) =>
    expect(isOff(value)).toBe(true),
  );
  it.each(['ClientIP', 'true', 1, true, 'cookie'])('%s is on', (value) => expect(isOff(value)).toBe(false));
  it.each(['{{ .Values.x }}', '${X}', '${X:-sse}', 'var.sticky', "[parameters('x')]", '<%= x %>', '__X__'])(
    '%s is decided elsewhere',
    (value) => expect(isTemplated(value)).toBe(true),
  );
  it('finds defaults', () => {
    expect(templateDefault('${X:-sse}')).toBe('sse');
    expect(templateDefault('{{ .Values.a | default "ClientIP" | quote }}')).toBe('ClientIP');
    expect(templateDefault('{{ default "ClientIP" .Values.a }}')).toBe('ClientIP');
    expect(templateDefault('{{ .Values.a }}')).toBeUndefined();
  });
});

describe('the severity of a place', () => {
  const rule = inventoryRule('k8s-service-session-affinity');
  const at = { rule: rule.id, start: 0 };

  it('is must-remove in force and about MCP', () => {
    expect(judge(rule, { ...at, context: ['mcp'] }).severity).toBe('must-remove');
    expect(judge(rule, at, ['mcp-server']).severity).toBe('must-remove');
  });

  it('is review without MCP, from a template, and by default', () => {
    expect(judge(rule, { ...at, context: ['shop'] })).toEqual({
      severity: 'review',
      reason: 'Nothing in this resource says that it serves MCP: find out what it is for.',
    });
    expect(judge(rule, { ...at, context: ['mcp'], live: 'templated' }).severity).toBe('review');
    expect(judge(rule, { ...at, context: ['mcp'], live: 'by-default' }).severity).toBe('review');
  });

  it('is what the hit says, with its reason, where a rule covers several forms', () => {
    expect(judge(rule, { ...at, severity: 'info', because: 'it is only told' })).toEqual({
      severity: 'info',
      reason: 'It is only told.',
    });
  });
});
