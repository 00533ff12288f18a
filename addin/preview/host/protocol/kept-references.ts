import type { References } from "../api/host-context.ts";
import type { RangeRef } from "../model/range-ref.ts";

/** Ranges that Office.js holds on to between requests. They follow their cells meanwhile. */
export function createReferences(): References {
  const byId = new Map<string, RangeRef>();
  const ids = new Map<RangeRef, string>();
  let last = 0;
  return {
    keep: (range) => {
      const known = ids.get(range);
      if (known !== undefined) return known;
      last++;
      const id = `ref-${last}`;
      byId.set(id, range);
      ids.set(range, id);
      return id;
    },
    idOf: (range) => ids.get(range) ?? null,
    find: (id) => byId.get(id) ?? null,
    release: (id) => {
      const range = byId.get(id);
      byId.delete(id);
      if (range !== undefined) ids.delete(range);
    },
    count: () => byId.size,
  };
}
