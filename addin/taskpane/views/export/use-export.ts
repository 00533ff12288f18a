import { useRef, useState } from "react";
import type { Program } from "../../../../shared/protocol/common.ts";
import type { PaneServices } from "../../pane-services.ts";
import { useServices } from "../../services-context.ts";
import { exportStrings } from "../../strings/export.ts";
import { failureStrings } from "../../strings/failures.ts";
import { clientErrorText } from "../../error-words.ts";
import { type Message } from "../../words.ts";
import { exportFileName, exportInput, type ExportChoice } from "./export-choice.ts";
import { base64Of } from "./read-base64.ts";

export type ExportTarget = "new-workbook" | "sheets" | "download";

/** Fetches the export and, where it is still wanted then, hands it over; how it went is a message, or null. */
async function takeOut(
  { api, workbook, saveFile, today }: PaneServices,
  program: Program,
  choice: ExportChoice,
  target: ExportTarget,
  isStillWanted: () => boolean,
): Promise<Message | null> {
  const file = await api.call("exportProgram", exportInput(program, choice));
  if (!isStillWanted()) return null;
  if (!file.ok) return { intent: "error", text: clientErrorText(file.error) };
  if (target === "download") {
    const name = exportFileName(program, choice.format, today(program.timeZone));
    saveFile(file.value, name);
    return { intent: "success", text: exportStrings.downloaded(name) };
  }
  const base64 = await base64Of(file.value);
  const done = target === "sheets" ? await workbook.insertSheets(base64) : await workbook.openAsWorkbook(base64);
  if (!done.ok) return { intent: "error", text: failureStrings.workbook(done.error) };
  return { intent: "success", text: target === "sheets" ? exportStrings.inserted : exportStrings.opened };
}

export function useExport() {
  const services = useServices();
  /** Only fetching can be cancelled: Excel finishes what it has begun. */
  const [phase, setPhase] = useState<"idle" | "fetching" | "handing-over">("idle");
  const [message, setMessage] = useState<Message | null>(null);
  const run = useRef(0);
  const start = async (program: Program, choice: ExportChoice, target: ExportTarget): Promise<void> => {
    run.current += 1;
    const mine = run.current;
    setPhase("fetching");
    setMessage(null);
    const done = await takeOut(services, program, choice, target, () => {
      if (mine !== run.current) return false;
      setPhase("handing-over");
      return true;
    });
    if (mine !== run.current) return;
    setMessage(done);
    setPhase("idle");
  };
  /** What the server still sends is thrown away when it comes: nothing of it reaches a workbook or the downloads. */
  const cancel = (): void => {
    run.current += 1;
    setPhase("idle");
    setMessage({ intent: "info", text: exportStrings.cancelled });
  };
  return { isBusy: phase !== "idle", cancel: phase === "fetching" ? cancel : null, message, start };
}
