import { type Node, stringValue } from '../../src/engine/node.js';
import { propertyKey } from './members.js';

/** A type of v2 that a value must fit: a named one, a list of it, or a member of one (`CallToolResult['content']`). */
export interface Expected {
  /** The exported type. */
  name: string;
  /** A member of it. */
  member?: string;
  /** One item of that list. */
  item?: boolean;
  list?: boolean;
}

const of = (name: string): Expected => ({ name });
const list = (name: string): Expected => ({ name, list: true });

/** What v2 expects in the members of results and of what they hold; members not named here may hold anything. */
const MEMBERS: Readonly<Record<string, Readonly<Record<string, Expected>>>> = {
  CallToolResult: { content: list('ContentBlock') },
  ListToolsResult: { tools: list('Tool') },
  GetPromptResult: { messages: list('PromptMessage') },
  ListPromptsResult: { prompts: list('Prompt') },
  ListResourcesResult: { resources: list('Resource') },
  ListResourceTemplatesResult: { resourceTemplates: list('ResourceTemplateType') },
  ReadResourceResult: { contents: { name: 'ReadResourceResult', member: 'contents' } },
  ListRootsResult: { roots: list('Root') },
  ElicitResult: { content: { name: 'ElicitResult', member: 'content' } },
  Tool: {
    inputSchema: { name: 'Tool', member: 'inputSchema' },
    outputSchema: { name: 'Tool', member: 'outputSchema' },
  },
  PromptMessage: { content: of('ContentBlock') },
  ContentBlock: { resource: { name: 'ReadResourceResult', member: 'contents', item: true } },
};

/** The keys a table of these may have; one with more of its own cannot be given the type. */
const KEYS: Readonly<Record<string, RegExp>> = {
  Tool: /^(?:name|title|description|inputSchema|outputSchema|annotations|_meta|execution|icons)$/,
  ContentBlock: /^(?:type|text|data|mimeType|resource|uri|name|title|description|size|annotations|_meta|icons)$/,
  PromptMessage: /^(?:role|content)$/,
  Prompt: /^(?:name|title|description|arguments|_meta|icons)$/,
  Resource: /^(?:uri|name|title|description|mimeType|size|annotations|_meta|icons)$/,
  ResourceTemplateType: /^(?:uriTemplate|name|title|description|mimeType|annotations|_meta|icons)$/,
  Root: /^(?:uri|name|_meta)$/,
};

/** What is expected of a member of a value; undefined when anything goes. */
export function memberExpected(expected: Expected, key: string): Expected | undefined {
  if (expected.list || (expected.member && !expected.item)) return undefined;
  return expected.member ? undefined : MEMBERS[expected.name]?.[key];
}

/** What is expected of an item of a list. */
export function itemExpected(expected: Expected): Expected | undefined {
  if (expected.list) return of(expected.name);
  return expected.member === 'contents' && !expected.item ? { ...expected, item: true } : undefined;
}

/** How the type is written, the name being what the file calls it. */
export function typeText(expected: Expected, local: string, quote: string): string {
  const member = expected.member ? `${local}[${quote}${expected.member}${quote}]` : local;
  return `${member}${expected.item ? '[number]' : ''}${expected.list ? '[]' : ''}`;
}

/** Whether all keys of a literal (or of the literals in a list) belong to the type. */
export function hasOnlyKeysOf(literal: Node, expected: Expected): boolean {
  const known = expected.member ? undefined : KEYS[expected.name];
  if (literal.type === 'ArrayExpression')
    return (literal.elements as (Node | null)[]).every(
      (element) => element?.type !== 'ObjectExpression' || hasOnlyKeysOf(element, { ...expected, list: false }),
    );
  if (!known || literal.type !== 'ObjectExpression' || expected.list) return true;
  return (literal.properties as Node[]).every((property) => {
    const key = propertyKey(property);
    return key === undefined || known.test(key);
  });
}

/** Members whose type is a choice of strings: a literal there widens to string once it is stored. */
const CHOICES = /^(?:type|role|action|audience|mode|taskSupport)$/;

/** Whether a stored literal loses what v2 asks for: it has a string where the type is a choice of strings. */
export function widens(node: Node | null | undefined, depth = 0): boolean {
  if (!node || depth > 8) return false;
  switch (node.type) {
    case 'ParenthesizedExpression':
      return widens(node.expression, depth + 1);
    case 'ConditionalExpression':
      return widens(node.consequent, depth + 1) || widens(node.alternate, depth + 1);
    case 'SpreadElement':
      return widens(node.argument, depth + 1);
    case 'ArrayExpression':
      return (node.elements as (Node | null)[]).some((element) => widens(element, depth + 1));
    case 'ObjectExpression':
      return (node.properties as Node[]).some((property) => {
        if (property.type !== 'ObjectProperty') return widens(property.argument, depth + 1);
        const key = propertyKey(property);
        // A JSON schema's own properties are not typed that closely.
        if (key === undefined || key === 'properties' || key === 'structuredContent' || key === '_meta') return false;
        if (!CHOICES.test(key)) return widens(property.value, depth + 1);
        return stringValue(property.value) !== undefined || widensList(property.value);
      });
  }
  return mapsToWidened(node, depth);
}

/** The strings of an object that are one of a choice, and would widen. */
export function choicesOf(literal: Node): Node[] {
  return (literal.properties as Node[]).flatMap((property) => {
    const key = property.type === 'ObjectProperty' ? propertyKey(property) : undefined;
    return key !== undefined && CHOICES.test(key) && stringValue(property.value) !== undefined ? [property.value] : [];
  });
}

function widensList(node: Node): boolean {
  return (
    node.type === 'ArrayExpression' &&
    (node.elements as (Node | null)[]).some((item) => item && stringValue(item) !== undefined)
  );
}

/** `{ … inputSchema: { required: ['a'] } } as const`: its lists cannot be changed, and v2's types say that theirs can. */
export function isFrozen(node: Node | null | undefined): boolean {
  if (node?.type !== 'TSAsExpression' || node.typeAnnotation.typeName?.name !== 'const') return false;
  return hasLists(node.expression);
}

function hasLists(node: Node): boolean {
  if (node.type === 'ArrayExpression') return true;
  if (node.type !== 'ObjectExpression') return false;
  return (node.properties as Node[]).some((property) => property.value && hasLists(property.value));
}

/** `xs.map((x) => ({ type: 'text', text: x }))`, stored. */
function mapsToWidened(node: Node, depth: number): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || node.typeParameters) return false;
  if (!/^(?:map|flatMap)$/.test(node.callee.property.name)) return false;
  const callback = node.arguments[0] as Node | undefined;
  if (callback?.type !== 'ArrowFunctionExpression' || callback.returnType) return false;
  if (callback.body.type !== 'BlockStatement') return widens(callback.body, depth + 1);
  const last = (callback.body.body as Node[]).at(-1);
  return last?.type === 'ReturnStatement' && widens(last.argument, depth + 1);
}
