/** The parser, and jscodeshift loaded when a transform asks for its collection. */
export const parse: typeof import('@babel/parser').parse;
export const parseExpression: typeof import('@babel/parser').parseExpression;
export function jscodeshift(): any;
