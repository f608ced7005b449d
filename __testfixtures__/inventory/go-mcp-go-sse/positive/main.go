package main

import (
	"github.com/mark3labs/mcp-go/client"
	"github.com/mark3labs/mcp-go/server"
)

func main() {
	s := server.NewMCPServer("demo", "1.0.0")
	sse := server.NewSSEServer(s,
		server.WithSSEEndpoint("/sse"),
		server.WithMessageEndpoint("/message"),
	)
	c, _ := client.NewSSEMCPClient("http://localhost:8080/sse")
	h := server.NewStreamableHTTPServer(s,
		server.WithStateful(true),
		server.WithSessionIdManager(m),
		server.WithSessionIdManagerResolver(r),
		server.WithSessionIdleTTL(time.Hour),
	)
	o, _ := client.NewOAuthSSEClient("http://x", cfg)
}
