import { kindTitle } from "../document-names.ts";
import { periodTextInWords } from "../../../shared/period.ts";

/** "Clinical quality measures · Q4 2017". A narrow pane breaks it at the dot and never within the period. */
export function KindAndPeriod({ kind, period }: { readonly kind: string; readonly period: string }) {
  return (
    <>
      {kindTitle(kind)} · <span style={{ whiteSpace: "nowrap" }}>{periodTextInWords(period)}</span>
    </>
  );
}
