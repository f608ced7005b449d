package main

import "github.com/mark3labs/mcp-go/server"

func main() {
	s := server.NewMCPServer("demo", "1.0.0")
	// sse := server.NewSSEServer(s)
	h := server.NewStreamableHTTPServer(s, server.WithStateful(false), server.WithStateLess(true))
	_ = "server.NewSSEServer(s)"
}
