import { Client } from '@modelcontextprotocol/sdk/client/index.js';

const client = new Client({ name: 'gateway', version: '1.0.0' });

const original = client.request;
client.request = async function (message, ...rest) {
  if (message.method === 'initialize' && message.params?.protocolVersion) message.params.protocolVersion = '2025-06-18';
  return original.call(this, message, ...rest) as never;
};

const bound = client.request.bind(client);
client.request = async (aRequestWithALongName, ...allTheOtherArgumentsOfTheRequest) => bound(aRequestWithALongName, ...allTheOtherArgumentsOfTheRequest) as never;

client.request = async (message, ...rest) => {
  console.log(rest.length);
  return bound(message, ...rest) as never;
};

export { client };
