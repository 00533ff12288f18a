import type { DocumentParts } from "../document-parts.ts";
import { Figures } from "../Figures.tsx";

/** What the values come to. */
export function ResultsTab({ state }: DocumentParts) {
  return <Figures figures={state.figures} />;
}
