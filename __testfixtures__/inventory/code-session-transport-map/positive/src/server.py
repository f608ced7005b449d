from mcp.server.streamable_http import StreamableHTTPServerTransport
from mcp.server.sse import SseServerTransport

transports: dict[str, StreamableHTTPServerTransport] = {}
sse_transports: Dict[str, "SseServerTransport"] = {}


async def handle(request, session_id):
    transports[session_id] = StreamableHTTPServerTransport(mcp_session_id=session_id)
    self._sessions[session_id] = server
