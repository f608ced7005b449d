resource "google_cloud_run_v2_service" "mcp" {
  name = "mcp-server"
  template {
    session_affinity = true
    containers { image = "gcr.io/x/mcp" }
  }
}
resource "google_cloud_run_service" "mcp_v1" {
  name = "mcp-v1"
  template {
    metadata {
      annotations = {
        "run.googleapis.com/sessionAffinity" = "true"
        "autoscaling.knative.dev/maxScale"   = "5"
      }
    }
  }
}
resource "google_cloud_run_v2_service" "mcp_var" {
  name = "mcp-var"
  template {
    session_affinity = var.session_affinity
  }
}
