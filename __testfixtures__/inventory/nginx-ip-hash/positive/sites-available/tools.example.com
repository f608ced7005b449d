upstream agents
{
    zone agents 64k;
    ip_hash ;
    server 10.0.0.4:9000;
    server 10.0.0.5:9000;
}
server
{
    server_name mcp.example.com;
    location /
    {
        proxy_pass http://agents/;
    }
}
