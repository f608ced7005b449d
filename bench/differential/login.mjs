// Logs in where a server asks for a token: registers a client, is authorized as a person in a browser is, takes a token.
import { createHash, randomBytes } from 'node:crypto';

/** Where the code is to be sent; nothing listens there, the address is read off the redirect. */
const CALLBACK = 'http://localhost:1/callback';
/** More pages and redirects than this is a circle. */
const MOST_PAGES = 10;

/**
 * The authorization code flow with PKCE and dynamic client registration, as the server's metadata says where.
 * @param {string} origin of the authorization server
 * @param {{ next?: string[] }} options a page that is no redirect is left by its only link or form;
 *   for one that is left by a script, `next` says where to, page after page: `{name}` in it is a value of that page's or
 *   of the last link
 * @returns {Promise<string>} an access token
 * @throws {Error} saying which step failed, and what was answered
 */
export async function login(origin, { next = [] } = {}) {
  const metadata = await json(await fetch(new URL('/.well-known/oauth-authorization-server', origin)));
  const client = await json(
    await fetch(metadata.registration_endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        client_name: 'differential',
        redirect_uris: [CALLBACK],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: metadata.token_endpoint_auth_methods_supported?.includes('none')
          ? 'none'
          : 'client_secret_post',
      }),
    }),
  );
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(8).toString('hex');
  const start = new URL(metadata.authorization_endpoint);
  const query = {
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: CALLBACK,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state,
  };
  for (const [name, value] of Object.entries(query)) start.searchParams.set(name, value);
  const callback = await authorize(start, [...next]);
  if (callback.searchParams.get('state') !== state) throw new Error(`login: another state in ${callback}`);
  const tokens = await json(
    await fetch(metadata.token_endpoint, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: client.client_id,
        ...(client.client_secret && { client_secret: client.client_secret }),
        code: callback.searchParams.get('code') ?? '',
        redirect_uri: CALLBACK,
        code_verifier: verifier,
      }),
    }),
  );
  if (!tokens.access_token) throw new Error(`login: no token in ${JSON.stringify(tokens)}`);
  return tokens.access_token;
}

/** Goes from page to page until one sends the browser back to the client. */
async function authorize(start, next) {
  let request = { url: start };
  let known = {};
  for (let page = 0; page < MOST_PAGES; page++) {
    const response = await fetch(request.url, { ...request, redirect: 'manual' });
    const to = response.headers.get('location');
    if (to !== null) {
      const url = new URL(to, request.url);
      if (url.href.startsWith(CALLBACK)) return url;
      request = { url };
      continue;
    }
    const text = await response.text();
    if (!response.ok) throw new Error(`login: ${request.url} answers ${response.status}: ${text.slice(0, 500)}`);
    const ways = waysOut(text, request.url);
    known = Object.assign(known, ...ways.map(({ values }) => values));
    if (ways.length === 1) request = ways[0].request;
    else if (next.length > 0) request = { url: new URL(filled(next.shift(), known), request.url) };
    else
      throw new Error(`login: ${ways.length || 'no'} ways lead on from ${request.url}, and none is said to be taken`);
  }
  throw new Error(`login: no end after ${MOST_PAGES} pages, at ${request.url}`);
}

/** The links and forms of a page that stay with the server, each with the values it carries. */
function waysOut(page, base) {
  const html = page.replace(/<(script|style)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->/gi, '');
  const attribute = (tag, name) =>
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i')
      .exec(tag)
      ?.slice(1)
      .find(Boolean)
      ?.replaceAll('&amp;', '&');
  const ways = [];
  for (const [tag] of html.matchAll(/<a\b[^>]*>/gi)) {
    const url = new URL(attribute(tag, 'href') ?? '#', base);
    if (url.origin !== base.origin || url.href.startsWith(`${base.href}#`)) continue;
    ways.push({ values: Object.fromEntries(url.searchParams), request: { url } });
  }
  for (const [form, tag] of html.matchAll(/(<form\b[^>]*>)[\s\S]*?<\/form>/gi)) {
    const fields = [...form.matchAll(/<input\b[^>]*>/gi)].map(([input]) => [
      attribute(input, 'name') ?? '',
      attribute(input, 'value') ?? '',
    ]);
    const values = Object.fromEntries(fields.filter(([name]) => name !== ''));
    const url = new URL(attribute(tag, 'action') ?? '', base);
    if (/^post$/i.test(attribute(tag, 'method') ?? '')) {
      ways.push({ values, request: { url, method: 'POST', body: new URLSearchParams(values) } });
    } else {
      url.search = String(new URLSearchParams(values));
      ways.push({ values, request: { url } });
    }
  }
  return ways;
}

function filled(template, values) {
  return template.replaceAll(/\{([\w-]+)\}/g, (_, name) => {
    if (!(name in values)) throw new Error(`login: no page has said what ${name} is`);
    return encodeURIComponent(values[name]);
  });
}

async function json(response) {
  const text = await response.text();
  if (!response.ok) throw new Error(`login: ${response.url} answers ${response.status}: ${text.slice(0, 500)}`);
  return JSON.parse(text);
}
