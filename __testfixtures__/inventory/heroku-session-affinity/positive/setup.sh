#!/bin/sh
heroku features:enable http-session-affinity -a my-mcp-app
heroku labs:enable http-session-affinity --app mcp-prod
