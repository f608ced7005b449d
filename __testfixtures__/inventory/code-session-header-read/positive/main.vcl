sub vcl_recv {
  if (!req.http.Mcp-Session-Id) {
    error 400;
  }
  set client.identity = req.http.Mcp-Session-Id;
}
