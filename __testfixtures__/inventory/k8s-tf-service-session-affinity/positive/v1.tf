resource "kubernetes_service" "this" {
  metadata {
    name      = "api"
    labels    = { app = "mcp" }
  }
  spec {
    selector         = { app = kubernetes_deployment.mcp.metadata.0.labels.app }
    session_affinity = "ClientIP"
  }
}
