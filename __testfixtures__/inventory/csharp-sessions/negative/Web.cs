using Microsoft.AspNetCore.Builder;

builder.Services.AddSession(options => { options.IdleTimeout = TimeSpan.FromMinutes(20); });
