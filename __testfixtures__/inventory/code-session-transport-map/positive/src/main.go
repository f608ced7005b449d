package main

import "github.com/modelcontextprotocol/go-sdk/mcp"

type Hub struct {
	sessions map[string]*mcp.ServerSession
	servers  map[string]*MCPSession
}

func (h *Hub) add(sessionID string, s *mcp.ServerSession) {
	h.byID.sessions.Store(sessionID, s)
	h.sessions[sessionID] = s
}
