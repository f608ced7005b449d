<?php
$sid = $_SERVER['HTTP_MCP_SESSION_ID'] ?? null;
header("Mcp-Session-Id: $sid");
$req->getHeaderLine('Mcp-Session-Id');
