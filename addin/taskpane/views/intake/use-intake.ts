import { useState } from "react";
import type { CellChange } from "../../../../shared/cell.ts";
import type { Intake, XmlReading } from "../../../../shared/document/intake.ts";
import { namesToRemember } from "../../../../shared/intake/read-report.ts";
import { findTitleLine, personalTitle, tableBelow } from "../../../../shared/intake/report-table.ts";
import type { PracticeDocument } from "../../../../shared/protocol/common.ts";
import { err, type Result } from "../../../../shared/result.ts";
import type { ReportMapping } from "../../../../shared/protocol/mappings.ts";
import type { DocumentSession } from "../../../sync/document-session.ts";
import type { IntakeDesk, SheetLook } from "../../../sync/intake-desk.ts";
import { useServices } from "../../services-context.ts";
import { failureStrings } from "../../strings/failures.ts";
import { intakeStrings } from "../../strings/intake.ts";
import type { Message } from "../../words.ts";
import { parseText } from "./parse-text.ts";
import { readSource, rememberedFor, vendorOf, type Choices, type ReadSource } from "./read-source.ts";

export type IntakeStep = "source" | "columns" | "preview";

const nothing: Choices = { lines: [], titleIndex: null, vendor: "", fields: new Map(), answers: new Map() };

interface Deps {
  readonly intake: Intake;
  readonly desk: IntakeDesk;
  readonly session: DocumentSession;
  readonly document: PracticeDocument;
  readonly mappings: readonly ReportMapping[];
}

/** What to keep of the choices for the vendor's next report. */
function mappingToSave(choices: Choices, { columns, reading, answers }: ReadSource, before: ReportMapping | undefined) {
  const named = new Map([
    ...(before?.rows ?? []).map(({ name, rowKey }) => [name, rowKey] as const),
    ...namesToRemember(reading?.questions ?? [], answers),
  ]);
  return {
    vendor: choices.vendor.trim(),
    columns: columns
      .filter(({ title, state }) => title !== "" && title.length <= 200 && state !== "refused")
      .map(({ title, fieldId }) => ({ title, field: fieldId })),
    rows: [...named].filter(([name]) => name.length <= 200).map(([name, rowKey]) => ({ name, rowKey })),
  };
}

/** The error is a sentence on what to do instead. */
async function readXml(intake: Intake, text: string): Promise<Result<XmlReading, string>> {
  const loaded = await import("./parse-xml.ts").catch(() => null);
  if (loaded === null) return err(intakeStrings.notLoaded);
  const root = loaded.parseXml(text);
  if (!root.ok) return err(intakeStrings.failures[root.error]);
  return intake.readXml?.(root.value) ?? err(intakeStrings.failures["not-text"]);
}

/** The way of a report from the text somebody pasted to values in the sheet. Nothing is written before `write`. */
export function useIntake({ intake, desk, session, document, mappings }: Deps) {
  const { api } = useServices();
  const [step, setStep] = useState<IntakeStep>("source");
  const [choices, setChoices] = useState<Choices>(nothing);
  /** A report that names its own measures and populations needs no columns. */
  const [named, setNamed] = useState<XmlReading | null>(null);
  const [look, setLook] = useState<SheetLook | null>(null);
  const [message, setMessage] = useState<Message | null>(null);
  const [isBusy, setBusy] = useState(false);
  const source = choices.lines.length === 0 ? null : readSource(intake, mappings, choices);

  const preview = async (): Promise<void> => {
    setBusy(true);
    const looked = await desk.look();
    setBusy(false);
    setMessage(looked.ok ? null : { intent: "error", text: failureStrings.workbook(looked.error) });
    if (!looked.ok) return;
    setLook(looked.value);
    setStep("preview");
  };

  const takeXml = async (text: string): Promise<void> => {
    const read = await readXml(intake, text);
    if (!read.ok) {
      setMessage({ intent: "warning", text: read.error });
      return;
    }
    setNamed(read.value);
    await preview();
  };

  const take = (text: string): void => {
    setNamed(null);
    if (text.trimStart().startsWith("<")) {
      void takeXml(text);
      return;
    }
    const parsed = parseText(text);
    if (!parsed.ok) {
      setMessage({ intent: "warning", text: intakeStrings.failures[parsed.error] });
      return;
    }
    const titleIndex = findTitleLine(intake, parsed.value);
    const { titles } = tableBelow(parsed.value, titleIndex ?? 0);
    const personal = personalTitle(intake, titles);
    if (personal !== null) {
      setMessage({ intent: "error", text: intakeStrings.personal(personal) });
      return;
    }
    setMessage(null);
    setChoices({ ...nothing, lines: parsed.value, titleIndex, vendor: vendorOf(mappings, titles) });
    setStep("columns");
  };

  const remember = async (): Promise<boolean> => {
    if (source === null || choices.vendor.trim() === "") return true;
    const saved = await api.call("saveMapping", {
      params: { practiceId: document.practiceId, kind: document.kind },
      body: mappingToSave(choices, source, rememberedFor(mappings, choices.vendor)),
    });
    return saved.ok;
  };

  const write = async (changes: readonly CellChange[]): Promise<void> => {
    if (isBusy || changes.length === 0) return;
    setBusy(true);
    await session.enter(changes);
    const { outcome } = session.getState();
    // what Excel would not take is said above; the report stays here for another try
    if (outcome?.kind !== "workbook") {
      const isRemembered = await remember();
      setMessage({
        intent: isRemembered ? "success" : "warning",
        text: `${intakeStrings.written(changes.length)}${isRemembered ? "" : ` ${intakeStrings.notRemembered}`}`,
      });
      setChoices(nothing);
      setNamed(null);
      setStep("source");
    }
    setBusy(false);
  };

  return {
    step,
    choices,
    source,
    reading: named?.reading ?? source?.reading ?? null,
    notes: named?.notes ?? [],
    /** Where one comes back to from the preview. */
    before: named === null ? ("columns" as const) : ("source" as const),
    look,
    message,
    isBusy,
    take,
    preview,
    write,
    goTo: setStep,
    change: (changed: Partial<Choices>): void => {
      setChoices((before) => ({ ...before, ...changed }));
    },
    say: setMessage,
  };
}

export type IntakeState = ReturnType<typeof useIntake>;
