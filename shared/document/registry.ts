import { imatKind } from "../instrument/imat-kind.ts";
import { cqmKind } from "../measure/cqm-kind.ts";
import type { DocumentKind } from "./document-kind.ts";

/**
 * All kinds of documents there are. Adding one is a folder of its own, a line here and its facts in kind-list.ts; nothing
 * else asks for a kind by name.
 */
export const documentKinds: readonly DocumentKind[] = [imatKind, cqmKind];

export const findKind = (id: string): DocumentKind | null => documentKinds.find((kind) => kind.id === id) ?? null;
