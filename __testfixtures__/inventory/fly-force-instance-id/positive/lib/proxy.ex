defmodule Mcp.Proxy do
  def headers(id), do: [{"fly-force-instance-id", id}]
end
