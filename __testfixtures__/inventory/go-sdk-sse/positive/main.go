package main

import (
	"net/http"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

func main() {
	h := mcp.NewSSEHandler(func(*http.Request) *mcp.Server { return s }, nil)
	st := &mcp.StreamableHTTPOptions{
		EventStore:     mcp.NewMemoryEventStore(nil),
		SessionTimeout: time.Minute,
	}
	ct := &mcp.SSEClientTransport{Endpoint: url}
	opts := &mcp.ServerOptions{GetSessionID: func() string { return rand.Text() }}
	t := &mcp.SSEServerTransport{Endpoint: "/m", Response: w}
}
