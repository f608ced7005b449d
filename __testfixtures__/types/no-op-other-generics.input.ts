import { EventEmitter } from 'node:events';

interface Client<T> {
  send(value: T): void;
}

export class Server<T> extends EventEmitter {
  clients: Client<T>[] = [];
}

export const server = new Server<string>();
