import { documentName } from "../../../document-names.ts";
import { Charts } from "../../charts/Charts.tsx";
import type { DocumentParts } from "../document-parts.ts";
import { Figures } from "../Figures.tsx";

/** What the values come to, and how that has moved. */
export function ResultsTab({ opened: { charts, practiceName }, state }: DocumentParts) {
  const { kind, period } = state.document;
  return (
    <>
      <Figures figures={state.figures} />
      {charts !== null && <Charts desk={charts} state={state} name={documentName(practiceName, kind, period)} />}
    </>
  );
}
