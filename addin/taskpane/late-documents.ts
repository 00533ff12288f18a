import { err } from "../../shared/result.ts";
import { late } from "../late.ts";
import type { DocumentOpener } from "./pane-services.ts";

/**
 * Documents for a pane that is just opening: kinds, sessions and outbox come when the first document is wanted, or with
 * `fetch` beforehand. Where they do not come the server counts as out of reach, which it then is.
 */
export function createLateDocuments(
  load: () => Promise<DocumentOpener>,
): DocumentOpener & { readonly fetch: () => Promise<unknown> } {
  const whole = late(load);
  const offline = err({ kind: "client", error: { kind: "offline" } } as const);
  return {
    fetch: whole,
    insert: async (choice, tell) => (await whole())?.insert(choice, tell) ?? offline,
    bindAgain: async (choice, sheets) => (await whole())?.bindAgain(choice, sheets) ?? offline,
    open: async (binding, world) => (await whole())?.open(binding, world) ?? offline,
    summarize: async (binding, world) => (await whole())?.summarize(binding, world) ?? offline,
  };
}
