package main

func TestStateless(t *testing.T) {
	// r.Header.Get("Mcp-Session-Id")
	if got := resp.Header.Get("Mcp-Session-Id"); got != "" {
		t.Fatalf("session minted: %s", got)
	}
}
