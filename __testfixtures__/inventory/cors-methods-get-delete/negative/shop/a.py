shop = CORSMiddleware(app, allow_methods=["GET", "DELETE"], allow_headers=["Last-Event-ID"])
