import type { Path } from "../cell.ts";

/** As many as an explanation may name, see `explanationRequestSchema`. */
const mostPaths = 100;

/**
 * The cells of a question that may be about more of them than an answer can name. The answer holds until one of those named
 * changes: what changes beyond them does not ask again.
 */
export const atMostAnswerable = (paths: readonly Path[]): readonly Path[] => paths.slice(0, mostPaths);
