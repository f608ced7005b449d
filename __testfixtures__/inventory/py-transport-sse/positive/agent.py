from agents.mcp import MCPServerSse
from langchain_mcp_adapters.client import MultiServerMCPClient
from mcp.client.session_group import SseServerParameters
from fastmcp.client.transports import SSETransport

server = MCPServerSse(params={"url": "https://mcp.example.com/sse"})
client = MultiServerMCPClient({
    "math": {
        "url": "https://mcp.example.com/x",
        "transport": "sse",
    }
})
params = SseServerParameters(url="https://mcp.example.com/sse")
t = SSETransport("https://mcp.example.com/sse")
