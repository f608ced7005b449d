package controllers

func TestService(t *testing.T) {
	require.Equal(t, corev1.ServiceAffinityNone, svc().Spec.SessionAffinity)
}
