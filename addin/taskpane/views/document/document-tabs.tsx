import { tabStrings } from "../../strings/tabs.ts";
import { LaterPart, type LoadPart } from "../tabs/LaterPart.tsx";
import type { TabItem } from "../tabs/tab-item.ts";
import type { DocumentParts } from "./document-parts.ts";
import { ToDoTab } from "./tabs/ToDoTab.tsx";

type TabId = keyof typeof tabStrings.documentTabs;

interface LaterTab {
  readonly id: Exclude<TabId, "todo">;
  /** Whether there is anything in it for this document and person. */
  readonly isWanted: (parts: DocumentParts) => boolean;
  /** How many things in it wait for the person. */
  readonly count?: (parts: DocumentParts) => number;
  readonly load: LoadPart<DocumentParts>;
}

/** The tabs behind the first, in the order in which they stand. Each brings its code when it is first opened. */
const laterTabs: readonly LaterTab[] = [
  {
    id: "fill",
    isWanted: () => true,
    load: () => import("./tabs/FillTab.tsx").then(({ FillTab }) => FillTab),
  },
  {
    id: "threads",
    isWanted: () => true,
    count: ({ threads }) => threads.threads?.filter(({ resolved }) => !resolved).length ?? 0,
    load: () => import("../threads/ThreadsTab.tsx").then(({ ThreadsTab }) => ThreadsTab),
  },
  {
    id: "results",
    // what was accepted before can be looked at before anything is entered
    isWanted: ({ opened, state }) => opened.charts !== null || state.figures.length > 0,
    load: () => import("./tabs/ResultsTab.tsx").then(({ ResultsTab }) => ResultsTab),
  },
  {
    id: "history",
    isWanted: () => true,
    load: () => import("./tabs/HistoryTab.tsx").then(({ HistoryTab }) => HistoryTab),
  },
];

/** What waits for the person: choices between two values, errors, and values without the explanation they need. */
const openCount = ({ conflicts, problems }: DocumentParts["state"]): number =>
  conflicts.length + problems.filter(({ severity, explanation }) => severity !== "note" && explanation === null).length;

export function tabsOf(parts: DocumentParts): readonly TabItem[] {
  return [
    {
      id: "todo",
      label: tabStrings.documentTabs.todo,
      count: openCount(parts.state),
      render: () => <ToDoTab {...parts} />,
    },
    ...laterTabs
      .filter(({ isWanted }) => isWanted(parts))
      .map(({ id, load, count }) => ({
        id,
        count: count?.(parts) ?? 0,
        label: tabStrings.documentTabs[id],
        render: () => <LaterPart load={load} view={parts} />,
      })),
  ];
}

/** Brings the tabs' code while the network is there, so that they open without it too. */
export async function fetchLaterTabs(): Promise<void> {
  await Promise.allSettled(laterTabs.map(({ load }) => load()));
}
