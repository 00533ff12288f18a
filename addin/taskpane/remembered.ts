import { createContext, useContext } from "react";
import type { DeskChoice } from "./views/desk/desk-rows.ts";

/** What the pane remembers for as long as somebody is signed in: views come and go, and people come back to them. */
export interface Remembered {
  readonly homeTab: string;
  /** Null before the desk was first looked at. */
  readonly desk: DeskChoice | null;
}

export const nothingRemembered: Remembered = { homeTab: "documents", desk: null };

interface Memory {
  readonly remembered: Remembered;
  readonly remember: (what: Partial<Remembered>) => void;
}

export const MemoryContext = createContext<Memory>({ remembered: nothingRemembered, remember: () => {} });

export const useMemory = (): Memory => useContext(MemoryContext);
