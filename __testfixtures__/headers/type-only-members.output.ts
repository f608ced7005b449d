// TODO(mcp-v2/headers): IsomorphicHeaders: request headers were a plain record and are a Headers object now: read them with .get(name); a repeated header comes joined with ", ", never as an array.
export type Read = (headers: Headers) => string;
// TODO(mcp-v2/headers): RequestInfo: request information is a web Request now: read headers with .headers.get(name), and .url is a string.
export interface Incoming extends Request {
  tenant: string;
}
