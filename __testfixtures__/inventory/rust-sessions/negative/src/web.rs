use tower_sessions::SessionManagerLayer;

fn layer() -> SessionManagerLayer<MemoryStore> { SessionManagerLayer::new(store) }
