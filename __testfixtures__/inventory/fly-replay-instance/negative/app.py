from fastmcp import FastMCP

async def write(request):
    # headers={"fly-replay": f"instance={machine}"}
    return Response(headers={"fly-replay": "region=ord"})
