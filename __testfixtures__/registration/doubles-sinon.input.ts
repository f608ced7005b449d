import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { expect } from 'chai';
import sinon from 'sinon';
import { z } from 'zod';

const addSchema = z.object({ a: z.number() });

function register(server: McpServer) {
  server.tool('add', 'Adds', addSchema.shape, async ({ a }) => ({ content: [{ type: 'text', text: String(a) }] }));
}

function setup() {
  const server = sinon.createStubInstance(McpServer);
  let callback: Function | undefined;
  server.tool.callsFake((...args: any[]) => {
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
    expect(mocks.server.tool.calledOnce).to.be.true;
    const call = mocks.server.tool.getCall(0);
    expect(call.args[0]).to.equal('add');
    expect(call.args[1]).to.equal('Adds');
    expect(call.args[2]).to.deep.equal(addSchema.shape);
    expect(server.tool.calledWith('add')).to.be.true;
    const held = mocks.server.tool;
    expect(held.calledOnce).to.be.true;
    expect(held.getCall(0).args[1]).to.be.a('string');
    expect(held.getCall(0).args[2]).to.be.an('object');
    expect(held.getCall(0).args[1]).to.include('Adds');
    expect(server.tool.firstCall.args[3]).to.be.a('function');
  });
});
