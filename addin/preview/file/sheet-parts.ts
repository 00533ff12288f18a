import { editZip, unzip } from "@cj-tech-master/excelts/archive";
import type { SheetImage } from "../host/model/workbook-image.ts";
import type { PackageParts } from "./check-package.ts";
import { withRuleDetails } from "./rule-details.ts";
import { xmlAttribute } from "./xml-attribute.ts";

/** What of a sheet's part is read beside what the library hands on. */
export interface SheetPart {
  /**
   * Excel keeps a sheet's id in its part, as `xr:uid`: what add-ins know the sheet by is the same when the file is opened
   * again. The library neither reads nor writes it.
   */
  readonly id: string | null;
  /** The part's end, in which what follows the cells stands. */
  readonly end: string;
}

const revisionNamespace = "http://schemas.microsoft.com/office/spreadsheetml/2014/revision";

/** The parts of a file's sheets, in the order of the workbook. */
export function readSheetParts({ textOf, endOf }: PackageParts): readonly SheetPart[] {
  const relations = textOf("xl/_rels/workbook.xml.rels") ?? "";
  const targets = new Map(
    [...relations.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      xmlAttribute(tag, "Id"),
      xmlAttribute(tag, "Target"),
    ]),
  );
  return [...(textOf("xl/workbook.xml") ?? "").matchAll(/<sheet\b[^>]*>/g)].map(([tag]) => {
    const target = targets.get(xmlAttribute(tag, "r:id")) ?? "";
    const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    const root = /<worksheet\b[^>]*>/.exec(textOf(path) ?? "")?.[0] ?? "";
    return { id: /\bxr:uid="(\{[0-9A-Fa-f-]{36}\})"/.exec(root)?.[1] ?? null, end: endOf(path) ?? "" };
  });
}

/** The part with the sheet's id. */
const withId = (text: string, id: string): string =>
  text
    .replace("<worksheet ", `<worksheet xr:uid="${id}" xmlns:xr="${revisionNamespace}" `)
    .replace(/mc:Ignorable="([^"]*)"/, 'mc:Ignorable="$1 xr"');

/**
 * The same file with what the library does not write into its sheets' parts, which it numbers in the order of the workbook:
 * ids, and some of their conditional formats.
 */
export async function finishSheetParts(file: Uint8Array, sheets: readonly SheetImage[]): Promise<Uint8Array> {
  const editor = await editZip(file);
  const reader = unzip(file);
  for (const [index, { id, conditionalFormats }] of sheets.entries()) {
    const path = `xl/worksheets/sheet${index + 1}.xml`;
    const part = await reader.get(path);
    if (part === null || (id === null && conditionalFormats.length === 0)) continue;
    const text = withRuleDetails(await part.text(), conditionalFormats);
    editor.set(path, id === null ? text : withId(text, id));
  }
  return editor.bytes();
}
