package mcp

func route(w http.ResponseWriter, id string) {
	w.Header().Set("Fly-Replay", "instance="+id)
	w.Header().Set("fly-replay-cache", "mcp.fly.dev/*")
}
