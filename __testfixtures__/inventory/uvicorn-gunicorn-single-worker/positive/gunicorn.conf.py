bind = "0.0.0.0:8000"
# MCP sessions live in this process
workers = 1
