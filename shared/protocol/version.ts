/**
 * The protocol's version, sent with every push. Grows whenever a request or reply schema changes; a test compares a hash
 * of all schemas with the one kept here.
 *
 * History:
 * 1  sessions, programs, practices, documents, push, pull, explanations, history, transitions, workbook, export
 *    later, with nothing a pane of this version would stumble over: pulling many documents at once, receipts,
 *    threads on cells, a reviewer's queue, many steps at once, charts, report mappings, event streams,
 *    filled workbooks, requirements, judgements of then and now, a database that cannot be reached,
 *    the time zone that due dates end in, the settings that a judgement is by, reading
 *    explanations alone
 */
export const PROTOCOL_VERSION = 1;

/** Of all the calls' schemas as they are at this version; test/contract/protocol-version.test.ts says what to do when it differs. */
export const PROTOCOL_SCHEMA_HASH = "048233b0fcf5a68a";
