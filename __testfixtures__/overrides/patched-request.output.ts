import { Client, type Request } from '@modelcontextprotocol/client';

const client = new Client({ name: 'gateway', version: '1.0.0' });
const original = client.request;

client.request = async function (message: Request, ...rest: unknown[]) {
  console.log('one');
  console.log('two');
  console.log('three');
  console.log('four');
  console.log('five');
  console.log(message.method);

  const result = await original.apply(this, [message, ...rest] as Parameters<typeof original>);
  return result as never;
};

export { client };
