using ModelContextProtocol.Server;

builder.Services.AddMcpServer().WithHttpTransport(options =>
{
    options.Stateless = true;
    // options.EnableLegacySse = true;
    options.EnableLegacySse = false;
});
var t = new HttpClientTransport(new() { TransportMode = HttpTransportMode.StreamableHttp });
