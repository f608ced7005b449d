using Microsoft.ModelContextProtocol.HttpServer.Distributed;
services
    .AddMcpHttpSessionAffinity(o => o.LocalServerAddress = "http://x");
endpoints.MapMcp("/mcp").WithSessionAffinity();
