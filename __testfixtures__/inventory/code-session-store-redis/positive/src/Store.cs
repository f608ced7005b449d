using StackExchange.Redis;
using Microsoft.ModelContextProtocol.HttpServer.Distributed;

await db.StringSetAsync($"mcp:session:{id}", payload);
services.AddSingleton<ISessionStore, HybridCacheSessionStore>();
