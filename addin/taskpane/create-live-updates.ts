import type { LiveDeps } from "../sync/live-updates.ts";
import type { LiveUpdates } from "./pane-services.ts";

function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const timer = setTimeout(done, milliseconds);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
  });
}

/** Live updates over this browser. Their code is fetched with the first document that is shown. */
export function createLiveUpdates(server: Pick<LiveDeps, "origin" | "fetch" | "getToken">): LiveUpdates {
  const deps: LiveDeps = {
    ...server,
    isVisible: () => document.visibilityState === "visible",
    onVisibility: (listener) => {
      document.addEventListener("visibilitychange", listener);
      return () => document.removeEventListener("visibilitychange", listener);
    },
    wait: waitFor,
    now: () => performance.now(),
    random: Math.random,
  };
  return {
    follow: (session) => {
      let isOver = false;
      let stop: (() => void) | null = null;
      const start = async (): Promise<void> => {
        const { followDocument } = await import("../sync/live-updates.ts");
        if (!isOver) stop = followDocument(deps, session);
      };
      // A pane that cannot fetch its own code any more, after an update of the server, still has its Refresh.
      start().catch(() => {});
      return () => {
        isOver = true;
        stop?.();
      };
    },
  };
}
