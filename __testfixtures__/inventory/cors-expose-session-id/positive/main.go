package main

var c = cors.New(cors.Options{
	AllowedHeaders: []string{"Content-Type", "Mcp-Session-Id"},
	ExposedHeaders: []string{"Mcp-Session-Id"},
})

func h(w http.ResponseWriter) {
	w.Header().Set("Access-Control-Expose-Headers", "Mcp-Session-Id")
	w.Header().Set("Access-Control-Allow-Headers", "Content-Type, Mcp-Session-Id")
}
