resource "kubernetes_ingress_v1" "mcp" {
  metadata {
    name = "mcp"
    annotations = {
      "nginx.ingress.kubernetes.io/upstream-hash-by" = "$binary_remote_addr"
    }
  }
}
