import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

const SESSION_PREFIX = 'mcp:session:';

export async function save(client: DynamoDBClient, redis: { get(key: string): unknown }, id: string) {
  await client.send(new PutItemCommand({ TableName: 'mcp-sessions', Item: {} }));
  return redis.get(SESSION_PREFIX + id);
}
