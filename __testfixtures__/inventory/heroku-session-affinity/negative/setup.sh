heroku features:disable http-session-affinity -a my-mcp-app
# heroku features:enable http-session-affinity -a my-mcp-app
heroku features:enable http-session-affinity -a webshop
