package t

func f() { span.SetAttributes(attribute.String("mcp.session.id", sid)) }
