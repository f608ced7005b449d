span.set_attribute("mcp.session.id", sid)
