package controllers

func svc() *corev1.Service {
	// SessionAffinity: corev1.ServiceAffinityClientIP,
	return &corev1.Service{Spec: corev1.ServiceSpec{SessionAffinity: corev1.ServiceAffinityNone}}
}
