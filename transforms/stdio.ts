import type { FileFacts } from '../src/engine/facts.js';
import type { SourceFile } from '../src/engine/source-file.js';
import { defineTransform } from '../src/engine/transform.js';
import { markHandshake } from './lib/client-handshake.js';
import { Stop } from './lib/factory-model.js';
import { settleHandedServers } from './lib/factory-parameter.js';
import { removeStatement } from './lib/factory-wrap.js';
import { settleSharedServers } from './lib/server-factory.js';
import { declareHandle, entryText, handleFor, ONERROR, STDIO, useAt } from './lib/stdio-entry.js';
import { canServe, planSite } from './lib/stdio-plan.js';
import { type StdioSite, stdioSites } from './lib/stdio-sites.js';

/** A server on stdio is served from a factory: `serveStdio(createServer)` speaks both eras, a connected server one. */
export default defineTransform({
  name: 'stdio',
  description: 'a server connected to stdio is served from a factory by serveStdio()',
  needs: ['imports'],
  mentions: /[Ss]tdio|\.connect\(|\boninitialized\b|\bgetClient(?:Capabilities|Version)\b/,
  // A server that crosses files is met in files that neither make nor connect it.
  applies: (_, facts) => facts.sharesServers === true,
  unmet: (file) => file.text.includes('@modelcontextprotocol/sdk'),
  apply(file, facts) {
    settleSharedServers(file, facts);
    settleHandedServers(file, facts, stdioSites, (other, its, call) =>
      stdioSites(other, its).some((site) => site.call === call && canServe(other, its, site)),
    );
    const sites = stdioSites(file, facts);
    let served = sites.length > 0 ? false : undefined;
    for (const site of sites) {
      if (file.isIgnored(site.call)) continue;
      try {
        serve(file, facts, site);
        served = true;
      } catch (error) {
        if (!(error instanceof Stop)) throw error;
        file.todos.add(
          site.call,
          'stdio-era',
          `speaks to 2025-era clients only: it stays on connect(), for ${error.reason}. serveStdio(factory) serves both eras, and builds the server anew for each connection.`,
        );
      }
    }
    markHandshake(file, facts, served);
  },
});

/** @throws Stop with the reason for which the site stays as it is; nothing has been changed then */
function serve(file: SourceFile, facts: FileFacts, site: StdioSite): void {
  const { call } = site;
  const around = file.ancestor(call, (at) => Array.isArray(at.params) && 'body' in at);
  if (around && file.hasIgnored(around))
    throw new Stop('a part of the function around it is to be left alone (mcp-v2-ignore)', call);
  const { form, fate, plan } = planSite(file, facts, site);
  plan.apply();
  const closes = [...plan.takeCloses(), ...fate.closes];
  const handle = form.kind === 'statement' ? handleFor(file, call, closes, plan.owner) : undefined;
  file.release(site.transport);
  if (fate.statement) {
    file.release(fate.statement.statement);
    removeStatement(file, fate.statement.list, fate.statement.statement);
  }
  const name = file.imports.use(STDIO, 'serveStdio', { at: call });
  const target = form.kind === 'statement' ? form.statement : call;
  const { quote } = file.style;
  const reject = facts.hosting?.legacy === 'reject' ? [`legacy: ${quote}reject${quote}`] : [];
  const options = [...reject, ...(fate.option ? [fate.option] : []), ONERROR];
  const text = entryText(file, target.start, name, handle?.before ?? '', plan.expression, options);
  const end = form.kind === 'statement' ? file.endOf(target) : target.end;
  const semi = form.kind === 'statement' && file.text[end - 1] === ';' ? ';' : '';
  file.edits.overwrite(target.start, end, form.kind === 'chain' ? `Promise.resolve(${text})` : text + semi);
  if (!handle) return;
  declareHandle(file, handle);
  for (const close of closes) file.edits.overwrite(close.start, close.end, useAt(file, close, closes, handle));
}
