/**
 * The methods of the specification as v1 spells them (a schema constant of its `types` module) and as v2 does (a
 * string). Read off the `method` literals of v1's schemas and off v2's RequestMethod, NotificationMethod and
 * ResultTypeMap; test/sdk/methods.test.ts holds the table against the installed packages.
 */
export interface SpecMethod {
  method: string;
  kind: 'request' | 'notification';
  /** The type v2 gives to the result of a request (ResultTypeMap). */
  result?: string;
  /** The schema constant of that result. */
  resultSchema?: string;
  /** A method of the removed tasks feature: v2 knows its wire types, but offers neither handlers nor requests for it. */
  task?: true;
}

const request = (method: string, result: string): SpecMethod => ({
  method,
  kind: 'request',
  result,
  resultSchema: `${result}Schema`,
});
const notification = (name: string): SpecMethod => ({ method: `notifications/${name}`, kind: 'notification' });

/** v1's schema constant → the method it stands for. */
export const SPEC_METHODS: Readonly<Record<string, SpecMethod>> = {
  InitializeRequestSchema: request('initialize', 'InitializeResult'),
  PingRequestSchema: request('ping', 'EmptyResult'),
  CompleteRequestSchema: request('completion/complete', 'CompleteResult'),
  SetLevelRequestSchema: request('logging/setLevel', 'EmptyResult'),
  GetPromptRequestSchema: request('prompts/get', 'GetPromptResult'),
  ListPromptsRequestSchema: request('prompts/list', 'ListPromptsResult'),
  ListResourcesRequestSchema: request('resources/list', 'ListResourcesResult'),
  ListResourceTemplatesRequestSchema: request('resources/templates/list', 'ListResourceTemplatesResult'),
  ReadResourceRequestSchema: request('resources/read', 'ReadResourceResult'),
  SubscribeRequestSchema: request('resources/subscribe', 'EmptyResult'),
  UnsubscribeRequestSchema: request('resources/unsubscribe', 'EmptyResult'),
  CallToolRequestSchema: request('tools/call', 'CallToolResult'),
  ListToolsRequestSchema: request('tools/list', 'ListToolsResult'),
  CreateMessageRequestSchema: request('sampling/createMessage', 'CreateMessageResult'),
  ElicitRequestSchema: request('elicitation/create', 'ElicitResult'),
  ListRootsRequestSchema: request('roots/list', 'ListRootsResult'),
  GetTaskRequestSchema: { ...request('tasks/get', 'GetTaskResult'), task: true },
  GetTaskPayloadRequestSchema: { ...request('tasks/result', 'GetTaskPayloadResult'), task: true },
  ListTasksRequestSchema: { ...request('tasks/list', 'ListTasksResult'), task: true },
  CancelTaskRequestSchema: { ...request('tasks/cancel', 'CancelTaskResult'), task: true },
  CancelledNotificationSchema: notification('cancelled'),
  ElicitationCompleteNotificationSchema: notification('elicitation/complete'),
  InitializedNotificationSchema: notification('initialized'),
  LoggingMessageNotificationSchema: notification('message'),
  ProgressNotificationSchema: notification('progress'),
  PromptListChangedNotificationSchema: notification('prompts/list_changed'),
  ResourceListChangedNotificationSchema: notification('resources/list_changed'),
  ResourceUpdatedNotificationSchema: notification('resources/updated'),
  RootsListChangedNotificationSchema: notification('roots/list_changed'),
  ToolListChangedNotificationSchema: notification('tools/list_changed'),
  TaskStatusNotificationSchema: { ...notification('tasks/status'), task: true },
};

const byMethod = new Map(Object.values(SPEC_METHODS).map((entry) => [entry.method, entry]));

/** The entry behind a method string; undefined for a method that is not the specification's. */
export function specMethod(method: string): SpecMethod | undefined {
  return byMethod.get(method);
}

/** The entry behind v1's schema constant of that name. */
export function methodOfSchema(name: string | undefined): SpecMethod | undefined {
  return name !== undefined && Object.hasOwn(SPEC_METHODS, name) ? SPEC_METHODS[name] : undefined;
}

/** Result schemas that say no more than a method's own one does, so that leaving them out changes nothing. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'sampling/createMessage': ['CreateMessageResultWithToolsSchema'],
};

/** Result schemas that fit any method: what a relay passes on. A wrong pair they are not. */
const GENERIC = new Set(['ResultSchema', 'ServerResultSchema', 'ClientResultSchema', 'PaginatedResultSchema']);

export type SchemaFit = 'own' | 'loose' | 'foreign';

/**
 * How a result schema of the SDK goes with a spec method: its `own` one, a `loose` one that somebody chose on purpose,
 * or the `foreign` one of another method. Undefined when either is not the specification's.
 */
export function schemaFit(method: string, schema: string): SchemaFit | undefined {
  const entry = specMethod(method);
  if (!entry?.resultSchema || (!schema.endsWith('ResultSchema') && !schema.endsWith('ResultWithToolsSchema')))
    return undefined;
  if (entry.resultSchema === schema || ALSO[method]?.includes(schema)) return 'own';
  if (GENERIC.has(schema) || schema === 'EmptyResultSchema') return 'loose';
  if (schema === 'CreateTaskResultSchema' || schema.startsWith('Compatibility')) return 'loose';
  return 'foreign';
}
