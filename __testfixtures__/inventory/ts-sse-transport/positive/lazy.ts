export async function connect(url: URL) {
  const [{ Client }, { SSEClientTransport }] = await Promise.all([
    import('@modelcontextprotocol/sdk/client/index.js'),
    import('@modelcontextprotocol/sdk/client/sse.js'),
  ]);
  const client = new Client({ name: 'lazy', version: '1.0.0' });
  await client.connect(new SSEClientTransport(url));
  return client;
}
