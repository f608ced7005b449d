import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A running balancer; what it counts is never reset. */
export interface Balancer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  origin: string;
  /** For each target, in the order given: requests it answered with a status below 400. */
  answered(): number[];
  /** Stops listening and cuts what is still open. */
  close(): Promise<void>;
}

/**
 * Starts a strict round robin on a free loopback port: every request goes to the next target, over a connection of its
 * own, so that neither a cookie, a session header nor a kept-alive socket ties a client to one instance. Bodies are
 * streamed both ways; the Host header is handed on as it came, as most balancers do.
 * @param targets origins of the instances, `http://127.0.0.1:<port>`
 * @returns the balancer, once it listens
 */
export async function startBalancer(targets: readonly string[]): Promise<Balancer> {
  const answered = targets.map(() => 0);
  let next = 0;
  const server = http.createServer((request, response) => {
    const index = next++ % targets.length;
    const onward = http.request(
      new URL(request.url ?? '/', targets[index]),
      // `false` is a fresh agent, which keeps no socket.
      { method: request.method, headers: { ...request.headers, connection: 'close' }, agent: false },
      (answer) => {
        const status = answer.statusCode ?? 502;
        if (status < 400) answered[index] = (answered[index] ?? 0) + 1;
        response.writeHead(status, answer.headers);
        // An event stream has headers long before its first byte of body.
        response.flushHeaders();
        answer.pipe(response);
        answer.on('error', () => response.destroy());
      },
    );
    onward.on('error', () => {
      if (!response.headersSent) response.writeHead(502).end();
      else response.destroy();
    });
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', done);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answered: () => [...answered],
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
