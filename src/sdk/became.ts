/**
 * v1 names that v2 says with something other than one import: every reference is rewritten, the import goes.
 * Keyed `name` or `module name`.
 */
export type Became =
  /** A global of the platform; `note` says what differs, at every use. */
  | { kind: 'global'; name: string; note?: { rule: string; text: string } }
  /** An expression (or type) on something v2 does export; `$` stands for its local name. */
  | { kind: 'expression'; from: 'role'; name: string; text: string; type: boolean }
  /** `RequestHandlerExtra<…>`: ServerContext or ClientContext, without type arguments. */
  | { kind: 'context' };

export const BECAME: Record<string, Became> = {
  RequestHandlerExtra: { kind: 'context' },
  IsomorphicHeaders: {
    kind: 'global',
    name: 'Headers',
    note: {
      rule: 'headers',
      text: 'request headers were a plain record and are a Headers object now: read them with .get(name); a repeated header comes joined with ", ", never as an array.',
    },
  },
  RequestInfo: {
    kind: 'global',
    name: 'Request',
    note: {
      rule: 'headers',
      text: 'request information is a web Request now: read headers with .headers.get(name), and .url is a string.',
    },
  },
  'spec.types Error': {
    kind: 'expression',
    from: 'role',
    name: 'JSONRPCErrorResponse',
    text: "$['error']",
    type: true,
  },
  URL_ELICITATION_REQUIRED: {
    kind: 'expression',
    from: 'role',
    name: 'ProtocolErrorCode',
    text: '$.UrlElicitationRequired',
    type: false,
  },
};
