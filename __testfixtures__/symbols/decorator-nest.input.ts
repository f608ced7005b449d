import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { Catch, Inject, Injectable, Module, Optional } from 'nest-like';

@Injectable()
export class McpService {
  @Inject(McpServer)
  private readonly other!: McpServer;

  constructor(
    @Inject(McpServer) private readonly server: McpServer,
    @Optional() @Inject(StreamableHTTPServerTransport) readonly transport?: StreamableHTTPServerTransport,
    @Inject('CODE') readonly code: ErrorCode = ErrorCode.InternalError,
  ) {}

  same(): boolean {
    return this.other === this.server;
  }
}

@Catch(McpError)
export class McpErrorFilter {
  catch(@Inject() exception: McpError): string {
    return `${ErrorCode[exception.code]}: ${exception.message}`;
  }
}

@Module({ providers: [McpService, McpErrorFilter, { provide: McpError, useValue: StreamableHTTPServerTransport }] })
export class McpModule {}
