using ModelContextProtocol.AspNetCore;
builder.Services.AddMcpServer().WithHttpTransport(o => {
    o.RunSessionHandler = async (ctx, server, ct) => await server.RunAsync(ct);
    o.SessionMigrationHandler = h;
    o.EventStreamStore = store;
});
