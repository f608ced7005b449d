<?php
header('Access-Control-Expose-Headers: Mcp-Session-Id');
header("Access-Control-Allow-Headers: Content-Type, Mcp-Session-Id");
