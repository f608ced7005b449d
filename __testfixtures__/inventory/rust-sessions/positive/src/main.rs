use rmcp::transport::streamable_http_server::{session::local::LocalSessionManager, StreamableHttpService};

#[tokio::main]
async fn main() {
    let service = StreamableHttpService::new(
        || Ok(Counter::new()),
        LocalSessionManager::default().into(),
        StreamableHttpServerConfig {
            legacy_session_mode: true,
            session_store: Some(store.clone()),
            ..Default::default()
        },
    );
    let config = StreamableHttpServerConfig::default().with_legacy_session_mode(true);
    let old = StreamableHttpServerConfig { stateful_mode: true, ..Default::default() };
    let ct = SseServer::serve("127.0.0.1:8000".parse()?).await?;
    let (sse_server, router) = SseServer::new(cfg);
    let t = SseClientTransport::start("http://localhost/sse").await?;
}
