resource "google_compute_target_pool" "mcp" {
  name             = "mcp-pool"
  session_affinity = "CLIENT_IP_PROTO"
}
