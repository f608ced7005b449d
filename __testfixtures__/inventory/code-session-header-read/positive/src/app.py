from starlette.requests import Request

MCP_SESSION_ID_HEADER = "mcp-session-id"


async def handle(request: Request):
    sid = request.headers.get("mcp-session-id")
    other = request.headers["Mcp-Session-Id"]
    if 'mcp-session-id' not in request.headers:
        return JSONResponse({"error": "Missing Mcp-Session-Id header"}, status_code=400)
    return Response(headers={MCP_SESSION_ID_HEADER: sid})
