from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

manager = StreamableHTTPSessionManager(app=Server("x"), event_store=None, stateless=True)
# manager = StreamableHTTPSessionManager(app=app, stateless=False)
