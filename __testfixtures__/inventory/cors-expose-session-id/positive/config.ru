use Rack::Cors do
  allow do
    resource '/mcp', headers: :any, methods: [:post], expose: ['Mcp-Session-Id']
  end
end
