<?php
class McpController {
    public function __invoke(Request $request) {
        $id = $request->headers->get('Mcp-Session-Id');
        return response()->json([])->header('Mcp-Session-Id', $id);
    }
}
