using Yarp.ReverseProxy.Configuration;

var mcpCluster = new ClusterConfig
{
    ClusterId = "mcp",
    SessionAffinity = new SessionAffinityConfig { Enabled = true, Policy = "Cookie", AffinityKeyName = "k" },
};
