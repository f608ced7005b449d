resource "kubernetes_service_v1" "mcp" {
  metadata { name = "mcp-server" }
  spec { session_affinity = "None" }
}
resource "kubernetes_service_v1" "db" {
  metadata { name = "db" }
  spec { session_affinity = "ClientIP" }
}
resource "helm_release" "mcp" {
  name = "mcp"
  set {
    name  = "service.sessionAffinity"
    value = "None"
  }
}
