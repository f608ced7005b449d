const fetchCookie = require('fetch-cookie');
const { StreamableHTTPClientTransport } = require('@modelcontextprotocol/client');
const cookieFetch = fetchCookie(fetch);
module.exports = new StreamableHTTPClientTransport(new URL('https://a'), { fetch: cookieFetch });
