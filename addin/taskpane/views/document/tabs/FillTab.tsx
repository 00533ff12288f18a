import { CellStateList } from "../CellStateList.tsx";
import { TeamScoring } from "../../scoring/TeamScoring.tsx";
import type { DocumentParts } from "../document-parts.ts";

/** Getting values into the sheet other than by typing them, and what has become of those that are there. */
export function FillTab(parts: DocumentParts) {
  const { opened, allowed } = parts;
  return (
    <>
      {opened.scoring !== null && allowed.save && <TeamScoring desk={opened.scoring} session={opened.session} />}
      <CellStateList {...parts} />
    </>
  );
}
