resource "google_compute_backend_service" "mcp" {
  name             = "mcp-backend"
  session_affinity = "NONE"
  locality_lb_policy = "ROUND_ROBIN"
}
resource "google_compute_backend_service" "cdn" {
  name             = "cdn"
  session_affinity = "CLIENT_IP"
}
