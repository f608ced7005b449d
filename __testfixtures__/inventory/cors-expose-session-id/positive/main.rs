fn cors() -> CorsLayer {
    CorsLayer::new()
        .allow_headers([CONTENT_TYPE, HeaderName::from_static("mcp-session-id")])
        .expose_headers([HeaderName::from_static("mcp-session-id")])
}
