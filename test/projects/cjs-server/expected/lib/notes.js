'use strict';

const types = require('@modelcontextprotocol/server');

/** @type {Map<string, string>} */
const notes = new Map();

/**
 * @param {string} id
 * @throws {import('@modelcontextprotocol/server').ProtocolError}
 */
exports.read = (id) => {
    const text = notes.get(id);
    if (text === undefined) throw new types.ProtocolError(types.ProtocolErrorCode.InvalidParams, `There is no note ${id}`);
    return text;
};

exports.write = (id, text) => void notes.set(id, text);
