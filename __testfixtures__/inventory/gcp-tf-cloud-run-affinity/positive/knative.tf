resource "google_cloud_run_v2_service" "default" {
  name     = "mcp"
  template {
    scaling {
      max_instance_count = 3
    }
    session_affinity = "true"
  }
}
