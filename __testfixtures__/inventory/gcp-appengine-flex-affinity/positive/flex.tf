resource "google_app_engine_flexible_app_version" "mcp" {
  service = "mcp"
  network {
    name             = "default"
    session_affinity = true
  }
}
