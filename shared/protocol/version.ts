/**
 * The protocol's version, sent with every push. Grows whenever a request or reply schema changes; a test compares a hash
 * of all schemas with the one kept here.
 *
 * History:
 * 1  sessions, programs, practices, documents, push, pull, explanations, history, transitions, workbook, export
 */
export const PROTOCOL_VERSION = 1;
