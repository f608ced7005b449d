const { z } = require('zod');
const { ResourceTemplate } = require('@modelcontextprotocol/sdk/server/mcp.js');

const slug = (text, separator) => text.toLowerCase().trim().split(/\W+/).filter(Boolean).join(separator);

function registerAll(mcp) {
  mcp.tool('echo', { text: z.string() }, async ({ text }) => ({ content: [{ type: 'text', text }] }));
  mcp.tool('add', { a: z.number(), b: z.number() }, async ({ a, b }) => ({ content: [{ type: 'text', text: String(a + b) }] }));
  mcp.tool(
    'slugify',
    'Makes a slug',
    { text: z.string(), separator: z.string().default('-'), max: z.number().int().optional() },
    async ({ text, separator, max }) => ({ content: [{ type: 'text', text: slug(text, separator).slice(0, max) }] })
  );
  mcp.tool('fail', async () => {
    throw new Error('out of ink');
  });
  mcp.prompt('headline', { topic: z.string() }, async ({ topic }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `A headline about ${topic}` } }]
  }));
  mcp.resource('version', 'slug://version', async (uri) => ({ contents: [{ uri: uri.href, text: '3.2.0' }] }));
  mcp.resource('slug', new ResourceTemplate('slug://of/{text}', { list: undefined }), async (uri, { text }) => ({
    contents: [{ uri: uri.href, text: slug(text, '-') }]
  }));
}

module.exports = { registerAll };
