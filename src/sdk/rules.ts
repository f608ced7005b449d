/** One kind of marker. docs/rules.md is generated from this table, `explain` prints it. */
export interface Rule {
  id: string;
  title: string;
  /** What changed between v1 and v2, why the tool did not decide, and what a person does about it. */
  explanation: string;
  before: string;
  after: string;
  /** Section of the SDK's migration guide, or a page of its documentation. */
  guide: string;
}

const GUIDE = 'https://github.com/modelcontextprotocol/typescript-sdk/blob/main/docs/migration/upgrade-to-v2.md';

const GUIDE_2026 =
  'https://github.com/modelcontextprotocol/typescript-sdk/blob/main/docs/migration/support-2026-07-28.md';

export const RULES: readonly Rule[] = [
  {
    id: 'removed/tasks',
    title: 'The experimental tasks API is gone',
    explanation:
      'v2 has no task stores, task handlers, task streams or task message queues (SEP-2663). The wire types and schemas of tasks still exist, deprecated. Names that have no counterpart stay imported from v1, so that nothing crashes at load, but a v1 task object does not work with v2 clients and servers: take the task flow out, or keep that process on v1.',
    before: "import { InMemoryTaskStore } from '@modelcontextprotocol/sdk/experimental/tasks';",
    after: '// no counterpart: return the result, or report progress with ctx.mcpReq.notify()',
    guide: `${GUIDE}#experimental-tasks-interception-removed`,
  },
  {
    id: 'removed/websocket',
    title: 'The WebSocket transport is gone',
    explanation:
      'WebSocket was never a transport of the specification and v2 ships none. The import stays on v1 until you choose: Streamable HTTP for a remote server, stdio for a local one, or a Transport of your own.',
    before: "const transport = new WebSocketClientTransport(new URL('ws://host/mcp'));",
    after: "const transport = new StreamableHTTPClientTransport(new URL('https://host/mcp'));",
    guide: `${GUIDE}#imports--transports`,
  },
  {
    id: 'removed/helper',
    title: 'A helper of v1 is internal in v2',
    explanation:
      'v1 exposed every file of its build, helpers included. v2 exports an API. The name has no public counterpart; the marker names what does its job, where something does.',
    before: "import { normalizeHeaders } from '@modelcontextprotocol/sdk/shared/transport.js';",
    after: 'const headers = Object.fromEntries(new Headers(init.headers));',
    guide: `${GUIDE}#imports--transports`,
  },
  {
    id: 'removed/completable-internals',
    title: 'How completable() marks a schema is private',
    explanation:
      'completable(schema, callback) and isCompletable(schema) are the public API of v2. The symbol, the metadata type and the unwrapping helpers are not exported.',
    before: 'const callback = getCompleter(schema);',
    after: '// keep the callback where you create it: const callback = …; completable(schema, callback)',
    guide: `${GUIDE}#standard-schema-objects-raw-shapes-deprecated`,
  },
  {
    id: 'removed/zod-compat',
    title: 'The zod 3 / zod 4 bridge is gone',
    explanation:
      "v2 accepts any Standard Schema and does not look inside. The types of v1's zod-compat that zod itself exports are imported from zod; the helpers that told zod 3 from zod 4 have no counterpart.",
    before: 'if (isZ4Schema(schema)) { … }',
    after: '// zod 4 only: use the schema as it is',
    guide: `${GUIDE}#standard-schema-objects-raw-shapes-deprecated`,
  },
  {
    id: 'removed/spec-type',
    title: 'An internal type of the draft specification',
    explanation: "v1's spec.types carried types the specification marks internal. v2 does not export them.",
    before: "import type { URLElicitationRequiredError } from '@modelcontextprotocol/sdk/spec.types.js';",
    after: "type UrlElicitationRequired = Omit<JSONRPCErrorResponse, 'error'> & { error: { code: -32042 } };",
    guide: `${GUIDE}#removed-type-aliases`,
  },
  {
    id: 'rewritten-export',
    title: 'A name v2 does not export, exported again',
    explanation:
      'v2 says this name with a platform type or an expression, which can stand in for every use but not for an `export { Name }`. The import was left on v1.',
    before: "export { URL_ELICITATION_REQUIRED } from '@modelcontextprotocol/sdk/spec.types.js';",
    after: 'export const URL_ELICITATION_REQUIRED = ProtocolErrorCode.UrlElicitationRequired;',
    guide: `${GUIDE}#removed-type-aliases`,
  },
  {
    id: 'unknown-export',
    title: 'Not an export of the v1 release this tool knows',
    explanation:
      'The name is not exported by the v1 release the tables were read off (the README names it): a typing mistake, an export of another release, or a patched copy. The import is left on v1.',
    before: "import { Gone } from '@modelcontextprotocol/sdk/types.js';",
    after: '// look the name up in the release you had, then in the v2 packages',
    guide: GUIDE,
  },
  {
    id: 'unknown-module',
    title: 'A path into v1 that has no v2 counterpart',
    explanation:
      'The specifier points at a file of the v1 package that is not part of its API: its examples, its package.json, a build file. v2 packages have no such file, or have it elsewhere.',
    before: "import { InMemoryEventStore } from '@modelcontextprotocol/sdk/examples/shared/inMemoryEventStore.js';",
    after: '// copy what you need into your project',
    guide: `${GUIDE}#packaging--runtime`,
  },
  {
    id: 'specifier-string',
    title: 'A string names the v1 package',
    explanation:
      'A string holds a v1 module specifier, or code or commands with one, but it is not an import this tool can follow (a bundler setting, an argument of a loader, a template of generated code). What it is used for decides what it must become.',
    before: "external: ['@modelcontextprotocol/sdk']",
    after: "external: ['@modelcontextprotocol/server']",
    guide: `${GUIDE}#packaging--runtime`,
  },
  {
    id: 'resolved-path',
    title: 'A path inside the v1 package is resolved',
    explanation:
      'The program asks where a file of the v1 package lies. The specifier names the v2 package now, but its build is laid out otherwise (flat dist, .mjs and .cjs siblings, hashed chunks), and its package.json is another one: check what is done with the path.',
    before: "const file = require.resolve('@modelcontextprotocol/sdk/server/index.js');",
    after: "const file = require.resolve('@modelcontextprotocol/server');",
    guide: `${GUIDE}#packaging--runtime`,
  },
  {
    id: 'namespace',
    title: 'A whole v1 module is passed around',
    explanation:
      'v1 had one module where v2 has several packages. Every member that is read from the namespace was followed; here the namespace itself is used, so nobody can tell which members are meant. It now is the package most of the module went to; schemas live in @modelcontextprotocol/core, and renamed names have their new names.',
    before: 'validateAll(types);',
    after: 'validateAll({ CallToolResultSchema });',
    guide: `${GUIDE}#zod-schema-constants-moved-to-modelcontextprotocolcore`,
  },
  {
    id: 'export-star',
    title: '`export *` of a v1 module',
    explanation:
      'One v1 module became several packages, and a package exports more than the module did. Every name still arrives, but so do others: list the names you mean to export.',
    before: "export * from '@modelcontextprotocol/sdk/types.js';",
    after:
      "export type { Tool } from '@modelcontextprotocol/server';\nexport { ToolSchema } from '@modelcontextprotocol/core';",
    guide: `${GUIDE}#zod-schema-constants-moved-to-modelcontextprotocolcore`,
  },
  {
    id: 'mock',
    title: 'A module mock that covers several v2 packages',
    explanation:
      'The mocked v1 module was split, or two mocked v1 modules became one v2 package. A second mock of the same package replaces the first; a mock of one package does not cover the others. Merge or split the factories by hand.',
    before: "vi.mock('@modelcontextprotocol/sdk/types.js', () => ({ McpError, CallToolResultSchema }));",
    after: "vi.mock('@modelcontextprotocol/server', …); vi.mock('@modelcontextprotocol/core', …);",
    guide: `${GUIDE}#imports--transports`,
  },
  {
    id: 'module-augmentation',
    title: 'An augmentation of a v1 module',
    explanation:
      '`declare module` names a v1 module. v2 declares its types in other modules and some are aliases, which cannot be augmented: check whether the augmentation is still needed, and where it must go.',
    before: "declare module '@modelcontextprotocol/sdk/types.js' { interface Tool { owner?: string } }",
    after: '// use Tool & { owner?: string }, or _meta',
    guide: `${GUIDE}#types--schemas`,
  },
  {
    id: 'context-role',
    title: "The handler's context: server or client?",
    explanation:
      "v1's RequestHandlerExtra became ServerContext or ClientContext. Neither the type arguments nor the file's or package's other imports say which one is meant here, so the server's was taken.",
    before: 'function log(extra: RequestHandlerExtra<Request, Notification>) {}',
    after: 'function log(ctx: ServerContext) {}',
    guide: `${GUIDE}#low-level-protocol--handler-context-ctx`,
  },
  {
    id: 'types/protocol',
    title: 'Protocol takes a context type',
    explanation:
      "v1's Protocol was generic over the requests, notifications and results it sends; v2's is generic over the context its handlers get, and asks subclasses for buildContext(). Most code is better off with Server or Client, whose fallbackRequestHandler sees what nothing else handles.",
    before: 'class Relay extends Protocol<Request, Notification, Result> {}',
    after: 'class Relay extends Protocol<ServerContext> {}',
    guide: `${GUIDE}#removed-type-aliases`,
  },
  {
    id: 'types/unknown-member',
    title: 'v2 knows no such member',
    explanation:
      "Up to 1.21, v1 passed on whatever stood in a message, and its types let any member of anything be read, as unknown. v2 leaves out what the protocol has no name for when it receives something, as v1 did from 1.22 on, and its types admit nothing else: what read such a member gets undefined. Where data of your own has to travel, _meta is the place for it, or experimental in capabilities. A member that only some of what a value may be has, such as the text of a resource's contents, is still there; its kind has to be asked for first.",
    before: 'const category = tool.category as string;',
    after: "const category = tool._meta?.['example.com/category'] as string;",
    guide: `${GUIDE}#types--schemas`,
  },
  {
    id: 'types/override',
    title: 'A replaced method has overloads in v2',
    explanation:
      'Code that puts its own function in the place of an SDK method got the parameter types from the method. In v2 the method has overloads, and TypeScript types nothing from them: write the types of the parameters, and forward the arguments of one overload.',
    before: 'client.request = async function (message, ...rest) { return original.apply(this, [message, ...rest]); };',
    after:
      'client.request = async function (message: Request, options?: RequestOptions) { return original.call(this, message, ResultSchema, options); };',
    guide: `${GUIDE}#request-ctxmcpreqsend-and-calltool-no-longer-require-a-schema-for-spec-methods`,
  },
  {
    id: 'types/overloads',
    title: 'A type is read off a method that has overloads in v2',
    explanation:
      "Parameters<Client['setRequestHandler']> gave the schema and the handler. In v2 the method has two forms, and TypeScript reads the types of the last one, which is for methods of your own: the second of them is an object of schemas, not the handler. Where the result is cast nobody notices.",
    before: "type Handler = Parameters<Client['setRequestHandler']>[1];",
    after: 'type Handler = (request: CallToolRequest, ctx: ClientContext) => Promise<CallToolResult>;',
    guide: `${GUIDE}#setrequesthandler--setnotificationhandler-use-method-strings`,
  },
  {
    id: 'types/callback',
    title: 'Callback types take a schema type',
    explanation:
      "ToolCallback, PromptCallback and AnyToolHandler were generic over a raw shape; v2's are generic over a schema. Where the shape is plain to see it is wrapped in ZodObject<…>; here it is not.",
    before: 'function add<S extends ZodRawShape>(callback: ToolCallback<S>) {}',
    after: 'function add<S extends ZodRawShape>(callback: ToolCallback<ZodObject<S>>) {}',
    guide: `${GUIDE}#standard-schema-objects-raw-shapes-deprecated`,
  },
  {
    id: 'context',
    title: "The handler's context is grouped",
    explanation:
      'v1 handed handlers a flat object called extra; v2 hands them a context: sessionId, mcpReq with id, signal, _meta, send and notify, and http with authInfo, req, closeSSE and closeStandaloneSSE, which is undefined without an HTTP transport. Members that are read or taken out by name were followed; here the object is used as a whole, or has a type of its own.',
    before: 'const { signal, ...rest } = extra;',
    after: 'const { signal } = ctx.mcpReq;',
    guide: `${GUIDE}#low-level-protocol--handler-context-ctx`,
  },
  {
    id: 'headers',
    title: 'Request headers are a Headers object',
    explanation:
      'v1 handed handlers a plain record of headers and a URL object; v2 hands them a web-standard Request. Bracket access gives undefined without an error where the value is typed loosely. Header names are case-insensitive in .get().',
    before: "info.headers['x-tenant']",
    after: "request.headers.get('x-tenant')",
    guide: `${GUIDE}#http--headers`,
  },
  {
    id: 'errors/split',
    title: 'Local errors are SdkError now',
    explanation:
      'A timeout and a closed connection never crossed the wire; v2 throws them as SdkError with a string code of SdkErrorCode, not as ProtocolError. A check that first narrows to ProtocolError does not see them any more.',
    before: 'if (e instanceof McpError && e.code === ErrorCode.RequestTimeout)',
    after: 'if (e instanceof SdkError && e.code === SdkErrorCode.RequestTimeout)',
    guide: `${GUIDE}#errors`,
  },
  {
    id: 'errors/http',
    title: 'HTTP transport errors have another shape',
    explanation:
      'StreamableHTTPError became SdkHttpError: the HTTP status moved from .code to .status, .code is a string of SdkErrorCode, and the constructor takes (code, message, { status, statusText }).',
    before: 'if (e instanceof StreamableHTTPError && e.code === 404)',
    after: 'if (e instanceof SdkHttpError && e.status === 404)',
    guide: `${GUIDE}#errors`,
  },
  {
    id: 'errors/name',
    title: 'An error is recognised by the name of its class',
    explanation:
      'McpError is called ProtocolError, and what never crossed the wire (a timeout, a closed connection) is called SdkError, or SdkHttpError for an HTTP failure. The string has the new name; where both kinds can arrive, both names have to be accepted.',
    before: "if (error.name === 'McpError') retry();",
    after: "if (error.name === 'ProtocolError' || error.name === 'SdkError') retry();",
    guide: `${GUIDE}#errors`,
  },
  {
    id: 'errors/message',
    title: 'Error messages have no prefix any more',
    explanation:
      "v1 put 'MCP error <code>: ' in front of every message, once more on each side of the wire. v2 keeps the message as it was given, and words some of its own anew. A test or a log reader that looks for the prefix or the old wording finds nothing.",
    before: "await expect(call).rejects.toThrow('MCP error -32602');",
    after: 'await expect(call).rejects.toMatchObject({ code: ProtocolErrorCode.InvalidParams });',
    guide: `${GUIDE}#error-shape-changes-every-era`,
  },
  {
    id: 'errors/unknown-tool',
    title: 'Calling a tool that is not there rejects',
    explanation:
      'v1 answered a call of an unknown or disabled tool with a result that had isError set. v2 rejects with ProtocolError and the code InvalidParams.',
    before: "const result = await client.callTool({ name: 'unknown' }); expect(result.isError).toBe(true);",
    after: "await expect(client.callTool({ name: 'unknown' })).rejects.toThrow('Tool unknown not found');",
    guide: `${GUIDE}#error-shape-changes-every-era`,
  },
  {
    id: 'oauth-errors',
    title: "v1's OAuth error classes",
    explanation:
      "v2 has one OAuthError with a code. The old classes live on in server-legacy and match only what server-legacy throws: an instanceof check against them is false for the errors of v2's client and middleware, and a token verifier that throws one of them makes v2's requireBearerAuth answer 500 instead of 401.",
    before: 'if (error instanceof InvalidGrantError)',
    after: 'if (error instanceof OAuthError && error.code === OAuthErrorCode.InvalidGrant)',
    guide: `${GUIDE}#oauth-error-consolidation`,
  },
  {
    id: 'zod/api',
    title: 'zod 4 has another API here',
    explanation:
      "v2 takes schemas of zod 4 (or of another Standard Schema library), so the package's zod goes from 3 to 4. What has a direct counterpart was rewritten; this has none, or needs to know what you meant.",
    before: "z.string().refine(isKnown, (value) => ({ message: value + ' is unknown' }))",
    after: "z.string().refine(isKnown, { error: (issue) => issue.input + ' is unknown' })",
    guide: `${GUIDE}#standard-schema-objects-raw-shapes-deprecated`,
  },
  {
    id: 'zod/introspection',
    title: 'Code that looks into schemas',
    explanation:
      'The inside of a schema is laid out otherwise in zod 4: there is no typeName, effects are gone, shape and defaultValue are values and not functions. Ask schema.def.type, or convert the schema with z.toJSONSchema() and look at that.',
    before: "schema._def.typeName === 'ZodOptional'",
    after: "schema.def.type === 'optional'",
    guide: `${GUIDE}#standard-schema-objects-raw-shapes-deprecated`,
  },
  {
    id: 'zod/message',
    title: 'A default message of zod 3 is expected',
    explanation:
      'zod 4 words its messages anew. A test or a caller that looks for the old words finds nothing; better than the new words is the code of the issue, which stays what it is.',
    before: "expect(result.error.message).toContain('Required');",
    after: "expect(result.error.issues[0]?.code).toBe('invalid_type');",
    guide: `${GUIDE}#standard-schema-objects-raw-shapes-deprecated`,
  },
  {
    id: 'zod/unlisted',
    title: 'zod 4 has no JSON Schema for this',
    explanation:
      'zod 3 schemas were converted somehow: a date as a string, a set as an array, anything else as no schema. zod 4 throws for what JSON cannot say (dates, bigints, maps, sets, undefined, functions, custom checks; in outputs also transforms), so that tools/list or prompts/list fails as a whole. Where what zod 3 said is known, it is said with z.any().meta(…).pipe(…); here it is not.',
    before: 'inputSchema: z.object({ tags: z.preprocess(split, z.set(Tag)) })',
    after: 'inputSchema: z.object({ tags: z.array(Tag).transform((tags) => new Set(tags)) })',
    guide: `${GUIDE}#standard-schema-objects-raw-shapes-deprecated`,
  },
  {
    id: 'zod/json-schema',
    title: 'zod-to-json-schema knows zod 3 only',
    explanation:
      'For a schema of zod 4 the package yields an empty JSON Schema, without an error. zod 4 converts by itself. The call was left because its argument is not provably a schema of this zod, or its options have no counterpart.',
    before: "zodToJsonSchema(schema, { name: 'Args' })",
    after: "z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' })",
    guide: `${GUIDE}#standard-schema-objects-raw-shapes-deprecated`,
  },
  {
    id: 'completable',
    title: 'A completion inside an optional schema',
    explanation:
      'v2 looks for the completion callback on the schema it finds after taking one optional wrapper off. Around a schema that is optional itself it finds none: the completion list stays empty, and nothing says so.',
    before: 'completable(z.string().optional(), complete)',
    after: 'completable(z.string(), complete).optional()',
    guide: `${GUIDE}#standard-schema-objects-raw-shapes-deprecated`,
  },
  {
    id: 'auth/callback',
    title: "The end of an OAuth flow needs the callback's issuer",
    explanation:
      'v2 defends against authorization-server mix-up (RFC 9207): it compares the iss parameter of the callback with the issuer it sent the user to. A call with the code alone still works for authorization servers that do not announce the parameter, and is rejected for those that do. Compare state yourself before the call.',
    before: 'await transport.finishAuth(code);',
    after: 'await transport.finishAuth(new URL(callbackUrl).searchParams);',
    guide: `${GUIDE}#authorization-server-mix-up-defense-rfc-9207--rfc-8414-33--action-required`,
  },
  {
    id: 'auth/provider',
    title: 'An OAuth provider that v2 expects more of',
    explanation:
      "v2 stamps the issuer on the tokens and client information it hands to an OAuthClientProvider, and checks it when they are read: a provider that copies them field by field drops it. After a refused client it invalidates 'client' and 'tokens', not 'all'.",
    before: 'saveTokens(tokens) { store.token = { access_token: tokens.access_token }; }',
    after: 'saveTokens(tokens) { store.token = tokens; }',
    guide: `${GUIDE}#credentials-bound-to-the-issuing-authorization-server-sep-2352`,
  },
  {
    id: 'auth-server',
    title: 'The authorization server is a frozen copy',
    explanation:
      "v2 is a resource server only. v1's authorization-server helpers are kept, frozen and deprecated, in @modelcontextprotocol/server-legacy/auth so that a running server keeps running; plan to move it to an identity provider or a dedicated OAuth library.",
    before: "import { mcpAuthRouter } from '@modelcontextprotocol/sdk/server/auth/router.js';",
    after: "import { mcpAuthRouter } from '@modelcontextprotocol/server-legacy/auth';",
    guide: `${GUIDE}#auth`,
  },
  {
    id: 'auth-resource-server',
    title: 'The bearer-token gate is a frozen copy',
    explanation:
      'The resource-server helpers were kept on the frozen copy, which behaves as v1 did together with the error classes your verifier throws. The maintained helpers are in @modelcontextprotocol/express; they expect the verifier to throw OAuthError. Move both at once.',
    before: "import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js';",
    after: "import { requireBearerAuth } from '@modelcontextprotocol/express';",
    guide: `${GUIDE}#auth`,
  },
  {
    id: 'sse-server',
    title: 'HTTP+SSE is deprecated',
    explanation:
      'v2 servers speak Streamable HTTP. SSEServerTransport is a frozen copy in @modelcontextprotocol/server-legacy/sse that keeps old clients served for a while; it still needs every message of a session to reach the same process.',
    before: "const transport = new SSEServerTransport('/messages', res);",
    after: "const handler = createMcpHandler(createServer);\napp.all('/mcp', toNodeHandler(handler));",
    guide: `${GUIDE}#imports--transports`,
  },
  {
    id: 'core-internal',
    title: 'A schema that only core/internal has',
    explanation:
      "The constant is exported by @modelcontextprotocol/core/internal, an entry made for the SDK's own packages. It works, but a minor release may change it: copy the schema if you depend on it.",
    before: "import { SafeUrlSchema } from '@modelcontextprotocol/sdk/shared/auth.js';",
    after: 'const SafeUrl = z.url().refine((url) => /^https?:/.test(url));',
    guide: `${GUIDE}#zod-schema-constants-moved-to-modelcontextprotocolcore`,
  },
  {
    id: 'value-changed',
    title: 'The constant has another value',
    explanation: 'The name exists in v2 with a different value than the one this import had.',
    before: "import { LATEST_PROTOCOL_VERSION } from '@modelcontextprotocol/sdk/spec.types.js'; // 'DRAFT-2026-v1'",
    after: "import { LATEST_PROTOCOL_VERSION } from '@modelcontextprotocol/server'; // '2025-11-25'",
    guide: `${GUIDE}#types--schemas`,
  },
  {
    id: 'handlers/schema',
    title: 'A handler registered by a schema that could not be followed',
    explanation:
      "v2 registers low-level handlers by method: setRequestHandler('tools/call', handler) for a method of the specification, setRequestHandler('acme/search', { params: schema }, handler) for any other. In the second form the handler gets the params, not the request. Where the schema comes from a parameter, a table or another package, nobody but you knows which method it is for.",
    before: 'server.setRequestHandler(schema, handler);',
    after: "server.setRequestHandler('acme/search', { params: SearchParams }, async (params, ctx) => …);",
    guide: `${GUIDE}#low-level-protocol--handler-context-ctx`,
  },
  {
    id: 'requests/schema',
    title: "A result schema that is not the request's own",
    explanation:
      'v2 knows the result of every method of the specification and needs no schema for it; one that is passed is used instead. Here it is the schema of another method, or one that reads a result v2 does not give, so it was left to you.',
    before: "client.request({ method: 'tools/list' }, ListPromptsResultSchema);",
    after: "client.request({ method: 'tools/list' });",
    guide: `${GUIDE}#low-level-protocol--handler-context-ctx`,
  },
  {
    id: 'registration/arguments',
    title: 'A registration whose arguments cannot be told apart',
    explanation:
      'v1 told the arguments of tool() and prompt() apart at run time: a string is the description, an object with zod values (or none at all) the shape, any other object the annotations. v2 has registerTool, registerPrompt and registerResource with a config object. Here nothing proves which argument is which (they are spread, or come from a value of unknown type), so the call was left.',
    before: 'server.tool(...definition, handler);',
    after: 'server.registerTool(name, { description, inputSchema: z.object(shape), annotations }, handler);',
    guide: `${GUIDE}#server-registration-api`,
  },
  {
    id: 'registration/schema',
    title: 'A shape that v2 cannot read',
    explanation:
      'v2 reads schemas of zod 4 (4.2 or later). A raw shape of zod 3 fields throws when it is registered, and a zod 3 schema fails when tools are listed. Raw shapes given to update() are not wrapped any more either: hand over z.object(shape).',
    before: "import { z } from 'zod/v3';\nserver.tool('add', { a: z.number() }, add);",
    after: "import { z } from 'zod';\nserver.registerTool('add', { inputSchema: z.object({ a: z.number() }) }, add);",
    guide: `${GUIDE}#standard-schema-objects-raw-shapes-deprecated`,
  },
  {
    id: 'registration/reference',
    title: 'A registration method that is not called here',
    explanation:
      'tool(), prompt() and resource() are gone. Here one of them is bound, destructured, spied on or named in a type; the calls that go through it still have the arguments of v1. Take the new method and change those calls with it.',
    before: 'const { tool } = server;',
    after: 'const registerTool = server.registerTool.bind(server);',
    guide: `${GUIDE}#server-registration-api`,
  },
  {
    id: 'registration/override',
    title: 'A subclass overrides a method that is gone',
    explanation:
      'The class extends McpServer and has its own tool(), prompt() or resource(). In v2 the base class has no such method: `override` and `super.tool()` do not compile, and migrated code that takes an McpServer calls registerTool and so passes the override by.',
    before: 'class Logged extends McpServer { override tool(...args) { … } }',
    after: 'class Logged extends McpServer { override registerTool(name, config, callback) { … } }',
    guide: `${GUIDE}#server-registration-api`,
  },
  {
    id: 'registration/callback',
    title: "A registered prompt's callback",
    explanation:
      'What registerPrompt() returns has a handler in v2 where v1 had a callback. It is not the function that was registered: it takes the arguments first even where the prompt has none, checks them against the schema, and its answer is typed as a GetPromptResult or an InputRequiredResult. The name is changed; look at how it is called and at what is read of its answer.',
    before: 'const { messages } = await prompt.callback({ topic }, extra);',
    after: 'const { messages } = (await prompt.handler({ topic }, ctx)) as GetPromptResult;',
    guide: GUIDE,
  },
  {
    id: 'registration/receiver',
    title: 'A call that reads like a registration, on something unknown',
    explanation:
      'The file deals with McpServers, and this call has the form of one of the registrations v2 removed (tool, prompt, resource), but what it is called on cannot be told from the code: a parameter without a type, a value of a generic function, something a library hands over. If it is an McpServer, the call fails on v2. Write it as registerTool(), registerPrompt() or registerResource(), or give the value its type and run the tool again; if it is something else, remove the marker.',
    before: "run((server) => server.tool('ping', handler));",
    after: "run((server) => server.registerTool('ping', {}, handler));",
    guide: `${GUIDE}#server-registration-api`,
  },
  {
    id: 'registration/double',
    title: 'A test that looks at the arguments of a registration',
    explanation:
      'The code under test calls registerTool(name, config, callback) now, not tool(name, description, shape, callback). The test double was renamed with it; expectations on positions (toHaveBeenCalledWith, mock.calls[0][2]) must be written for three arguments.',
    before: "expect(server.tool).toHaveBeenCalledWith('add', 'Adds', expect.anything(), expect.any(Function));",
    after:
      "expect(server.registerTool).toHaveBeenCalledWith('add', expect.objectContaining({ description: 'Adds' }), expect.any(Function));",
    guide: `${GUIDE}#server-registration-api`,
  },
  {
    id: 'request-auth/session-identity',
    title: 'Who calls is looked up by session id',
    explanation:
      'v1 code could remember at the start of a session who had opened it. A request that createMcpHandler answers has no session id, and ctx.sessionId! still type-checks: as a key, undefined is one entry for everybody. Over HTTP the code refuses now. The token of the request itself says who calls: read ctx.http?.authInfo, and make sure that the id you take from it names a person; clientId names an OAuth client, which many people share.',
    before: 'const user = users.get(extra.sessionId!);',
    after: "const user = await userOf(ctx.http?.authInfo?.extra?.sub); if (!user) throw new Error('Not signed in');",
    guide: `${GUIDE_2026}#replacing-per-session-state-requeststate`,
  },
  {
    id: 'session-state/keyed',
    title: 'State that is found by session id',
    explanation:
      'A map, an object or a table keyed by the session id belongs to one session in one process. A request that createMcpHandler answers has no session id; under the key undefined all callers would share one entry, so the code refuses instead (over stdio, which has one client and never had an id, it works as before). Key the state by who calls, in a store that all processes share, and give entries a lifetime; what only one exchange needs can travel in requestState.',
    before: 'const cart = carts.get(extra.sessionId!);',
    after: 'const cart = await store.cartOf(ctx.http?.authInfo?.extra?.sub);',
    guide: `${GUIDE_2026}#replacing-per-session-state-requeststate`,
  },
  {
    id: 'session-state/per-server',
    title: 'State made together with a server',
    explanation:
      'v1 made a server for each session, and what the same function made beside it (a counter, a cache, a timer) lived as long. createMcpHandler makes a server for every request: the counter starts anew each time, and a timer runs on when the request is long answered. Move to the module what all callers may share, to a store what belongs to one of them.',
    before: 'function createServer() { let calls = 0; const server = new McpServer(info); … }',
    after: 'const calls = await store.increment(principal);',
    guide: `${GUIDE_2026}#server-over-http-createmcphandler`,
  },
  {
    id: 'session-state/consecutive-calls',
    title: 'A call reads what an earlier call left in memory',
    explanation:
      'With sessions, a load balancer sent all calls of a client to one process. Now two calls in a row may reach two processes, and what the first left in memory is not there for the second. Caches that are filled again on a miss do not mind. Everything else belongs in a store that all processes share, or in arguments and results.',
    before: "const notes = []; server.tool('add', …, () => notes.push(…)); server.tool('list', …, () => notes);",
    after: 'await store.addNote(principal, note);',
    guide: `${GUIDE_2026}#replacing-per-session-state-requeststate`,
  },
  {
    id: 'push-requests',
    title: 'A handler asks the client in the middle of a call',
    explanation:
      'Servers of 2026-07-28 send no requests: a handler returns inputRequired(…), and is called again with the answers in ctx.mcpReq.inputResponses. Under createMcpHandler elicitInput throws for every client; createMessage, listRoots and requests sent with ctx.mcpReq.send wait until they time out for clients of 2025-era revisions and throw for others. Over stdio they work for 2025-era clients. A handler that asks once, and does nothing before it that may not happen twice, is rewritten; the SDK does not check such an answer against requestedSchema.',
    before: 'const answer = await server.server.elicitInput({ message, requestedSchema });',
    after:
      "const answer = inputResponse(ctx.mcpReq.inputResponses, 'answer');\nif (answer.kind !== 'elicit') return inputRequired({ inputRequests: { answer: inputRequired.elicit({ message, requestedSchema }) } });",
    guide: `${GUIDE_2026}#multi-round-trip-requests`,
  },
  {
    id: 'dropped-notifications',
    title: 'A notification that reaches nobody over HTTP',
    explanation:
      'What a server instance sends by itself (sendLoggingMessage, sendToolListChanged, sendResourceUpdated, notification) is dropped under createMcpHandler, without an error: there is no open stream that belongs to the instance. Inside a handler, ctx.mcpReq.log() and ctx.mcpReq.notify() reach the caller; changes of lists and resources go out with the notify member of what createMcpHandler returns, to every client that listens.',
    before: 'await server.server.sendToolListChanged();',
    after: 'handler.notify.toolsChanged();',
    guide: `${GUIDE_2026}#subscriptionslisten`,
  },
  {
    id: 'client-handshake',
    title: 'What a client said when it connected',
    explanation:
      'A 2026-07-28 client sends no initialize: it says who it is and what it can do with every request. Over stdio, oninitialized is not called for it, and getClientCapabilities() and getClientVersion() give undefined. For 2025-era clients nothing changes. Read ctx.mcpReq.envelope in a handler; set up in the factory, or when a request first needs it, what oninitialized set up.',
    before: 'server.server.oninitialized = () => loadRoots();',
    after:
      "const roots = lazy(loadRoots);\nserver.registerTool('read', config, async (args, ctx) => read(args, await roots(ctx)));",
    guide: 'https://github.com/modelcontextprotocol/typescript-sdk/blob/main/docs/migration/support-2026-07-28.md',
  },
  {
    id: 'stdio-era',
    title: 'A stdio server that speaks to 2025-era clients only',
    explanation:
      'server.connect(new StdioServerTransport()) still works in v2, and still speaks the protocol of 2025 only. serveStdio(factory) serves 2026-07-28 and 2025-era clients on the same pipe. It calls the factory when the first message arrives (twice, when a client asks first and then falls back), so the server must be built by a function and nothing else may hold on to it. The marker names what does. Move that into the function, or reach it another way, then write serveStdio(createServer).',
    before:
      'const server = new McpServer(info);\nsetInterval(() => server.sendToolListChanged(), 1000);\nawait server.connect(new StdioServerTransport());',
    after: 'serveStdio(() => {\n  const server = new McpServer(info);\n  return server;\n});',
    guide: 'https://github.com/modelcontextprotocol/typescript-sdk/blob/main/docs/serving/stdio.md',
  },
  {
    id: 'client/session',
    title: 'A client that keeps a session id',
    explanation:
      "Servers of 2026-07-28 give no session ids. v2's client still keeps the one a 2025-era server gives, for as long as it is connected. But a transport that is handed an old id skips the handshake: the client then does not know what the server offers, and its lists come back empty. So sessionId is taken out of the transport's options, with the variables and files that only fed it, and the client shakes hands anew; what a 2025-era server kept for the former session is not there. terminateSession() stays where the server may be of that era: it ends the session there, and does nothing where there is none.",
    before: 'const transport = new StreamableHTTPClientTransport(url, { sessionId: saved });',
    after: 'const transport = new StreamableHTTPClientTransport(url);',
    guide: `${GUIDE}#client-connection--dispatch`,
  },
  {
    id: 'client/fallback',
    title: 'The second attempt over HTTP+SSE is gone',
    explanation:
      'The code tried Streamable HTTP and, when that failed, HTTP+SSE. v2 servers speak Streamable HTTP, and v2 clients find out by themselves which revision they speak; the first attempt is left, and its error is the error. A server that speaks nothing but the transport of 2024-11-05 is not reached any more: SSEClientTransport is still exported for it.',
    before: 'try { await client.connect(streamable); } catch { await client.connect(sse); }',
    after: 'await client.connect(streamable);',
    guide: `${GUIDE}#imports--transports`,
  },
  {
    id: 'client/era',
    title: 'A client that keeps the 2025-era handshake',
    explanation:
      "With versionNegotiation: { mode: 'auto' } a client asks its server for 2026-07-28 and falls back to the handshake of 2025. This client was left without it, for the project uses something on clients that a 2026-07-28 connection does not have, or has in another way: ping(), resource subscriptions, log messages and list changes sent unasked, requests of any method passed on, or the error of a refused connection. 2025-era connections keep all of that, and v2 servers accept them.",
    before: 'const client = new Client(info);\nsetInterval(() => client.ping(), 10_000);',
    after: "const client = new Client(info, { versionNegotiation: { mode: 'auto' } });",
    guide: `${GUIDE_2026}#client-side-versionnegotiation`,
  },
  {
    id: 'client/probe',
    title: 'A stdio server is started twice to learn its revision',
    explanation:
      "Over stdio, versionNegotiation: { mode: 'auto' } starts the server's command once more and asks that process with server/discover, because some servers exit on a request they do not know. It ends as soon as it has answered; one that never answers delays connect() until the request times out, then the client falls back. Leave the option out where starting the server has effects of its own, and in command-line tools that start a server for each call.",
    before: "const client = new Client(info);\nawait client.connect(new StdioClientTransport({ command: 'server' }));",
    after: "const client = new Client(info, { versionNegotiation: { mode: 'auto' } });",
    guide: `${GUIDE_2026}#probe-policy`,
  },
  {
    id: 'sse-url',
    title: 'A client that connects over HTTP+SSE',
    explanation:
      'The client connects over HTTP+SSE, the transport of 2024-11-05, which v2 servers do not speak. SSEClientTransport works as long as the server does. When the server moves, its endpoint is one URL, /mcp by custom, over Streamable HTTP; servers migrated with this tool answer at the old path as well, but over the new transport only.',
    before: "new SSEClientTransport(new URL('https://host/sse'))",
    after: "new StreamableHTTPClientTransport(new URL('https://host/mcp'))",
    guide: `${GUIDE}#imports--transports`,
  },
  {
    id: 'sessions/kept',
    title: 'A Streamable HTTP server that still keeps sessions',
    explanation:
      'The server answers the way v1 did, with a transport that lives in one process for each session, because something in its code could not be shown to work without. The marker names what stopped the rewrite. It serves 2025-era clients only, and needs a balancer that keeps a session on one instance.',
    before: 'const transport = new NodeStreamableHTTPServerTransport({ sessionIdGenerator: () => randomUUID() });',
    after: 'const mcpHandler = toNodeHandler(createMcpHandler(createServer));',
    guide: GUIDE_2026,
  },
  {
    id: 'sse/kept',
    title: 'A server that still speaks HTTP+SSE',
    explanation:
      'The SSE transport was replaced by Streamable HTTP in 2025. The code could not be rewritten with proof, and runs on the frozen copy in @modelcontextprotocol/server-legacy. The marker names what stopped it.',
    before: "const transport = new SSEServerTransport('/messages', res);",
    after: "app.all('/mcp', (req, res) => void mcpHandler(req, res, req.body));",
    guide: GUIDE_2026,
  },
  {
    id: 'sessions/count',
    title: 'A count of open sessions',
    explanation:
      'A status page or a metric read how many sessions were open. No process knows of sessions any more, so that the number is 0 for good. The key was left in place for those who read it.',
    before: 'res.json({ sessions: transports.size });',
    after: 'res.json({ requests });',
    guide: GUIDE_2026,
  },
  {
    id: 'sessions/orphan',
    title: 'A module that only sessions needed',
    explanation:
      'A store, an event log or a clean-up that only the session code imported. That code is gone, and nothing in the project imports the module any more. It was left in place, because scripts and other projects may still use it.',
    before: "import { SessionStore } from './session-store.js';",
    after: '// nothing imports it: delete the module, or keep it for what else uses it',
    guide: GUIDE_2026,
  },
  {
    id: 'sessions/header',
    title: 'The session id header, where no session is',
    explanation:
      'Mcp-Session-Id is gone from 2026-07-28: clients do not send it, servers do not answer with it. Code that reads it (a log, a rate limit, a proxy, a test) gets nothing from such clients, and code that sends it is ignored. It still works with 2025-era peers that keep sessions. Go by something the request itself carries: who is authenticated, or a trace id. Lists of headers that browsers may send have to name what 2026-07-28 requests carry.',
    before: "const key = req.headers['mcp-session-id'];",
    after: 'const key = req.auth?.clientId;',
    guide: GUIDE_2026,
  },
  {
    id: 'sessions/store',
    title: 'A store of MCP sessions',
    explanation:
      'The code keeps something under the id of a protocol session: in Redis, a table, a map. Requests of 2026-07-28 belong to no session, so nothing is written for them and nothing found. Take the store out; keep what must outlast a request under a handle that one tool returns and others take.',
    before: 'await redis.set(`mcp:session:${sessionId}`, JSON.stringify(state));',
    after: 'await redis.set(`cart:${args.cartId}`, JSON.stringify(state));',
    guide: GUIDE_2026,
  },
  {
    id: 'sessions/cookies',
    title: 'A client that keeps cookies to come back to one process',
    explanation:
      'A cookie jar around the fetch of a client transport returns the cookie by which a load balancer pins a session to one process. Requests of 2026-07-28 belong to no session and any process answers them. Take the jar out, unless the cookies are for something else, such as a login.',
    before: 'new StreamableHTTPClientTransport(url, { fetch: fetchCookie(fetch) });',
    after: 'new StreamableHTTPClientTransport(url);',
    guide: GUIDE_2026,
  },
  {
    id: 'sessions/lifecycle',
    title: 'What was done when a session opened or closed',
    explanation:
      'Code of the project ran when a session opened, was used again, or closed. There are no such moments any more. What it cleaned up belongs to one request now; what it counted or recorded must be done for each request, or elsewhere.',
    before: 'transport.onclose = () => releaseWorkspace(transport.sessionId);',
    after: 'server.server.onclose = () => releaseWorkspace(); // in the factory: once for each request',
    guide: GUIDE_2026,
  },
  {
    id: 'event-store',
    title: 'Resumable streams',
    explanation:
      'An event store let a client that lost its connection pick up the stream where it broke. 2026-07-28 has no such streams; a request whose answer got lost is sent again.',
    before: 'new NodeStreamableHTTPServerTransport({ eventStore })',
    after: 'createMcpHandler(createServer)',
    guide: GUIDE_2026,
  },
  {
    id: 'request-auth/open-endpoint',
    title: 'An endpoint nobody has to authenticate for',
    explanation:
      'No middleware before the endpoint and no check in its handler asks who sends a request. With sessions a client at least had to know an id that the server gave out; now every request stands for itself. Fine for a server on localhost; for others put requireBearerAuth (or your own check) before the handler.',
    before: "app.all('/mcp', (req, res) => void mcpHandler(req, res, req.body));",
    after: "app.all('/mcp', requireBearerAuth({ verifier }), (req, res) => void mcpHandler(req, res, req.body));",
    guide: GUIDE_2026,
  },
  {
    id: 'request-auth/moved-check',
    title: 'A check that ran once for each session',
    explanation:
      'v1 code looked at the first request of a session: who sends it, which tenant it is for, whether there is room. The statements were kept, in order, and run for each request now. That is right for a check of credentials; think about the cost of a lookup and about what an audit log should hold.',
    before: 'if (isInitializeRequest(req.body)) { await audit(req); … }',
    after: 'await audit(req);',
    guide: GUIDE_2026,
  },
  {
    id: 'request-auth/lost-property',
    title: 'A property of the request that does not reach the handlers',
    explanation:
      'Of all that middleware puts on an express request only req.auth is handed on: to the factory as authInfo, to handlers as ctx.http?.authInfo. Put what handlers need into authInfo.extra, or run the handler inside an AsyncLocalStorage.',
    before: 'const user = req.user;',
    after: 'const user = ctx.http?.authInfo?.extra?.user;',
    guide: GUIDE_2026,
  },
  {
    id: 'boundary',
    title: 'SDK objects are handed to a dependency that is on v1',
    explanation:
      'The file passes an object of the SDK to a package that itself depends on @modelcontextprotocol/sdk. A v2 object is not the v1 object it expects, so the file was left on v1. Upgrade the dependency first, then run the tool again.',
    before: 'wrapServer(new McpServer(info));',
    after: '// after the dependency has moved to v2',
    guide: `${GUIDE}#migrating-in-stages-large-codebases`,
  },
];
