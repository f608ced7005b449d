import httpx

async def forward(machine, body):
    return await httpx.post(
        "https://mcp.fly.dev/mcp",
        headers={"fly-force-instance-id": machine},
        json=body,
    )
