import * as z from "zod/mini";
import type { DocumentSession } from "../sync/document-session.ts";
import type { CommandReport, RibbonCommand } from "./ribbon-command.ts";

/** In the pane: what the ribbon's last command came to, and the session it goes through. */
export interface RibbonDesk {
  readonly getReport: () => CommandReport;
  readonly subscribe: (listener: () => void) => () => void;
  readonly dismiss: () => void;
  readonly run: (command: RibbonCommand) => Promise<void>;
  /** While a document is open in the pane, its commands go through this session; the returned function ends that. */
  readonly attach: (documentId: string, session: DocumentSession) => () => void;
  readonly sessionOf: (documentId: string) => DocumentSession | null;
}

const keyName = "milepost.report";

const reportSchema = z.array(z.object({ intent: z.enum(["success", "info", "warning", "error"]), text: z.string() }));

/** A report as it travels to a page that shows it: in an address or in storage. */
export const writeReport = (report: CommandReport): string => JSON.stringify(report);

/** Nothing where it cannot be read: an old or foreign text is no report. */
export function readReport(text: string | null): CommandReport {
  if (text === null) return [];
  try {
    const read = reportSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : [];
  } catch {
    // What is not JSON is no report either, and JSON.parse has no other way to say so.
    return [];
  }
}

/** Leaves a report that could not be shown for the pane's next opening. */
export function keepReport(storage: Storage | null, partition: string, report: CommandReport): void {
  storage?.setItem(`${partition}${keyName}`, writeReport(report));
}

/** Takes the report that was left, if there is one. */
export function takeKeptReport(storage: Storage | null, partition: string): CommandReport {
  const key = `${partition}${keyName}`;
  const report = readReport(storage?.getItem(key) ?? null);
  storage?.removeItem(key);
  return report;
}

export function createRibbonDesk(
  start: CommandReport,
  run: (command: RibbonCommand, sessionOf: RibbonDesk["sessionOf"]) => Promise<CommandReport>,
): RibbonDesk {
  let report = start;
  const listeners = new Set<() => void>();
  const attached = new Map<string, DocumentSession>();
  const become = (next: CommandReport): void => {
    report = next;
    for (const listener of listeners) listener();
  };
  const sessionOf = (documentId: string): DocumentSession | null => attached.get(documentId) ?? null;
  return {
    getReport: () => report,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dismiss: () => {
      become([]);
    },
    run: async (command) => {
      become(await run(command, sessionOf));
    },
    attach: (documentId, session) => {
      attached.set(documentId, session);
      return () => {
        if (attached.get(documentId) === session) attached.delete(documentId);
      };
    },
    sessionOf,
  };
}
