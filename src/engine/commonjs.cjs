// The one CommonJS file of the engine. An `import` of a CommonJS library has Node scan its text for export names first
// (for the parser a third of our start-up time), and `createRequire(import.meta.url)` is syntax that jscodeshift's own
// loader, which turns modules into CommonJS, cannot take. The build copies this file as it is.
'use strict';

const { parse, parseExpression } = require('@babel/parser');

// One by one: this is how Node finds the names when an ES module imports them.
exports.parse = parse;
exports.parseExpression = parseExpression;
exports.jscodeshift = () => require('jscodeshift');
