def test_mcp_service(chart):
    assert chart["spec"]["sessionAffinity"] == "ClientIP"
