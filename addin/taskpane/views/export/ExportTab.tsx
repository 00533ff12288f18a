import type { HomeParts } from "../home/home-parts.ts";
import { ExportPanel } from "./ExportPanel.tsx";
import { programsToExport } from "./programs-to-export.ts";

/** Home's tab for those who run a program. */
export function ExportTab({ world }: HomeParts) {
  return <ExportPanel programs={programsToExport(world)} />;
}
