import type { World } from "../../pane-services.ts";
import type { tabStrings } from "../../strings/tabs.ts";
import type { LoadPart } from "../tabs/LaterPart.tsx";
import { isReviewer } from "../../allowed-steps.ts";
import { programsToExport } from "../export/programs-to-export.ts";
import type { HomeParts } from "./home-parts.ts";

type TabId = keyof typeof tabStrings.homeTabs;

interface HomeTab {
  readonly id: Exclude<TabId, "documents">;
  /** Whether this person has any use for it. */
  readonly isWanted: (world: World) => boolean;
  readonly load: LoadPart<HomeParts>;
}

/** The tabs beside the documents, in the order in which they stand. Each brings its code when it is first opened. */
export const homeTabs: readonly HomeTab[] = [
  {
    id: "review",
    isWanted: ({ grants }) => isReviewer(grants),
    load: () => import("../desk/DeskTab.tsx").then(({ DeskTab }) => DeskTab),
  },
  {
    id: "export",
    isWanted: (world) => programsToExport(world).length > 0,
    load: () => import("../export/ExportTab.tsx").then(({ ExportTab }) => ExportTab),
  },
];
