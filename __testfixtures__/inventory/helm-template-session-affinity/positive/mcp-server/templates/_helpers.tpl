{{- define "svc" -}}
spec:
  sessionAffinity: {{ default "ClientIP" .Values.x }}
{{- end -}}
