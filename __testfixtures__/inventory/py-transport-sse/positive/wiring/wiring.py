from mcp.server.sse import SseServerTransport
from .http import make_app

app = make_app(SseServerTransport)
