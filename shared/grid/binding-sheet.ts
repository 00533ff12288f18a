import * as z from "zod/mini";
import type { Cells, CellValue } from "../cell.ts";
import { cellValueSchema, versionSchema } from "../protocol/common.ts";
import { err, ok, type Result } from "../result.ts";
import type { SheetValues } from "./grid.ts";

/** Name of the hidden sheet that says which document the workbook's sheets hold. */
export const bindingSheetName = "_milepost";

/** Grows when the sheet's layout changes; an older reader then leaves the sheet alone instead of misreading it. */
export const bindingFormat = 1;

/** Which document a workbook's sheets hold, and what was last agreed with the server. Kept in the hidden sheet. */
export interface Binding {
  readonly documentId: string;
  readonly programId: string;
  readonly practiceId: string;
  readonly practiceName: string;
  readonly kind: string;
  readonly period: string;
  /** Where each grid stands. Sheet ids live as long as the workbook; the name is the fallback when one is lost. */
  readonly sheets: readonly { readonly gridId: string; readonly sheetId: string; readonly sheetName: string }[];
  /** The values last shared with the server, and the document version they are of: what "mine" is compared with. */
  readonly base: Cells;
  readonly baseVersion: number;
  /** Opaque, from the last pull. */
  readonly cursor: string | null;
  readonly receipt: Receipt | null;
}

/** Says, on reopening, whether the sheet still equals what the program holds. */
export interface Receipt {
  readonly version: number;
  /** SHA-256 over the cells as canonical JSON, hex. */
  readonly hash: string;
  /** ISO time at which the server acknowledged. */
  readonly at: string;
}

/** Why a hidden sheet says nothing. Either way the document can be bound again from its key columns. */
export type BindingSheetError =
  | { readonly kind: "newer-format"; readonly format: number } // written by a later Milepost: update, do not overwrite
  | { readonly kind: "damaged" }; // edited, cut off, or not our sheet

const bindingSchema = z.object({
  documentId: z.string(),
  programId: z.string(),
  practiceId: z.string(),
  practiceName: z.string(),
  kind: z.string(),
  period: z.string(),
  sheets: z.array(z.object({ gridId: z.string(), sheetId: z.string(), sheetName: z.string() })),
  base: z.array(z.tuple([z.string(), cellValueSchema])),
  baseVersion: versionSchema,
  cursor: z.nullable(z.string()),
  receipt: z.nullable(z.object({ version: versionSchema, hash: z.string(), at: z.string() })),
});

/** Characters a cell takes at most of one part; Excel's own limit is 32,767. */
const partLength = 32_000;

/**
 * JSON in letters that no sheet changes: without it, lone surrogates and control characters would not survive the .xlsx,
 * and `_x0041_` would come back as `A`.
 */
const plainJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    /[^\x20-\x5e\x60-\x7e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Every part starts with a bar: otherwise Excel might take it for a formula, a number or a date, or eat an apostrophe. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length; start += partLength) {
    parts.push(`|${text.slice(start, start + partLength)}`);
  }
  return parts;
}

/**
 * The hidden sheet's values from A1 on, two columns: `milepost` and the format; per binding `document` with its JSON and,
 * where that is too long for a cell, `more` rows; at last `end` and how many bindings there are, so that a sheet that was
 * cut off is noticed. Write them all at once and clear what stood below.
 */
export function encodeBindings(bindings: readonly Binding[]): CellValue[][] {
  const rows: CellValue[][] = [["milepost", bindingFormat]];
  for (const binding of bindings) {
    const parts = partsOf(plainJson({ ...binding, base: [...binding.base] }));
    for (const [index, part] of parts.entries()) rows.push([index === 0 ? "document" : "more", part]);
  }
  rows.push(["end", bindings.length]);
  return rows;
}

const damaged = err({ kind: "damaged" } as const);

/** Reads the hidden sheet's values back. Blank rows and further columns are passed over. Never throws. */
export function decodeBindings(values: SheetValues): Result<Binding[], BindingSheetError> {
  const rows = values
    .map((row) => [String(row[0] ?? ""), String(row[1] ?? "")] as const)
    .filter(([tag, text]) => tag !== "" || text !== "");
  const [head, ...rest] = rows;
  const format = Number(head?.[1]);
  if (head?.[0] !== "milepost" || !Number.isInteger(format) || format < 1) return damaged;
  if (format > bindingFormat) return err({ kind: "newer-format", format });

  const end = rest.pop();
  const texts: string[] = [];
  for (const [tag, text] of rest) {
    if (!text.startsWith("|")) return damaged;
    if (tag === "document") texts.push(text.slice(1));
    else if (tag === "more" && texts.length > 0) texts.push(`${texts.pop() ?? ""}${text.slice(1)}`);
    else return damaged;
  }
  if (end?.[0] !== "end" || end[1] !== String(texts.length)) return damaged;

  const bindings: Binding[] = [];
  for (const text of texts) {
    const json = parseJson(text);
    if (!json.ok) return damaged;
    const binding = bindingSchema.safeParse(json.value);
    if (!binding.success) return damaged;
    bindings.push({ ...binding.data, base: new Map(binding.data.base) });
  }
  return ok(bindings);
}

function parseJson(text: string): Result<unknown, "not-json"> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return err("not-json");
  }
}
