/**
 * The change mark, asked once for all that begins side by side, as what one request asks does. Whoever is told of a commit is
 * told in a later turn, and asks anew.
 */
export function shareMark(changeMark: () => number | null): () => number | null {
  let known: number | null | undefined;
  return () => {
    if (known === undefined) {
      known = changeMark();
      queueMicrotask(() => {
        known = undefined;
      });
    }
    return known;
  };
}
