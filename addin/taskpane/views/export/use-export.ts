import { useState } from "react";
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

/** Fetches the export and hands it over; how it went is a message either way. */
async function takeOut(
  { api, workbook, saveFile, today }: PaneServices,
  program: Program,
  choice: ExportChoice,
  target: ExportTarget,
): Promise<Message> {
  const file = await api.call("exportProgram", exportInput(program, choice));
  if (!file.ok) return { intent: "error", text: clientErrorText(file.error) };
  if (target === "download") {
    const name = exportFileName(program, choice.format, today());
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
  const [isBusy, setBusy] = useState(false);
  const [message, setMessage] = useState<Message | null>(null);
  const run = async (program: Program, choice: ExportChoice, target: ExportTarget): Promise<void> => {
    setBusy(true);
    setMessage(null);
    setMessage(await takeOut(services, program, choice, target));
    setBusy(false);
  };
  return { isBusy, message, run };
}
