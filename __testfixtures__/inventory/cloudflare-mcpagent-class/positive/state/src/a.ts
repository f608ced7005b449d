import { McpAgent } from 'agents/mcp';
export class Counter extends McpAgent<Env, State, Props> {
  async init() {
    this.server.tool('inc', {}, async () => {
      this.setState({ n: this.state.n + 1 });
      return { content: [] };
    });
  }
}
