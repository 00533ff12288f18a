import { useCallback, useEffect, useRef, useState } from "react";
import type { Result } from "../../shared/result.ts";

/** Something that is being fetched: not there yet, refused, or there. */
export type Loaded<T, E> =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly error: E }
  | { readonly state: "ready"; readonly value: T };

/**
 * Runs `load` when the component appears and whenever `load` itself changes (keep it in useCallback). A later run wins
 * over an earlier one that answers late. `reload` keeps what is shown until the new answer is there.
 */
export function useLoad<T, E>(load: () => Promise<Result<T, E>>): { loaded: Loaded<T, E>; reload: () => void } {
  const [loaded, setLoaded] = useState<Loaded<T, E>>({ state: "loading" });
  const run = useRef(0);
  const start = useCallback(() => {
    run.current += 1;
    const mine = run.current;
    const finish = async (): Promise<void> => {
      const result = await load();
      if (mine !== run.current) return;
      setLoaded(result.ok ? { state: "ready", value: result.value } : { state: "failed", error: result.error });
    };
    void finish();
  }, [load]);
  useEffect(() => {
    start();
    return () => {
      run.current += 1;
    };
  }, [start]);
  return { loaded, reload: start };
}
