import { useEffect } from "react";
import type { DocumentSession } from "../sync/document-session.ts";
import { createTryAgain } from "../sync/try-again.ts";

const startTimer = (milliseconds: number, done: () => void): (() => void) => {
  const timer = setTimeout(done, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};

/** Notes when this machine loses its network, and takes up again what could not be done, as soon as it is back at the latest. */
export function useNetwork(session: DocumentSession, maySave: boolean): void {
  useEffect(() => {
    const tryAgain = createTryAgain(session, maySave, { startTimer, random: Math.random });
    window.addEventListener("online", tryAgain.now);
    window.addEventListener("offline", session.noteOffline);
    return () => {
      tryAgain.stop();
      window.removeEventListener("online", tryAgain.now);
      window.removeEventListener("offline", session.noteOffline);
    };
  }, [session, maySave]);
}
