/**
 * Gives what was derived under the name the last time, as long as it is derived from the same objects; derives it anew
 * otherwise. Parts are compared by identity, so whoever changes one has to replace it, and `derive` may look at nothing
 * else that changes: then what is remembered can never differ from what would be derived.
 */
export type Recall = <Derived>(name: string, parts: readonly object[], derive: () => Derived) => Derived;

/** Remembers the last derivation of every name. */
export function createRecall(): Recall {
  const known = new Map<string, { readonly parts: readonly object[]; readonly derived: unknown }>();
  return <Derived>(name: string, parts: readonly object[], derive: () => Derived): Derived => {
    const last = known.get(name);
    if (last !== undefined && last.parts.length === parts.length && last.parts.every((part, i) => part === parts[i])) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every name is derived by one function
      return last.derived as Derived;
    }
    const derived = derive();
    known.set(name, { parts, derived });
    return derived;
  };
}
