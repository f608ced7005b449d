import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { Client } from '@modelcontextprotocol/client';

class Forms {
  async elicitInput(question: { message: string }): Promise<{ action: string }> {
    return { action: question.message };
  }
}
const forms = new Forms();
const client = new Client({ name: 'relay', version: '1.0.0' });

export default createMcpHandler(() => {
  const server = new McpServer({ name: 'relay', version: '1.0.0' });
  server.registerTool('ask', {}, async ctx => {
    const answer = await forms.elicitInput({ message: 'Sure?' });
    // A request of a client to its own server.
    const tools = await client.request({ method: 'tools/list' });
    await ctx.mcpReq.send({ method: 'ping' });
    return { content: [{ type: 'text', text: answer.action + tools.tools.length }] };
  });
  return server;
});
