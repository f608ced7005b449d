import { McpServer, ProtocolErrorCode, ProtocolError } from '@modelcontextprotocol/server';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { Catch, Inject, Injectable, Module, Optional } from 'nest-like';

@Injectable()
export class McpService {
  @Inject(McpServer)
  private readonly other!: McpServer;

  constructor(
    @Inject(McpServer) private readonly server: McpServer,
    @Optional() @Inject(NodeStreamableHTTPServerTransport) readonly transport?: NodeStreamableHTTPServerTransport,
    @Inject('CODE') readonly code: ProtocolErrorCode = ProtocolErrorCode.InternalError,
  ) {}

  same(): boolean {
    return this.other === this.server;
  }
}

@Catch(ProtocolError)
export class McpErrorFilter {
  catch(@Inject() exception: ProtocolError): string {
    return `${ProtocolErrorCode[exception.code]}: ${exception.message}`;
  }
}

@Module({ providers: [McpService, McpErrorFilter, { provide: ProtocolError, useValue: NodeStreamableHTTPServerTransport }] })
export class McpModule {}
