@mcp.tool()
def f(ctx: Context):
    return ctx.session_id
