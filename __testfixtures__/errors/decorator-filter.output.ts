import {
  ProtocolError,
  SdkErrorCode,
  SdkError,
} from '@modelcontextprotocol/server';

function Catch(..._types: unknown[]) {
  return (_target: unknown) => {};
}

@Catch(ProtocolError)
export class McpFilter {
  catch(error: unknown) {
    return error instanceof SdkError && error.code === SdkErrorCode.RequestTimeout;
  }
}
