import { err, ok, type Result } from "../../../shared/result.ts";

/** Why a file is not opened. */
export type FileProblem =
  | { readonly kind: "not-a-workbook" }
  | { readonly kind: "old-format" } // .xls, or a workbook with a password: both are OLE containers
  | { readonly kind: "damaged" }
  | { readonly kind: "too-large" }; // or a bomb that would be

/** What of the package is needed beside what the library reads: whole small parts, and how sheets' parts begin and end. */
export interface PackageParts {
  readonly textOf: (path: string) => string | null;
  readonly endOf: (path: string) => string | null;
}

const mostFileBytes = 30 << 20;
const mostEntries = 3_000;
/** Workbooks of people's own are far below this; a browser's tab is not far above. */
const mostUnpackedBytes = 250 << 20;
const sheetHead = 4_096;
/** Room for more conditional formats and drop-down lists than people make. */
const sheetEnd = 256 << 10;

interface Entry {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly start: number;
  readonly size: number;
}

/** Where the zip's directory begins and how many entries it has; null when there is none. */
function findDirectory(view: DataView): { readonly offset: number; readonly count: number } | null {
  const stop = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= stop; at--) {
    if (view.getUint32(at, true) === 0x06_05_4b_50) {
      return { count: view.getUint16(at + 10, true), offset: view.getUint32(at + 16, true) };
    }
  }
  return null;
}

/** The entries of the zip's directory; null when it is damaged or has what no .xlsx has (encryption, other methods). */
function readEntries(bytes: Uint8Array): Entry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  if (directory === null || directory.count > mostEntries) return null;
  const entries: Entry[] = [];
  let at = directory.offset;
  for (let index = 0; index < directory.count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02_01_4b_50) return null;
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const size = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    if ((flags & 1) === 1 || (method !== 0 && method !== 8) || local + 30 > view.byteLength) return null;
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + size > view.byteLength) return null;
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.push({ name, isDeflated: method === 8, start, size });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

const joined = async (parts: readonly Uint8Array[]): Promise<Uint8Array> =>
  new Uint8Array(await new Blob(parts.map((part) => part.slice())).arrayBuffer());

/** Unpacks an entry, keeping no more than its beginning and end; null once it is larger than what is left. */
async function unpack(
  bytes: Uint8Array,
  { isDeflated, start, size }: Entry,
  keep: { readonly head: number; readonly end: number },
  most: number,
): Promise<{ readonly head: Uint8Array; readonly end: Uint8Array; readonly size: number } | null> {
  const packed = new Blob([bytes.slice(start, start + size)]).stream();
  const stream = isDeflated ? packed.pipeThrough(new DecompressionStream("deflate-raw")) : packed;
  const reader = stream.getReader();
  const kept: Uint8Array[] = [];
  const last: Uint8Array[] = [];
  let lastSize = 0;
  let total = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (total < keep.head) kept.push(value.subarray(0, keep.head - total));
    if (keep.end > 0) {
      last.push(value);
      lastSize += value.byteLength;
      while (lastSize - (last[0]?.byteLength ?? 0) >= keep.end) lastSize -= last.shift()?.byteLength ?? 0;
    }
    total += value.byteLength;
    if (total > most) {
      await reader.cancel();
      return null;
    }
  }
  return { head: await joined(kept), end: (await joined(last)).slice(-keep.end), size: total };
}

const isWanted = (name: string): boolean => name === "xl/workbook.xml" || name === "xl/_rels/workbook.xml.rels";
const isSheet = (name: string): boolean => /^xl\/worksheets\/[^/]+\.xml$/.test(name);

/**
 * Looks a file over before a library reads it. Sizes are counted while unpacking: what the file says of itself is no
 * protection from a bomb.
 */
export async function checkPackage(
  bytes: Uint8Array,
  most = mostUnpackedBytes,
): Promise<Result<PackageParts, FileProblem>> {
  const isOle = bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
  if (isOle) return err({ kind: "old-format" });
  const isZip = bytes.length > 22 && bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) return err({ kind: "not-a-workbook" });
  if (bytes.length > mostFileBytes) return err({ kind: "too-large" });
  const entries = readEntries(bytes);
  if (entries === null) return err({ kind: "damaged" });
  const names = new Set(entries.map(({ name }) => name));
  if (!names.has("[Content_Types].xml") || !names.has("xl/workbook.xml")) return err({ kind: "not-a-workbook" });
  if (names.size !== entries.length) return err({ kind: "damaged" });
  const [texts, ends] = [new Map<string, string>(), new Map<string, string>()];
  let left = most;
  try {
    for (const entry of entries) {
      const [isWhole, isOfSheet] = [isWanted(entry.name), isSheet(entry.name)];
      const keep = { head: isWhole ? 1 << 20 : isOfSheet ? sheetHead : 0, end: isOfSheet ? sheetEnd : 0 };
      const unpacked = await unpack(bytes, entry, keep, left);
      if (unpacked === null) return err({ kind: "too-large" });
      left -= unpacked.size;
      if (keep.head > 0) texts.set(entry.name, new TextDecoder().decode(unpacked.head));
      if (isOfSheet) ends.set(entry.name, new TextDecoder().decode(unpacked.end));
    }
  } catch {
    return err({ kind: "damaged" });
  }
  return ok({ textOf: (path) => texts.get(path) ?? null, endOf: (path) => ends.get(path) ?? null });
}
