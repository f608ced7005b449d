using ModelContextProtocol.Server;

builder.Services.AddMcpServer()
    .WithHttpTransport(options =>
    {
        options.EnableLegacySse = true;
        options.Stateless = false;
        options.IdleTimeout = TimeSpan.FromMinutes(30);
        options.MaxIdleSessionCount = 1000;
        options.RunSessionHandler = async (ctx, server, ct) => await server.RunAsync(ct);
        options.EventStreamStore = store;
        options.SessionMigrationHandler = handler;
        options.SessionMode = HttpServerSessionMode.Stateful;
        options.PerSessionExecutionContext = true;
    })
    .WithDistributedCacheEventStreamStore();

var transport = new HttpClientTransport(new() { Endpoint = uri, TransportMode = HttpTransportMode.Sse });
