use rmcp::transport::streamable_http_server::session::local::LocalSessionManager;
