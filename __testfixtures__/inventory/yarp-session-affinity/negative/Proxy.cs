using Yarp.ReverseProxy.Configuration;

var mcp = new ClusterConfig
{
    ClusterId = "mcp",
    SessionAffinity = new SessionAffinityConfig { Enabled = false },
};
// builder.Services.AddMcpHttpSessionAffinity();
