import { useEffect } from "react";
import type { DocumentSession } from "../sync/document-session.ts";

/** Milliseconds between tries while the server cannot be reached though there is a network: it is being restarted, say. */
const tryAgainAfter = 30_000;

/** Sends what an earlier save could not, or else asks whether there is anything new: either shows that all is well again. */
function takeUp(session: DocumentSession, maySave: boolean): void {
  const { isOnline, activity, outcome, waiting } = session.getState();
  if (isOnline || activity !== "idle") return;
  const wasSaving = maySave && outcome?.kind === "offline" && waiting > 0;
  void (wasSaving ? session.push() : session.pull());
}

/** Notes when this machine loses its network, and takes up again what could not be done as soon as it is back. */
export function useNetwork(session: DocumentSession, maySave: boolean): void {
  useEffect(() => {
    const goOn = (): void => {
      takeUp(session, maySave);
    };
    const timer = setInterval(goOn, tryAgainAfter);
    window.addEventListener("online", goOn);
    window.addEventListener("offline", session.noteOffline);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", goOn);
      window.removeEventListener("offline", session.noteOffline);
    };
  }, [session, maySave]);
}
