import { Workbook } from "@cj-tech-master/excelts";
import type { CellValue } from "../../shared/cell.ts";

/** A document's .xlsx as the server gives it out, with values typed into it: by sheet and A1 address. */
export async function fillWorkbook(
  bytes: Uint8Array,
  entries: Readonly<Record<string, Readonly<Record<string, CellValue>>>>,
  change: (workbook: Workbook) => void = () => {},
): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes);
  for (const [sheetName, cells] of Object.entries(entries)) {
    const sheet = workbook.getWorksheet(sheetName);
    if (sheet === undefined) throw new Error(`No sheet ${sheetName}`);
    for (const [address, value] of Object.entries(cells)) sheet.getCell(address).value = value;
  }
  change(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer({ validate: false }));
}
