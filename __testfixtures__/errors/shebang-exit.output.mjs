#!/usr/bin/env node
import { SdkErrorCode, SdkError } from '@modelcontextprotocol/server';

process.on('uncaughtException', (error) => {
  if (error instanceof SdkError && error.code === SdkErrorCode.ConnectionClosed) process.exit(0);
  throw error;
});
