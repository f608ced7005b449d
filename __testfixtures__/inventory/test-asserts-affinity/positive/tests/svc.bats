@test "mcp service is sticky" {
  [ "$(kubectl get svc mcp -o jsonpath='{.spec.sessionAffinity}')" = "ClientIP" ]
}
