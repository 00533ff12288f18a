import type { Area } from "../host/a1.ts";
import { createExcelHost, type ExcelHost } from "../host/excel-host.ts";
import type { FileProblem } from "../file/check-package.ts";
import type { XlsxFiles } from "../file/xlsx-files.ts";
import { openImage } from "../host/model/apply-image.ts";
import { imageOf } from "../host/model/image-of.ts";
import type { Sheet } from "../host/model/sheet.ts";
import { activateSheet, addSheet, deleteSheet, renameSheet, selectCells, setVisibility } from "../host/model/sheets.ts";
import type { Calculate, Workbook } from "../host/model/workbook.ts";
import { installWin32Bridge } from "../host/win32-bridge.ts";
import { Calculator, loadEngine } from "./calculator.ts";
import { attempt, createEdits, type Edits, type Outcome } from "./edits.ts";
import { History } from "./history.ts";
import { createNumbers, type NumbersIn } from "./thresholds.ts";
import { ok, type Result } from "../../../shared/result.ts";

/** The simulated Excel as the page's grid uses it. All the page knows of the host goes through here. */
export interface PreviewExcel {
  readonly host: ExcelHost;
  readonly workbook: Workbook;
  readonly calculate: Calculate;
  /** The numbers that a sheet's colour scales, data bars and icon sets are drawn from. */
  readonly numbersOf: (sheet: Sheet) => NumbersIn;
  readonly edits: Edits;
  readonly history: History;
  /** Grows with everything that may have changed what cells show. */
  readonly revision: () => number;
  /** Grows with that and with every change of selection and sheet: what subscribers are told of. */
  readonly tick: () => number;
  /** How often an add-in has selected cells: the grid goes there each time, even if they are selected already. */
  readonly jumps: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes a deed back, or does it again. */
  readonly undo: () => void;
  readonly redo: () => void;
  readonly addSheet: () => Outcome;
  readonly renameSheet: (sheet: Sheet, name: string) => Outcome;
  readonly deleteSheet: (sheet: Sheet) => Outcome;
  readonly hideSheet: (sheet: Sheet) => Outcome;
  /** Shows a hidden sheet again, and goes to it. */
  readonly showSheet: (sheet: Sheet) => Outcome;
  readonly unprotect: (sheet: Sheet) => Outcome;
  /** How long an add-in waits for each answer. */
  readonly setLatency: (ms: number) => void;
  readonly activate: (sheet: Sheet) => void;
  /** The person selects cells; add-ins hear of it. */
  readonly select: (sheet: Sheet, area: Area) => void;
  readonly setColumnWidth: (sheet: Sheet, column: number, points: number) => void;
  /** The file's name, and whether something was done that no file holds. */
  readonly fileName: () => string;
  readonly isUnsaved: () => boolean;
  /** Grows with every workbook that is opened in place of the one before. */
  readonly generation: () => number;
  /** Reads a file and opens it in place of what is open; says in plain words what of it has no place here. */
  readonly openFile: (name: string, bytes: Uint8Array) => Promise<Result<readonly string[], FileProblem>>;
  /** The open workbook as .xlsx, with what is being typed; null where that is refused and has to be put right first. */
  readonly saveFile: () => Promise<Uint8Array | null>;
  /** To be told how an entry that is being typed is taken; the function says whether it was. The returned one ends it. */
  readonly onSettle: (settle: () => boolean) => () => void;
  /** A workbook that an add-in made, which waits to be opened or saved; null without. */
  readonly created: () => NewWorkbook | null;
  readonly takeCreated: () => void;
  /** Puts this Excel behind a window's Office.js, before that loads. */
  readonly connect: (window: Window) => void;
}

/** A workbook that an add-in made with `Excel.createWorkbook`. */
export interface NewWorkbook {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A developer's tools may want the latest; nobody wants all of a day. */
const requestsKept = 50;

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);

const nothingToSettle = (): boolean => true;

const dark = { background: 0x29_29_29, text: 0xff_ff_ff };
const light = { background: 0xff_ff_ff, text: 0 };

/** Whether a request may have changed something: methods and assignments do, reading does not. */
const mayChange = (body: string): boolean => /"ActionType":[34]\b/.test(body);

export function createPreviewExcel(isDark: () => boolean, files: XlsxFiles): PreviewExcel {
  const calculator = new Calculator();
  let created: NewWorkbook | null = null;
  let createdCount = 0;
  const host = createExcelHost({
    calculate: calculator.calculate,
    requestsKept,
    readWorkbook: async (base64) => {
      const read = await files.read(bytesOf(base64));
      return read.ok ? read.value.image : null;
    },
    openCreated: (base64) => {
      createdCount++;
      created = { name: `Book${createdCount + 1}.xlsx`, bytes: bytesOf(base64) };
      moved();
    },
  });
  const { model: workbook } = host;
  const history = new History();
  const listeners = new Set<() => void>();
  let revision = 0;
  let tick = 0;
  let jumps = 0;
  let isSelecting = false;
  let isUndoing = false;
  let isUnsaved = false;
  let generation = 0;
  let settle = nothingToSettle;
  const moved = (): void => {
    tick++;
    for (const listener of listeners) listener();
  };

  const changed = (): void => {
    revision++;
    moved();
  };

  const tellAddIns = workbook.listener;
  workbook.listener = (event) => {
    // Rows that an add-in moves would make what is remembered land elsewhere.
    if (event.kind === "changed" && event.changeType !== "RangeEdited" && event.actor === "add-in") history.clear();
    if (event.kind === "deleted") history.clear();
    if (event.kind === "selection-changed" && !isSelecting) jumps++;
    tellAddIns(event);
    if (["changed", "added", "deleted"].includes(event.kind)) isUnsaved = true;
    if (event.kind === "changed") changed();
    else moved();
  };
  const watched: ExcelHost = {
    ...host,
    handle: async (body, flags) => {
      const answer = await host.handle(body, flags);
      if (mayChange(body)) changed();
      return answer;
    },
  };
  const edits = createEdits(workbook, history);
  /** Tells of what no event tells of. */
  const noting = (outcome: Outcome): Outcome => {
    if (outcome.ok) isUnsaved = true;
    changed();
    return outcome;
  };
  const travel = (step: () => void): void => {
    if (isUndoing) return;
    isUndoing = true;
    step();
    isUndoing = false;
    changed();
  };
  const bringEngine = async (): Promise<void> => {
    calculator.start(await loadEngine());
    changed();
  };
  void bringEngine();

  return {
    host,
    workbook,
    calculate: calculator.calculate,
    numbersOf: createNumbers(workbook, () => revision),
    edits: { ...edits, note: (...place) => noting(edits.note(...place)) },
    history,
    revision: () => revision,
    tick: () => tick,
    jumps: () => jumps,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    undo: () => travel(() => history.undo()),
    redo: () => travel(() => history.redo()),
    addSheet: () => noting(attempt(() => activateSheet(workbook, addSheet(workbook, null)))),
    renameSheet: (sheet, name) => noting(attempt(() => renameSheet(workbook, sheet, name))),
    deleteSheet: (sheet) => noting(attempt(() => deleteSheet(workbook, sheet))),
    hideSheet: (sheet) => noting(attempt(() => setVisibility(workbook, sheet, "Hidden"))),
    showSheet: (sheet) =>
      noting(
        attempt(() => {
          setVisibility(workbook, sheet, "Visible");
          activateSheet(workbook, sheet);
        }),
      ),
    unprotect: (sheet) => noting(attempt(() => host.unprotect(sheet.name))),
    activate: (sheet) => activateSheet(workbook, sheet),
    setLatency: (ms) => {
      host.latencyMs = ms;
    },
    select: (sheet, area) => {
      isSelecting = true;
      selectCells(workbook, sheet, area);
      isSelecting = false;
    },
    setColumnWidth: (sheet, column, points) => {
      if (sheet.protection !== null && !sheet.protection.allowed.has("allowFormatColumns")) return;
      isUnsaved = true;
      sheet.paint("columnWidth", { row: 0, column, rowCount: 1_048_576, columnCount: 1 }, points);
      changed();
    },
    fileName: () => workbook.name,
    isUnsaved: () => isUnsaved,
    generation: () => generation,
    openFile: async (name, bytes) => {
      const read = await files.read(bytes);
      if (!read.ok) return read;
      openImage(workbook, name, read.value.image);
      history.clear();
      isUnsaved = false;
      generation++;
      changed();
      return ok(read.value.leftOut);
    },
    onSettle: (next) => {
      settle = next;
      return () => {
        if (settle === next) settle = nothingToSettle;
      };
    },
    saveFile: async () => {
      if (!settle()) return null;
      const before = revision;
      const file = await files.write(imageOf(workbook));
      // What was done while the file was written is not in it.
      if (revision === before) isUnsaved = false;
      moved();
      return file;
    },
    created: () => created,
    takeCreated: () => {
      created = null;
      moved();
    },
    connect: (window) => {
      // The pane's page before this one is gone, and with it who listened.
      host.events.reset();
      installWin32Bridge(window, watched, isDark() ? dark : light);
    },
  };
}
