package main

func handle(w http.ResponseWriter, r *http.Request) {
	sid := r.Header.Get("Mcp-Session-Id")
	w.Header().Set("Mcp-Session-Id", sid)
	_ = r.Header[`Mcp-Session-Id`]
}
