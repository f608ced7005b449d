import { McpServer } from '@modelcontextprotocol/server';
import { expect } from 'chai';
import sinon from 'sinon';
import { z } from 'zod';

const addSchema = z.object({ a: z.number() });

function register(server: McpServer) {
  server.registerTool('add', { description: 'Adds', inputSchema: addSchema }, async ({ a }) => ({
    content: [{ type: 'text', text: String(a) }],
  }));
}

function setup() {
  const server = sinon.createStubInstance(McpServer);
  let callback: Function | undefined;
  server.registerTool.callsFake((...args: any[]) => {
    callback = args[args.length - 1];
    return undefined as any;
  });
  return { server, getCallback: () => callback };
}

describe('register', () => {
  let mocks: ReturnType<typeof setup>;
  let server: sinon.SinonStubbedInstance<McpServer>;

  beforeEach(() => {
    mocks = setup();
    server = mocks.server;
    register(mocks.server as any);
  });

  it('registers', () => {
    expect(mocks.server.registerTool.calledOnce).to.be.true;
    const call = mocks.server.registerTool.getCall(0);
    expect(call.args[0]).to.equal('add');
    expect(call.args[1].description).to.equal('Adds');
    expect(call.args[1].inputSchema).to.have.deep.property('shape', addSchema.shape);
    expect(server.registerTool.calledWith('add')).to.be.true;
    const held = mocks.server.registerTool;
    expect(held.calledOnce).to.be.true;
    expect(held.getCall(0).args[1].description).to.be.a('string');
    expect(held.getCall(0).args[1]).to.be.an('object');
    // TODO(mcp-v2/registration/double): registerTool is called with (name, config, callback); write the arguments expected here for that.
    expect(held.getCall(0).args[1]).to.include('Adds');
    expect(server.registerTool.firstCall.args[2]).to.be.a('function');
  });
});
