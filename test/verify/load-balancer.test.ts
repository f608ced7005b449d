// The load-balancer test must be able to fail: servers that are wrong in a known way do not get through it.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startBalancer } from '../../src/verify/balancer.js';
import { startInstance } from '../../src/verify/instance.js';
import { runLoadBalancerTest } from '../../src/verify/load-balancer.js';
import { ALL } from '../behaviour/sdk.js';

const open: http.Server[] = [];

afterEach(() => {
  for (const server of open.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serve(listener: http.RequestListener): Promise<string> {
  const server = http.createServer(listener);
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function build(): McpServer {
  const server = new McpServer({ name: 'control', version: '1.0.0' });
  server.registerTool('echo', { inputSchema: z.object({ text: z.string() }) }, async ({ text }) => ({
    content: [{ type: 'text', text }],
  }));
  return server;
}

const probe = { calls: [{ name: 'echo', arguments: { text: 'here' } }], timeout: 5_000 };

async function failures(instances: string[], path = '/mcp'): Promise<(string | undefined)[]> {
  const trials = await runLoadBalancerTest({ instances, path, dialers: ALL, probe });
  return trials.map((trial) => trial.failure);
}

describe('runLoadBalancerTest', () => {
  it('lets a server pass that any instance can answer for', async () => {
    const handler = () => toNodeHandler(createMcpHandler(build));
    expect(await failures([await serve(handler()), await serve(handler())])).toEqual(Array(5).fill(undefined));
  });

  it('catches one server shared by all requests', async () => {
    const handler = () => {
      const shared = build();
      return toNodeHandler(createMcpHandler(() => shared));
    };
    expect((await failures([await serve(handler()), await serve(handler())])).some(Boolean)).toBe(true);
  });

  it('catches an endpoint that is not there, for every client', async () => {
    const nothing: http.RequestListener = (_, response) => response.writeHead(404).end();
    expect((await failures([await serve(nothing), await serve(nothing)])).every(Boolean)).toBe(true);
  });

  it('catches a second instance that nobody asks', async () => {
    const handler = toNodeHandler(createMcpHandler(build));
    const found = await failures([await serve(handler)]);
    expect(found[0]).toMatch(/^one instance answered everything \(\d+\)$/);
  });
});

describe('startBalancer', () => {
  it('takes turns request by request, on one kept-alive connection too', async () => {
    const name = (text: string) => serve((_, response) => response.end(text));
    const balancer = await startBalancer([await name('a'), await name('b'), await name('c')]);
    try {
      const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
      const answers: string[] = [];
      for (let round = 0; round < 7; round++) {
        answers.push(
          await new Promise((done, failed) => {
            const request = http.get(balancer.origin, { agent }, (response) => {
              response.setEncoding('utf8').on('data', done);
            });
            request.on('error', failed);
          }),
        );
      }
      agent.destroy();
      expect(answers.join('')).toBe('abcabca');
      expect(balancer.answered()).toEqual([3, 2, 2]);
    } finally {
      await balancer.close();
    }
  });

  it('hands on method, path, headers, body and status', async () => {
    const target = await serve(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      const seen = [request.method, request.url, request.headers['x-user'], request.headers.host, body];
      response.writeHead(418, { 'x-back': 'yes' }).end(JSON.stringify(seen));
    });
    const balancer = await startBalancer([target]);
    try {
      const response = await fetch(`${balancer.origin}/a?b=c`, {
        method: 'PUT',
        headers: { 'x-user': 'ann' },
        body: 'text',
      });
      expect(response.status).toBe(418);
      expect(response.headers.get('x-back')).toBe('yes');
      expect(await response.json()).toEqual(['PUT', '/a?b=c', 'ann', new URL(balancer.origin).host, 'text']);
      expect(balancer.answered()).toEqual([0]);
    } finally {
      await balancer.close();
    }
  });

  it('answers 502 for an instance that is gone', async () => {
    const gone = await serve(() => {});
    open.pop()!.close();
    const balancer = await startBalancer([gone]);
    try {
      expect((await fetch(balancer.origin)).status).toBe(502);
    } finally {
      await balancer.close();
    }
  });
});

describe('startInstance', () => {
  const node = (script: string) => ({ command: process.execPath, args: ['-e', script], cwd: process.cwd() });

  it('says what a process wrote that ends before it listens', async () => {
    await expect(startInstance(node("console.error('no database'); process.exit(3)"))).rejects.toThrow(
      /ended \(3\) before it listened:\nno database/,
    );
  });

  it('gives up on a process that never listens', async () => {
    const options = { ...node('setInterval(() => {}, 1000)'), timeout: 300 };
    await expect(startInstance(options)).rejects.toThrow(/does not listen after 300 ms/);
  });

  it('kills what does not end by itself', async () => {
    const deaf = "process.on('SIGTERM', () => {}); require('http').createServer().listen(process.env.PORT)";
    const instance = await startInstance(node(deaf));
    expect(await instance.stop('SIGTERM', 200)).toBeNull();
  });

  it('gives the exit code of one that does', async () => {
    const polite =
      "process.on('SIGTERM', () => process.exit(7)); require('http').createServer().listen(process.env.PORT)";
    const instance = await startInstance(node(polite));
    expect(await instance.stop('SIGTERM')).toBe(7);
  });
});
