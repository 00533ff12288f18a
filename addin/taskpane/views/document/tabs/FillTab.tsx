import { IntakePanel } from "../../intake/IntakePanel.tsx";
import { CellStateList } from "../CellStateList.tsx";
import { TeamScoring } from "../../scoring/TeamScoring.tsx";
import type { DocumentParts } from "../document-parts.ts";

/** Getting values into the sheet other than by typing them, and what has become of those that are there. */
export function FillTab(parts: DocumentParts) {
  const { opened, state, allowed } = parts;
  const { scoring, intake, session } = opened;
  return (
    <>
      {scoring !== null && allowed.save && <TeamScoring desk={scoring} session={session} />}
      {intake !== null && allowed.save && <IntakePanel desk={intake} session={session} document={state.document} />}
      <CellStateList {...parts} />
    </>
  );
}
