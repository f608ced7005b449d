from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

app = Server("x")
manager = StreamableHTTPSessionManager(
    app=app,
    event_store=store,
    stateless=False,
)
plain = StreamableHTTPSessionManager(app=app, json_response=True)
idle = StreamableHTTPSessionManager(app=app, session_idle_timeout=1800)
replay = StreamableHTTPSessionManager(app=app, stateless=True, event_store=InMemoryEventStore())


async def tool(ctx):
    key = ctx.session_id
    return transport.mcp_session_id
