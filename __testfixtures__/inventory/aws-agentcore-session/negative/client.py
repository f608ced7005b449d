import requests

# headers = {"X-Amzn-Bedrock-AgentCore-Runtime-Session-Id": sid}
requests.post(url, headers={"Accept": "application/json"})
