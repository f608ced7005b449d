import type {
  ProtocolError as McpError,
  Tool,
  Server,
  McpServer,
} from '@modelcontextprotocol/server';
import {
  ProtocolError as McpErrorValue,
  ProtocolErrorCode as ErrorCode,
} from '@modelcontextprotocol/server';

export abstract class Plugin {
  abstract readonly tools: readonly Tool[];
  abstract attach(server: McpServer): void | Promise<void>;
  attachLow?(server: Server): asserts server is Server & { attached: true };

  find(name: string): Tool;
  find(name: string, quiet: true): Tool | undefined;
  find(name: string, quiet?: boolean): Tool | undefined {
    const tool = this.tools.find((candidate) => candidate.name === name);
    if (!tool && !quiet) throw this.fail(name);
    return tool;
  }

  protected fail(name: string): McpError {
    return new McpErrorValue(ErrorCode.MethodNotFound, name);
  }
}
