package main

import "github.com/modelcontextprotocol/go-sdk/mcp"

func main() {
	// h := mcp.NewSSEHandler(f, nil)
	st := &mcp.StreamableHTTPOptions{Stateless: true, EventStore: nil}
	_ = st
}
