import { imatFacts } from "../instrument/imat-facts.ts";
import { cqmFacts } from "../measure/cqm-facts.ts";
import type { DocumentKind, KindFacts } from "./document-kind.ts";

/**
 * The registry's kinds, in its order, without their grids and rules: all that a list of documents needs, and a twentieth
 * of the bytes. A test keeps the two alike.
 */
export const listedKinds: readonly KindFacts[] = [imatFacts, cqmFacts];

export const findListedKind = (id: string): KindFacts | null => listedKinds.find((kind) => kind.id === id) ?? null;

/** The registry itself, for those who do not carry it from the start. */
export const loadKinds = async (): Promise<readonly DocumentKind[]> => (await import("./registry.ts")).documentKinds;
