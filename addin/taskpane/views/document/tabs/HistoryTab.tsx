import { HistoryList } from "../../history/HistoryList.tsx";
import type { DocumentParts } from "../document-parts.ts";
import { JudgedAgain } from "../JudgedAgain.tsx";
import { ReceiptNote } from "../ReceiptNote.tsx";

/** What the program holds and how it came there. */
export function HistoryTab(parts: DocumentParts) {
  const { opened, state } = parts;
  return (
    <>
      <ReceiptNote state={state} labelOf={opened.labelOf} session={opened.session} />
      {state.document.submittedAt !== null && <JudgedAgain document={state.document} />}
      <HistoryList {...parts} />
    </>
  );
}
