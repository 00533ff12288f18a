import type { DocumentParts } from "../document-parts.ts";
import { ReceiptNote } from "../ReceiptNote.tsx";

/** What the program holds and how it came there. */
export function HistoryTab({ opened: { labelOf, session }, state }: DocumentParts) {
  return <ReceiptNote state={state} labelOf={labelOf} session={session} />;
}
