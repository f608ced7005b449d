import type { Transform } from '../src/engine/transform.js';
import auth from './auth.js';
import client from './client.js';
import context from './context.js';
import droppedNotifications from './dropped-notifications.js';
import errors from './errors.js';
import handlerResults from './handler-results.js';
import handlers from './handlers.js';
import headers from './headers.js';
import imports from './imports.js';
import overrides from './overrides.js';
import pushRequests from './push-requests.js';
import registration from './registration.js';
import requestAuth from './request-auth.js';
import requests from './requests.js';
import results from './results.js';
import sessionState from './session-state.js';
import sessions from './sessions.js';
import sse from './sse.js';
import stdio from './stdio.js';
import symbols from './symbols.js';
import tasks from './tasks.js';
import types from './types.js';
import zod from './zod.js';

/** Every transform, in the order they run. Each says in `needs` what it builds on; the comments say why it stands here. */
export const transforms: readonly Transform[] = [
  // First: it settles which package every name comes from, and later transforms go by that.
  imports,
  // After imports, which decides where a package's bearer gate goes: the errors go with it.
  auth,
  // Before symbols: what becomes SdkError or SdkErrorCode must be gone when symbols gives the rest of McpError and
  // ErrorCode their new names.
  errors,
  // After imports: it renames what imports left aliased.
  symbols,
  // After imports, for names of its own. Before everything that lays out calls: it takes statements out, and gives
  // others a new indentation.
  sessions,
  // After sessions, which rewrites a file that has both transports as one.
  sse,
  // After sessions and sse: a server that they serve over HTTP too is built by one factory, and what of it stands in
  // their routes is gone by now.
  stdio,
  // For the same reason before what lays out calls: it takes statements out of a try statement.
  client,
  // After imports and symbols: it goes by what a schema's name stands for, and lets go of those it replaces.
  handlers,
  // After handlers, whose rewrite is what brings v2's types in. It only inserts.
  handlerResults,
  // Before registration, which goes by the zod a shape is built with in the end. It writes inside schemas only, by single
  // tokens and insertions, so that whatever wraps them composes.
  zod,
  // After symbols: it names what it finds by v2's names. It writes between arguments and around schemas only, so that
  // whatever changes callbacks and schemas inside may come before or after.
  registration,
  // After symbols, for the names of types. It changes tokens inside callbacks and never the calls around them, so that
  // what registers a handler may come before or after.
  context,
  // After imports, whose markers on header types it takes back where it follows the uses; after context, whose new name
  // for the parameter it repeats.
  headers,
  // After symbols. It takes arguments out of calls; what is inside the others may change before or after.
  requests,
  // Inserts around single expressions only.
  results,
  // Anywhere after the names are settled: it only takes type arguments apart.
  types,
  // Marks only, like the next.
  overrides,
  // Marks only; after sessions and sse, which mark the routes they rewrite themselves.
  requestAuth,
  // Marks only; after the others, so that a statement they rewrote is marked once.
  tasks,
  // After context, whose new name for the parameter it repeats, and after what takes the plumbing of sessions out: what
  // is gone needs no check.
  sessionState,
  // After context, for the same reason; before requests or after it, for it writes over all of a call but the question.
  pushRequests,
  // As pushRequests.
  droppedNotifications,
];
