resource "google_cloud_run_v2_service" "mcp" {
  name = "mcp-server"
  template {
    session_affinity = false
  }
}
resource "google_cloud_run_service" "mcp_v1" {
  name = "mcp-v1"
  template {
    metadata {
      annotations = {
        "run.googleapis.com/sessionAffinity" = "false"
      }
    }
  }
}
