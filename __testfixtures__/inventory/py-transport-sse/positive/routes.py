from mcp.server.lowlevel import Server
from mcp.server.sse import SseServerTransport
from starlette.routing import Mount, Route

sse = SseServerTransport("/messages/")
app = Starlette(routes=[
    Route("/sse", endpoint=handle_sse),
    Mount("/messages/", app=sse.handle_post_message),
])


def start(host="0.0.0.0", sse_path="/sse"):
    ...


url = f"http://{host}:{port}/sse"
parser.add_argument("--url", default="https://mcp.example.com/x/sse")
