import { TeamScoring } from "../../scoring/TeamScoring.tsx";
import type { DocumentParts } from "../document-parts.ts";

/** Ways of getting values into the sheet other than typing them. */
export function FillTab({ opened: { scoring, session }, allowed }: DocumentParts) {
  return scoring !== null && allowed.save && <TeamScoring desk={scoring} session={session} />;
}
