import { Client } from '@modelcontextprotocol/client';

const client = new Client({ name: 'gateway', version: '1.0.0' });
const original = client.request;

// TODO(mcp-v2/types/override): Client.request has overloads in v2: give the parameters of the function that replaces it their types, and call the original with one overload's arguments.
client.request = async function (message, ...rest) {
  console.log('one');
  console.log('two');
  console.log('three');
  console.log('four');
  console.log('five');
  console.log(message.method);

  // TODO(mcp-v2/types/override): Client.request has overloads in v2: give the parameters of the function that replaces it their types, and call the original with one overload's arguments.
  const result = await original.apply(this, [message, ...rest]);
  return result as never;
};

export { client };
