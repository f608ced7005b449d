'use strict';

const types = require('@modelcontextprotocol/sdk/types.js');

/** @type {Map<string, string>} */
const notes = new Map();

/**
 * @param {string} id
 * @throws {import('@modelcontextprotocol/sdk/types.js').McpError}
 */
exports.read = (id) => {
    const text = notes.get(id);
    if (text === undefined) throw new types.McpError(types.ErrorCode.InvalidParams, `There is no note ${id}`);
    return text;
};

exports.write = (id, text) => void notes.set(id, text);
