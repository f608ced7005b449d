from fastmcp import FastMCP

async def route(request):
    return Response(status_code=307, headers={"fly-replay": f"instance={machine}"})
