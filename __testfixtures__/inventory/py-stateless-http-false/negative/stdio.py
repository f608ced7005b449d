from fastmcp import FastMCP

FastMCP("demo").run()
