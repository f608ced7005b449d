#!/bin/sh
docker run -t ssehub/server
npx mcp-server --transport http
echo "sse transport is gone"
aws s3 cp x s3://y --sse aws:kms
aws s3 cp mcp.tar s3://y/ --sse AES256
gcc -msse4.2 -mfpmath=sse x.c
./bench --transport sse-like
