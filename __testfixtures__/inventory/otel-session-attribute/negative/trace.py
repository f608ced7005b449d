# span.set_attribute("mcp.session.id", sid)
span.set_attribute("mcp.method.name", method)
