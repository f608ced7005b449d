import { Server, type Prompt, type Tool } from '@modelcontextprotocol/server';

declare const definitions: { name: string; parameters?: object }[];

const server = new Server({ name: 'tools', version: '1.0.0' }, { capabilities: { tools: {}, prompts: {} } });

server.setRequestHandler('tools/list', () => ({
  tools: definitions.map((definition) => {
    const tool: Record<string, unknown> = { name: definition.name };
    if (definition.parameters) tool.inputSchema = definition.parameters;
    return tool as Tool;
  }),
}));
server.setRequestHandler('prompts/list', () => ({
  prompts: definitions.map((definition) => {
    const prompt: Record<string, unknown> = { name: definition.name };
    return prompt as Prompt;
  }),
}));
server.setRequestHandler('tools/list', () => ({
  tools: definitions.map((definition) => {
    const tool: Record<string, unknown> = { name: definition.name, inputSchema: { type: 'object' } };
    return tool as Tool;
  }),
}));
