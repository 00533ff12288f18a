import { documentName } from "../../../document-names.ts";
import { Charts } from "../../charts/Charts.tsx";
import { CompareTable } from "../../compare/CompareTable.tsx";
import type { DocumentParts } from "../document-parts.ts";
import { Figures } from "../Figures.tsx";

/** What the values come to, how that has moved, and the values beside those of last time. */
export function ResultsTab(parts: DocumentParts) {
  const { opened, state } = parts;
  const { charts, practiceName } = opened;
  const { kind, period } = state.document;
  return (
    <>
      <Figures figures={state.figures} />
      <CompareTable {...parts} />
      {charts !== null && <Charts desk={charts} state={state} name={documentName(practiceName, kind, period)} />}
    </>
  );
}
