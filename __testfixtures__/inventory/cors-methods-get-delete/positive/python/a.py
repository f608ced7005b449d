app = CORSMiddleware(mcp_app,
    allow_methods=["GET", "POST", "DELETE"],
    allow_headers=["Last-Event-ID"])
