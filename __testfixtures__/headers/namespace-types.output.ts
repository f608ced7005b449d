// TODO(mcp-v2/headers): RequestInfo: request information is a web Request now: read headers with .headers.get(name), and .url is a string.
export const agent = (info: Request) => info.headers.get('user-agent') ?? 'nobody';
