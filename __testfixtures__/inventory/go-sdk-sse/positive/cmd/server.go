package main

import mcpsdk "github.com/modelcontextprotocol/go-sdk/mcp"

func main() {
	handler := mcpsdk.NewStreamableHTTPHandler(getServer, &mcpsdk.StreamableHTTPOptions{SessionTimeout: 10 * time.Minute})
	mux.Handle("/sse", mcpsdk.NewSSEHandler(getServer, nil))
}
