import { err, ok, type Result } from "../../shared/result.ts";

/** What a workbook that is sent in may be. A practice's own is some 30 kB; these leave room for pictures and other sheets. */
export const xlsxLimits = {
  fileBytes: 10 << 20,
  entries: 2_000,
  /** Unpacked, as the file's own directory says; the reader refuses parts that turn out longer. */
  entryBytes: 80 << 20,
  totalBytes: 160 << 20,
  /** Compressed XML is seldom below a fiftieth of its size. */
  ratio: 200,
} as const;

/** Parts smaller than this may be packed as tightly as they like. */
const harmlessBytes = 1 << 20;

const localHeader = 0x04034b50;
const directoryHeader = 0x02014b50;
const directoryEnd = 0x06054b50;
/** The start of older Office files and of password-protected ones: a compound file instead of a zip. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];

const notWorkbook = "This is not an Excel workbook. Send an .xlsx file; save an .xls or .csv as .xlsx in Excel first.";
const encryptedOrOld =
  "This file is protected with a password, or is an older .xls. Take the password off or save it as .xlsx in Excel, then send it again.";
const damaged = "The file is damaged or was cut off on its way. Save it again in Excel and send that.";
const tooPacked = "The file unpacks to more than a workbook of counts holds. Nothing of it was read.";

/** Where the zip's directory ends: in the last 64 kB, behind it only a remark. -1 when it is not there. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) if (view.getUint32(at, true) === directoryEnd) return at;
  return -1;
}

interface Entry {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly packed: number;
  readonly unpacked: number;
  readonly next: number;
}

function entryAt(view: DataView, bytes: Uint8Array, at: number): Entry | null {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== directoryHeader) return null;
  const nameLength = view.getUint16(at + 28, true);
  return {
    name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    packed: view.getUint32(at + 20, true),
    unpacked: view.getUint32(at + 24, true),
    next: at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true),
  };
}

const isBomb = ({ packed, unpacked }: Entry): boolean =>
  unpacked > xlsxLimits.entryBytes || (unpacked > harmlessBytes && unpacked > packed * xlsxLimits.ratio);

/**
 * Whether bytes are worth unpacking as a workbook: walks the zip's directory and inflates nothing. The error is a sentence
 * for whoever sent the file.
 */
export function preflightXlsx(bytes: Uint8Array): Result<null, string> {
  if (compoundFile.every((byte, index) => bytes[index] === byte)) return err(encryptedOrOld);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 22 || view.getUint32(0, true) !== localHeader) return err(notWorkbook);
  const end = findEnd(view);
  if (end < 0) return err(damaged);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > xlsxLimits.entries) return err(tooPacked);
  const names = new Set<string>();
  let total = 0;
  for (let index = 0; index < count; index++) {
    const entry = entryAt(view, bytes, at);
    if (entry === null || names.has(entry.name)) return err(damaged);
    if (entry.isEncrypted) return err(encryptedOrOld);
    total += entry.unpacked;
    if (isBomb(entry) || total > xlsxLimits.totalBytes) return err(tooPacked);
    names.add(entry.name);
    at = entry.next;
  }
  return names.has("[Content_Types].xml") && names.has("xl/workbook.xml") ? ok(null) : err(notWorkbook);
}
