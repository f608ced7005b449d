using Microsoft.ModelContextProtocol.HttpServer.Distributed;

builder.Services.AddMcpHttpSessionAffinity();
app.MapMicrosoftMcpServer()
   .WithSessionAffinity();
