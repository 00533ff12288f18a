import { editZip, unzip } from "@cj-tech-master/excelts/archive";
import type { PackageParts } from "./check-package.ts";

/**
 * Excel keeps a sheet's id in its part, as `xr:uid`: what add-ins know the sheet by is the same when the file is opened
 * again. The library neither reads nor writes it.
 */
const revisionNamespace = "http://schemas.microsoft.com/office/spreadsheetml/2014/revision";

const attribute = (tag: string, name: string): string | null =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? null;

/** The ids of a file's sheets, in the order of the workbook; null for sheets without one. */
export function readSheetIds({ textOf }: PackageParts): readonly (string | null)[] {
  const relations = textOf("xl/_rels/workbook.xml.rels") ?? "";
  const targets = new Map(
    [...relations.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [attribute(tag, "Id"), attribute(tag, "Target")]),
  );
  return [...(textOf("xl/workbook.xml") ?? "").matchAll(/<sheet\b[^>]*>/g)].map(([tag]) => {
    const target = targets.get(attribute(tag, "r:id")) ?? "";
    const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    const root = /<worksheet\b[^>]*>/.exec(textOf(path) ?? "")?.[0] ?? "";
    return /\bxr:uid="(\{[0-9A-Fa-f-]{36}\})"/.exec(root)?.[1] ?? null;
  });
}

/** The same file with the ids in its sheets' parts, which the library numbers in the order of the workbook. */
export async function writeSheetIds(file: Uint8Array, ids: readonly (string | null)[]): Promise<Uint8Array> {
  const editor = await editZip(file);
  const reader = unzip(file);
  for (const [index, id] of ids.entries()) {
    const path = `xl/worksheets/sheet${index + 1}.xml`;
    const part = await reader.get(path);
    if (id === null || part === null) continue;
    const text = await part.text();
    const marked = text
      .replace("<worksheet ", `<worksheet xr:uid="${id}" xmlns:xr="${revisionNamespace}" `)
      .replace(/mc:Ignorable="([^"]*)"/, 'mc:Ignorable="$1 xr"');
    editor.set(path, marked);
  }
  return editor.bytes();
}
