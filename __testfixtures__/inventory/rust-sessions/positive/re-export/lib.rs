pub use rmcp::transport::sse_server::SseServer;
