import { bindingSheetName, decodeBindings, encodeBindings } from "../../shared/grid/binding-sheet.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Binding, WorkbookError } from "./workbook.ts";
import { usedValues } from "./used-values.ts";

/** The hidden sheet as it was last seen. */
export interface HiddenSheet {
  readonly exists: boolean;
  readonly bindings: readonly Binding[];
  /** The first column free for drop-down lists: the bindings take A and B, C stays blank. */
  readonly freeColumn: number;
}

const firstListColumn = 3;

export interface HiddenSheetQuery {
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
}

/** Queues loading the hidden sheet. After the sync, `hiddenSheetOf` says what it holds. */
export function queryHiddenSheet(context: Excel.RequestContext): HiddenSheetQuery {
  const sheet = context.workbook.worksheets.getItemOrNullObject(bindingSheetName);
  sheet.load("id");
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load("values,rowIndex,columnIndex");
  return { sheet, used };
}

/**
 * A sheet that cannot be read says nothing and is written anew: the documents are found again by their keys
 * (`findUnbound`). One that a later Milepost wrote is left alone.
 */
export function hiddenSheetOf({ sheet, used }: HiddenSheetQuery): Result<HiddenSheet, WorkbookError> {
  if (sheet.isNullObject) return ok({ exists: false, bindings: [], freeColumn: firstListColumn });
  const values = usedValues(used);
  const width = Math.max(...values.map((line) => line.length), 0);
  const decoded = decodeBindings(values);
  if (!decoded.ok && decoded.error.kind === "newer-format") return err({ kind: "failed", code: "NewerBindingFormat" });
  return ok({
    exists: true,
    bindings: decoded.ok ? decoded.value : [],
    freeColumn: Math.max(firstListColumn, width),
  });
}

/** Queues making the hidden sheet. Excel's own dialogs do not offer a very hidden sheet, so nobody shows it by mistake. */
export function addHiddenSheet(context: Excel.RequestContext): Excel.Worksheet {
  const sheet = context.workbook.worksheets.add(bindingSheetName);
  sheet.visibility = "VeryHidden";
  return sheet;
}

const withBinding = (bindings: readonly Binding[], binding: Binding): Binding[] =>
  bindings.some(({ documentId }) => documentId === binding.documentId)
    ? bindings.map((other) => (other.documentId === binding.documentId ? binding : other))
    : [...bindings, binding];

/**
 * The bindings of this workbook, as the last reading of it found them. They stand in one sheet, so writing one means
 * writing all; remembering the others spares a round trip. Every reading of a document refreshes them, and nothing is
 * written back without one, so what a co-author bound meanwhile is overwritten only when both happen within one breath.
 */
export interface BindingStore {
  readonly last: () => HiddenSheet | null;
  /** Remembers what a query found. */
  readonly accept: (query: HiddenSheetQuery) => Result<HiddenSheet, WorkbookError>;
  /** Queues writing the binding among the others; the returned function is called once the sync went well. */
  readonly queueWrite: (context: Excel.RequestContext, hidden: HiddenSheet, binding: Binding) => () => void;
}

export function createBindingStore(): BindingStore {
  let last: HiddenSheet | null = null;
  return {
    last: () => last,
    accept: (query) => {
      const found = hiddenSheetOf(query);
      last = found.ok ? found.value : null;
      return found;
    },
    queueWrite: (context, hidden, binding) => {
      const bindings = withBinding(hidden.bindings, binding);
      const sheet = hidden.exists ? context.workbook.worksheets.getItem(bindingSheetName) : addHiddenSheet(context);
      const rows = encodeBindings(bindings);
      // Should the sheet have gone since, this fails, and what is remembered of it must not be trusted again.
      last = null;
      sheet.getRange("A:B").clear("Contents");
      sheet.getRangeByIndexes(0, 0, rows.length, 2).values = rows;
      return () => {
        last = { ...hidden, exists: true, bindings };
      };
    },
  };
}
