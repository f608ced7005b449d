// One server, started as a client starts it, and everything it tells a client.
/** Requests of a server that does not answer are given up after this. */
const TIMEOUT_MS = 10_000;

/**
 * The two generations of the SDK's client, from this project's devDependencies: a server of either must answer both as
 * far as it speaks their protocol.
 * @returns {Promise<Record<'v1' | 'v2', { Client: any, Stdio: any }>>}
 */
export async function clients() {
  const [v1, v1stdio, v2, v2stdio] = await Promise.all([
    import('@modelcontextprotocol/sdk/client/index.js'),
    import('@modelcontextprotocol/sdk/client/stdio.js'),
    import('@modelcontextprotocol/client'),
    import('@modelcontextprotocol/client/stdio'),
  ]);
  return {
    v1: { Client: v1.Client, Stdio: v1stdio.StdioClientTransport },
    v2: { Client: v2.Client, Stdio: v2stdio.StdioClientTransport },
  };
}

/**
 * Starts a server and connects a client over stdio.
 * @param {'v1' | 'v2'} generation of the client
 * @param {{ command: string, args: string[], cwd: string, env?: Record<string, string> }} server
 */
export async function connect(generation, server) {
  const { Client, Stdio } = (await clients())[generation];
  const client = new Client({ name: 'differential', version: '1.0.0' }, { capabilities: {} });
  const said = [];
  const transport = new Stdio({ ...server, stderr: 'pipe' });
  transport.stderr?.on('data', (chunk) => said.push(String(chunk)));
  try {
    await client.connect(transport, { timeout: 30_000 });
  } catch (error) {
    await client.close().catch(() => {});
    throw new Error(`${error.message}\n${said.join('').slice(-2000)}`);
  }
  return new Session(client, generation);
}

class Session {
  constructor(client, generation) {
    this.client = client;
    // v1 has the result schema between the parameters and the options.
    this.callTool = (params, options) =>
      generation === 'v1' ? client.callTool(params, undefined, options) : client.callTool(params, options);
  }

  /** Everything that is listed, each list sorted by name; a list the server does not keep is undefined. */
  async listing() {
    const { client } = this;
    const all = async (list, key) => {
      const found = [];
      for (let cursor; ; ) {
        let page;
        try {
          page = await list.call(client, cursor === undefined ? {} : { cursor }, { timeout: TIMEOUT_MS });
        } catch (error) {
          if (found.length === 0 && /Method not found|does not support|-32601/.test(error.message)) return undefined;
          throw error;
        }
        found.push(...page[key]);
        cursor = page.nextCursor;
        if (cursor === undefined) break;
      }
      const name = (item) => item.name ?? item.uri;
      return found.sort((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0));
    };
    return {
      server: client.getServerVersion(),
      instructions: client.getInstructions(),
      tools: await all(client.listTools, 'tools'),
      prompts: await all(client.listPrompts, 'prompts'),
      resources: await all(client.listResources, 'resources'),
      resourceTemplates: await all(client.listResourceTemplates, 'resourceTemplates'),
    };
  }

  /**
   * Calls a tool or gets a prompt.
   * @returns {Promise<{ verdict: 'accepted' | 'rejected' | 'silent', text: string }>} whether the arguments passed the
   *   check of the input schema; what happened afterwards does not matter for that
   */
  async try(kind, name, args) {
    try {
      const options = { timeout: TIMEOUT_MS };
      const result =
        kind === 'tool'
          ? await this.callTool({ name, arguments: args }, options)
          : await this.client.getPrompt({ name, arguments: args }, options);
      const said = result.content ?? (result.messages ?? []).map(({ content }) => content);
      const text = said.map((item) => item.text ?? '').join('\n');
      return { verdict: result.isError && INVALID.test(text) ? 'rejected' : 'accepted', text };
    } catch (error) {
      if (/timed? ?out/i.test(error.message)) return { verdict: 'silent', text: error.message };
      const invalid = error.code === -32602 || INVALID.test(error.message);
      return { verdict: invalid ? 'rejected' : 'accepted', text: error.message };
    }
  }

  close() {
    return this.client.close();
  }
}

/** How servers and SDKs say that arguments do not fit; servers of their own schemas say it in their words. */
const INVALID =
  /-32602|invalid arguments|input validation|validation error|invalid_type|invalid_value|invalid_union|invalid_enum|unrecognized_keys|too_small|too_big|invalid input|expected \w+, received/i;
