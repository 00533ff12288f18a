import type { Message } from "../taskpane/words.ts";

/** The ribbon's commands, under the names the manifest calls them by. */
export const ribbonCommands = ["check", "push", "pull"] as const;
export type RibbonCommand = (typeof ribbonCommands)[number];

export const isRibbonCommand = (name: unknown): name is RibbonCommand =>
  ribbonCommands.some((command) => command === name);

/** What became of a command, a message for each document it was about. */
export type CommandReport = readonly Message[];
