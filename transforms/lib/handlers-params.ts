import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import type { CustomSchema } from './handlers-custom.js';
import { indentAt } from './layout.js';

/** The two arguments that take a schema's place. */
export interface Printed {
  /** How they read on one line; undefined when they take several. */
  line?: string;
  /** Records the edits; `broken` when the call has one argument a line now. */
  write(broken: boolean): void;
}

/**
 * Works out the two arguments that take a custom schema's place: the method and `{ params: schema }`.
 * @returns what writes them; undefined when a comment stands where text would be replaced, or no params can be said
 */
export function printParams(file: SourceFile, argument: Node, schema: CustomSchema): Printed | undefined {
  const { bracketSpacing, eol, indent, trailingComma } = file.style;
  const space = bracketSpacing ? ' ' : '';
  const { params } = schema;
  const lead = indentAt(file, argument.start);
  const lineStart = file.text.lastIndexOf('\n', argument.start - 1) + 1;
  const ownLine = file.text.slice(lineStart, argument.start).trim() === '';
  const separator = (broken: boolean) => (broken ? `,${eol}${lead}${indent}` : ownLine ? `,${eol}${lead}` : ', ');
  if (!params) {
    const text = schema.paramsText && schema.declared !== undefined ? schema.paramsText : undefined;
    const written = text ?? (schema.zod ? `${schema.zod}.object({})` : schema.paramsText);
    if (!written || hasComment(file, argument.start, argument.end)) return undefined;
    const object = `{${space}params: ${written}${space}}`;
    return {
      line: `${schema.method}, ${object}`,
      write(broken) {
        file.edits.supersede(argument.start, argument.end, schema.method + separator(broken) + object);
        if (!written.includes(file.textOf(argument))) releaseBut(file, argument, `${schema.method} ${written}`);
      },
    };
  }
  if (hasComment(file, argument.start, params.start) || hasComment(file, params.end, argument.end)) return undefined;
  const isBroken = file.textOf(params).includes('\n');
  return {
    line: isBroken ? undefined : `${schema.method}, {${space}params: ${file.textOf(params)}${space}}`,
    write(broken) {
      let before = `${schema.method}${separator(broken)}{${space}params: `;
      let after = `${space}}`;
      if (isBroken) {
        before = `${schema.method},${ownLine ? eol + lead : ' '}{${eol}${lead}${indent}params: `;
        after = `${trailingComma ? ',' : ''}${eol}${lead}}`;
      }
      file.edits.overwrite(argument.start, params.start, before);
      file.edits.overwrite(params.end, argument.end, after);
      releaseBut(file, { start: argument.start, end: params.start }, schema.method);
      releaseBut(file, { start: params.end, end: argument.end }, schema.method);
    },
  };
}

/** Lets go of what replaced text named, but for what the new text names as well. */
function releaseBut(file: SourceFile, range: { start: number; end: number }, written: string): void {
  const names = new Set(written.match(/[\w$]+/g));
  for (const binding of file.scopes.bindings)
    for (const { node } of binding.references)
      if (node.start >= range.start && node.end <= range.end && !names.has(node.name)) file.release(node);
}

function hasComment(file: SourceFile, start: number, end: number): boolean {
  return file.comments.some((comment) => comment.start >= start && comment.end <= end);
}
