import type { Program } from "../../../../shared/protocol/common.ts";
import { exportablePrograms } from "../../allowed-steps.ts";
import type { World } from "../../pane-services.ts";

/** The programs whose consolidated export the person may take out. */
export function programsToExport({ grants, programs }: World): readonly Program[] {
  const exportable = exportablePrograms(grants);
  return programs.filter(({ programId }) => exportable === "all" || exportable.has(programId));
}
