/** What v2 has no counterpart for: the rule it falls under, and what to do instead. Keyed `name` or `module name`. */
export interface Removal {
  rule: string;
  /** Follows `Name, Name: ` in the marker: what happened, then what to do. */
  advice: string;
}

const TASKS =
  'part of the experimental tasks API, which v2 removed (SEP-2663); left on v1, where it does not work with v2 objects. Remove the task flow or keep this part on v1.';
const TASK_STREAM =
  'part of the streaming requests of experimental tasks, which v2 removed; use client.callTool()/client.request() with an onprogress callback.';
const COMPLETABLE =
  'how completable() marks a schema, which v2 keeps private; left on v1. isCompletable(schema) is still exported.';
const FETCH =
  'an internal helper of the v1 transports that v2 does not export; left on v1. Copy the few lines you need, or pass your own fetch to the transport.';
const COMPAT =
  'the bridge between zod 3 and zod 4, which v2 does not have: it takes any Standard Schema. Left on v1; use the schema library directly.';

const group = (removal: Removal, names: string): [string, Removal][] => names.split(' ').map((name) => [name, removal]);

export const REMOVALS: Record<string, Removal> = Object.fromEntries([
  ...group(
    { rule: 'removed/tasks', advice: TASKS },
    'isTerminal CreateTaskRequestHandlerExtra TaskRequestHandlerExtra CreateTaskRequestHandler TaskRequestHandler ToolTaskHandler TaskToolExecution QueuedMessage BaseQueuedMessage QueuedRequest QueuedNotification QueuedResponse QueuedError TaskMessageQueue CreateTaskOptions TaskStore assertToolsCallTaskCapability assertClientRequestTaskCapability ExperimentalClientTasks ExperimentalServerTasks ExperimentalMcpServerTasks InMemoryTaskStore InMemoryTaskMessageQueue TaskRequestOptions RequestTaskStore',
  ),
  // v1's had the task handlers' shape in mind; v2's BaseToolCallback is another type of the same name.
  ...['experimental/index', 'experimental/tasks/index', 'experimental/tasks/interfaces'].map(
    (module): [string, Removal] => [`${module} BaseToolCallback`, { rule: 'removed/tasks', advice: TASKS }],
  ),
  ...group(
    { rule: 'removed/tasks', advice: TASK_STREAM },
    'ResponseMessage TaskStatusMessage TaskCreatedMessage ResultMessage ErrorMessage BaseResponseMessage takeResult toArrayAsync AsyncGeneratorValue',
  ),
  ...group(
    {
      rule: 'removed/websocket',
      advice:
        'removed, for WebSocket is not a transport of the specification; left on v1. Use StreamableHTTPClientTransport for a remote server or StdioClientTransport for a local one.',
    },
    'WebSocketClientTransport',
  ),
  ...group(
    { rule: 'removed/completable-internals', advice: COMPLETABLE },
    'getCompleter unwrapCompletable COMPLETABLE_SYMBOL CompletableMeta McpZodTypeKind CompletableDef',
  ),
  ...group(
    { rule: 'removed/helper', advice: FETCH },
    'normalizeHeaders isWithinOrigin followWithinOrigin fetchLeavingRedirects fetchWithinOrigin unfollowedRedirect',
  ),
  ...group(
    {
      rule: 'removed/helper',
      advice:
        'internal in v2, left on v1; readRequestBody(request, maxBytes) and the maxRequestBodySize option of the handlers apply the same limit.',
    },
    'requestBodyTooLargeMessage resolveMaxRequestBodySize MAX_BATCH_SIZE',
  ),
  ...group(
    {
      rule: 'removed/helper',
      advice:
        'internal in v2, left on v1; the handlers keep their response streams alive by themselves (option keepAliveMs).',
    },
    'armSseKeepAlive DEFAULT_SSE_KEEP_ALIVE_MS',
  ),
  ...group(
    {
      rule: 'removed/helper',
      advice: 'internal in v2, left on v1; isJsonContentType(header) answers the question it was mostly used for.',
    },
    'mediaTypeEssence',
  ),
  ...group(
    {
      rule: 'removed/helper',
      advice: 'internal in v2, left on v1; registerTool() checks tool names by itself and warns.',
    },
    'validateToolName issueToolNameWarning validateAndWarnToolName',
  ),
  ...group(
    { rule: 'removed/zod-compat', advice: COMPAT },
    'isZ4Schema getObjectShape normalizeObjectSchema getParseErrorMessage getSchemaDescription isSchemaOptional getLiteralValue ZodV3Internal ZodV4Internal parseWithCompat getMethodLiteral',
  ),
  ...group(
    {
      rule: 'removed/zod-compat',
      advice: 'no counterpart in v2, left on v1; with zod 4 write z.output<z.ZodObject<Shape>>.',
    },
    'ShapeOutput',
  ),
  ...group(
    {
      rule: 'removed/spec-type',
      advice:
        'an internal type of the draft specification, left on v1; write Omit<JSONRPCErrorResponse, "error"> with the error you expect, or catch UrlElicitationRequiredError.',
    },
    'URLElicitationRequiredError',
  ),
  ...group(
    {
      rule: 'removed/zod-compat',
      advice:
        "v1's own converter, left on v1; with zod 4 use z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }).",
    },
    'toJsonSchemaCompat',
  ),
]);
