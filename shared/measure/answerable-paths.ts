/** As many as an explanation may name, see `explanationRequestSchema`. */
const mostPaths = 100;

/**
 * The cells of a question that may be about more of them than an answer can name. The answer holds until one of those named
 * changes: what changes beyond them does not ask again. Also the first so many rows, where no more could be named.
 */
export const atMostAnswerable = <One>(paths: readonly One[]): readonly One[] => paths.slice(0, mostPaths);
