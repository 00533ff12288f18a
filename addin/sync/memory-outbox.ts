import { ok } from "../../shared/result.ts";
import type { Outbox, OutboxEntry } from "./outbox.ts";

/** An outbox that lives as long as the page: for tests, and where the browser keeps nothing. */
export function createMemoryOutbox(): Outbox {
  const entriesById = new Map<string, OutboxEntry>();
  return {
    add: async (entries) => {
      for (const entry of entries) entriesById.set(entry.mutationId, entry);
      return ok(null);
    },
    list: async (documentId) => ok([...entriesById.values()].filter((entry) => entry.documentId === documentId)),
    remove: async (mutationIds) => {
      for (const id of mutationIds) entriesById.delete(id);
      return ok(null);
    },
  };
}
