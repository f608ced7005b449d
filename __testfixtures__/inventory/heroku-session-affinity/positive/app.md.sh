heroku features:enable   http-session-affinity   --app mcp
