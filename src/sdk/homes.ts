const SCOPE = '@modelcontextprotocol';
export const SERVER = `${SCOPE}/server`;
export const CLIENT = `${SCOPE}/client`;
export const CORE = `${SCOPE}/core`;
export const NODE = `${SCOPE}/node`;
export const EXPRESS = `${SCOPE}/express`;
export const LEGACY_AUTH = `${SCOPE}/server-legacy/auth`;
export const LEGACY_SSE = `${SCOPE}/server-legacy/sse`;

/**
 * Where v2 keeps something. `role` stands for the client's or the server's package, both of which export it; what
 * follows a slash is the subpath: `role/validators/ajv`.
 */
export type Home = string;

/** Where a v1 module's exports went, unless the tables below say otherwise of a name. */
export const MODULE_HOMES: Record<string, Home> = {
  'client/auth': CLIENT,
  'client/auth-extensions': CLIENT,
  'client/index': CLIENT,
  'client/middleware': CLIENT,
  'client/sse': CLIENT,
  'client/stdio': `${CLIENT}/stdio`,
  'client/streamableHttp': CLIENT,
  'client/websocket': CLIENT,
  'experimental/index': 'role',
  'experimental/tasks/client': CLIENT,
  'experimental/tasks/helpers': 'role',
  'experimental/tasks/index': 'role',
  'experimental/tasks/interfaces': 'role',
  'experimental/tasks/mcp-server': SERVER,
  'experimental/tasks/server': SERVER,
  'experimental/tasks/stores/in-memory': 'role',
  'experimental/tasks/types': 'role',
  inMemory: 'role',
  'server/auth/clients': LEGACY_AUTH,
  'server/auth/errors': LEGACY_AUTH,
  'server/auth/handlers/authorize': LEGACY_AUTH,
  'server/auth/handlers/metadata': LEGACY_AUTH,
  'server/auth/handlers/register': LEGACY_AUTH,
  'server/auth/handlers/revoke': LEGACY_AUTH,
  'server/auth/handlers/token': LEGACY_AUTH,
  'server/auth/middleware/allowedMethods': LEGACY_AUTH,
  'server/auth/middleware/bearerAuth': LEGACY_AUTH,
  'server/auth/middleware/clientAuth': LEGACY_AUTH,
  'server/auth/provider': LEGACY_AUTH,
  'server/auth/providers/proxyProvider': LEGACY_AUTH,
  'server/auth/router': LEGACY_AUTH,
  'server/auth/types': 'role',
  'server/completable': SERVER,
  'server/express': EXPRESS,
  'server/index': SERVER,
  'server/mcp': SERVER,
  'server/middleware/hostHeaderValidation': EXPRESS,
  'server/requestBody': SERVER,
  'server/sse': LEGACY_SSE,
  'server/sseKeepAlive': SERVER,
  'server/stdio': `${SERVER}/stdio`,
  'server/streamableHttp': NODE,
  'server/webStandardStreamableHttp': SERVER,
  'server/zod-compat': 'zod',
  'server/zod-json-schema-compat': 'zod',
  'shared/auth': 'role',
  'shared/auth-utils': 'role',
  'shared/mediaType': 'role',
  'shared/metadataUtils': 'role',
  'shared/protocol': 'role',
  'shared/responseMessage': 'role',
  'shared/stdio': 'role',
  'shared/toolNameValidation': SERVER,
  'shared/transport': 'role',
  'shared/uriTemplate': 'role',
  'spec.types': 'role',
  types: 'role',
  'validation/ajv-provider': 'role/validators/ajv',
  'validation/cfworker-provider': 'role/validators/cf-worker',
  'validation/index': 'role',
  'validation/types': 'role',
};

/** Names that left their module's company. Keyed `module name`, or `name` where every module says the same. */
export const NAME_HOMES: Record<string, Home> = {
  // The event-store vocabulary is the server package's alone; v1 re-exported it beside the Node transport.
  'server/streamableHttp EventStore': SERVER,
  'server/streamableHttp StreamId': SERVER,
  'server/streamableHttp EventId': SERVER,
  // Exported for the SDK's own packages only; the public entry of core does not have them.
  'shared/auth SafeUrlSchema': `${CORE}/internal`,
  'shared/auth OptionalSafeUrlSchema': `${CORE}/internal`,
  'types ListChangedOptionsBaseSchema': `${CORE}/internal`,
  ClientTasksCapabilitySchema: `${CORE}/internal`,
  ServerTasksCapabilitySchema: `${CORE}/internal`,
};

/** New names. Keyed `name` for every module, or `module name` where only one of two namesakes changed. */
export const RENAMES: Record<string, string> = {
  McpError: 'ProtocolError',
  ErrorCode: 'ProtocolErrorCode',
  StreamableHTTPError: 'SdkHttpError',
  JSONRPCError: 'JSONRPCErrorResponse',
  JSONRPCErrorSchema: 'JSONRPCErrorResponseSchema',
  isJSONRPCError: 'isJSONRPCErrorResponse',
  // v1's guard knew results only; v2's namesake also accepts errors.
  isJSONRPCResponse: 'isJSONRPCResultResponse',
  ResourceReference: 'ResourceTemplateReference',
  ResourceReferenceSchema: 'ResourceTemplateReferenceSchema',
  StreamableHTTPServerTransport: 'NodeStreamableHTTPServerTransport',
  // The wire type; the class of the same name in server/mcp keeps it.
  'types ResourceTemplate': 'ResourceTemplateType',
  'spec.types ResourceTemplate': 'ResourceTemplateType',
  // zod-compat's names for what zod itself exports.
  'server/zod-compat AnySchema': 'ZodType',
  'server/zod-compat AnyObjectSchema': 'ZodObject',
  'server/zod-compat ZodRawShapeCompat': 'ZodRawShape',
  'server/zod-compat SchemaOutput': 'output',
  'server/zod-compat SchemaInput': 'input',
  'server/zod-compat objectFromShape': 'object',
};
