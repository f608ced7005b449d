app.add_middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_headers=["Content-Type", "mcp-session-id"],
    expose_headers=["Mcp-Session-Id"],
)
middleware = Middleware(
    CORSMiddleware,
    expose_headers=[
        "WWW-Authenticate",
        "Mcp-Session-Id",
    ],
)
