import { useMemo, useState, type ReactNode } from "react";
import { MemoryContext, nothingRemembered } from "./remembered.ts";

/** Gives what is inside a memory of its own, for as long as it is there. */
export function Remembering({ children }: { readonly children: ReactNode }) {
  const [remembered, setRemembered] = useState(nothingRemembered);
  const memory = useMemo(
    () => ({
      remembered,
      remember: (what: Partial<typeof remembered>) => {
        setRemembered((before) => ({ ...before, ...what }));
      },
    }),
    [remembered],
  );
  return <MemoryContext value={memory}>{children}</MemoryContext>;
}
