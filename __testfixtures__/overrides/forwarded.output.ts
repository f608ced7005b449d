import { Client, type Request } from '@modelcontextprotocol/client';

const client = new Client({ name: 'gateway', version: '1.0.0' });

const original = client.request;
client.request = async function (message: Request, ...rest: unknown[]) {
  if (message.method === 'initialize' && message.params?.protocolVersion) message.params.protocolVersion = '2025-06-18';
  return original.call(this, ...([message, ...rest] as Parameters<typeof original>)) as never;
};

const bound = client.request.bind(client);
client.request = async (aRequestWithALongName: Request, ...allTheOtherArgumentsOfTheRequest: unknown[]) => bound(...([aRequestWithALongName, ...allTheOtherArgumentsOfTheRequest] as Parameters<typeof bound>)) as never;

// TODO(mcp-v2/types/override): Client.request has overloads in v2: give the parameters of the function that replaces it their types, and call the original with one overload's arguments.
client.request = async (message, ...rest) => {
  console.log(rest.length);
  return bound(message, ...rest) as never;
};

export { client };
