import pulumi_kubernetes as k8s

k8s.core.v1.Service("mcp", spec=k8s.core.v1.ServiceSpecArgs(session_affinity="ClientIP"))
