import { x } from './x.js'; // McpAgent
export default x.serve('/static');
