import requests

headers = {
    "Accept": "application/json, text/event-stream",
    "X-Amzn-Bedrock-AgentCore-Runtime-Session-Id": sid,
}
requests.post(url, headers=headers)
