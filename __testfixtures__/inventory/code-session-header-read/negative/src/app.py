"""Reads request.headers.get("mcp-session-id") no more."""
# sid = request.headers.get("mcp-session-id")
def test_no_session(response):
    assert "mcp-session-id" not in response.headers
    assert response.headers.get("mcp-session-id") is None
    logger.warning("client sent Mcp-Session-Id; ignored")
