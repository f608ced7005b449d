upstream {{ .Release.Name }}-mcp {
  {{- if .Values.sticky }}
  ip_hash;
  {{- end }}
  server {{ .Release.Name }}-mcp-0:8080;
}
upstream {{ .Release.Name }}-mcp-admin {
  ip_hash;
  server {{ include "mcp.fullname" . }}-admin:8080;
}
