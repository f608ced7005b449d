package controllers

func svc(m *v1.MCPServer) *corev1.Service {
	return &corev1.Service{
		Spec: corev1.ServiceSpec{
			SessionAffinity: corev1.ServiceAffinityClientIP,
		},
	}
}
