package events

import "github.com/r3labs/sse/v2"

func run() { s := NewSSEServer() ; s.Run() }
