package controllers

func TestService(t *testing.T) {
	require.Equal(t, corev1.ServiceAffinityClientIP, mcpService().Spec.SessionAffinity)
}
