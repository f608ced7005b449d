builder.Services.AddCors(o => o.AddDefaultPolicy(p => p
    .AllowAnyOrigin()
    .WithHeaders("Content-Type", "Mcp-Session-Id")
    .WithExposedHeaders("Mcp-Session-Id")));
