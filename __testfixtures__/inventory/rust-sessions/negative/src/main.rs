use rmcp::transport::StreamableHttpService;

fn main() {
    // LocalSessionManager::default()
    let config = StreamableHttpServerConfig { legacy_session_mode: false, session_store: None, ..Default::default() };
    let m = NeverSessionManager::default();
}
