import { isMinified } from '../../project/minified.js';
import { recogniseClientCode } from '../../sessions/cookies.js';
import { recogniseHeaders } from '../../sessions/headers.js';
import { recogniseSessions } from '../../sessions/stores.js';
import type { Scanner } from '../types.js';
import { openCode } from './typescript/code.js';
import { recogniseImports } from './typescript/imports.js';
import { recogniseInfrastructureCode } from './typescript/infrastructure.js';
import { recogniseWorkersCode } from './typescript/workers.js';

/**
 * JavaScript and TypeScript that no transform rewrites: what speaks of session ids, stores and affinity. Read as a
 * tree, so that comments, strings of other things and namesakes are what they are.
 */
export const typescriptScanner: Scanner = {
  id: 'typescript',
  handles: (path) => /\.(?:[cm]?[jt]s|[jt]sx)$/.test(path) && !/\.d\.[cm]?ts$|\.min\.[cm]?js$/.test(path),
  mentions:
    /@modelcontextprotocol\/|[Mm][Cc][Pp][-_.: ]{0,2}[Ss][Ee][Ss][Ss]|[Ss]ess[a-z]*[-_:]mcp|agents\/mcp|mcp-handler|mcp-adapter|fly-(?:replay|force|prefer)|serveSSE|McpAgent|exec_mode|instances:|@socket\.io\/sticky|sticky-(?:session|cluster)|cookie_sticky|fetch-cookie|tough-cookie|http-cookie-agent|axios-cookiejar|sessionAffinity|replayEventsAfter|transportType|[Aa]gent[Cc]ore-[Rr]untime|sessionIdGenerator/,
  scan(input, report) {
    if (isMinified(input.text)) return;
    const code = openCode(input, report);
    if (!code) return;
    recogniseImports(code);
    recogniseSessions(code);
    recogniseHeaders(code);
    recogniseClientCode(code);
    recogniseWorkersCode(code);
    recogniseInfrastructureCode(code);
  },
};
