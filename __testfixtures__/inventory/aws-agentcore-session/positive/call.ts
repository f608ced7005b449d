export const headers = (session: string) => ({
  'X-Amzn-Bedrock-AgentCore-Runtime-Session-Id': session,
});
