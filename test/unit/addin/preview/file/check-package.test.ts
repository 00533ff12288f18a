import { zip } from "@cj-tech-master/excelts/archive";
import { describe, expect, it } from "vitest";
import { checkPackage } from "../../../../../addin/preview/file/check-package.ts";
import { readXlsx } from "../../../../../addin/preview/file/read-xlsx.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function archive(parts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const made = zip();
  for (const [name, text] of Object.entries(parts)) made.add(name, bytesOf(text));
  return made.bytes();
}

const workbook = { "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>" };

describe("a file that is no workbook to be opened", () => {
  it.each([
    ["a text", bytesOf("Name,Score\nAlder Creek,3\n"), "not-a-workbook"],
    ["an empty file", new Uint8Array(0), "not-a-workbook"],
    [
      "a workbook with a password, or of an old Excel",
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Array(600).fill(0)]),
      "old-format",
    ],
  ] as const)("is told for %s", async (_, bytes, kind) => {
    expect(await readXlsx(bytes)).toEqual({ ok: false, error: { kind } });
  });

  it("is told for an archive of something else", async () => {
    expect(await readXlsx(await archive({ "word/document.xml": "<w/>" }))).toEqual({
      ok: false,
      error: { kind: "not-a-workbook" },
    });
  });

  it("is told for one that was cut off, or is broken inside", async () => {
    const whole = await archive({ ...workbook, "xl/worksheets/sheet1.xml": "x".repeat(5_000) });
    expect(await readXlsx(whole.slice(0, whole.length - 40))).toEqual({ ok: false, error: { kind: "damaged" } });
    expect(await readXlsx(whole)).toEqual({ ok: false, error: { kind: "damaged" } });
  });

  it("is told for one that would unpack to more than a page holds, whatever sizes it claims", async () => {
    const bomb = await archive({ ...workbook, "xl/sharedStrings.xml": "0".repeat(300_000) });
    expect(bomb.length).toBeLessThan(2_000);
    expect((await checkPackage(bomb)).ok).toBe(true);
    expect(await checkPackage(bomb, 200_000)).toEqual({ ok: false, error: { kind: "too-large" } });
    // The size that the directory gives: 24 bytes into each of its entries.
    const lying = bomb.slice();
    const view = new DataView(lying.buffer);
    for (let at = 0; at + 46 < lying.length; at++) {
      if (view.getUint32(at, true) === 0x02_01_4b_50) view.setUint32(at + 24, 10, true);
    }
    expect(await checkPackage(lying, 200_000)).toEqual({ ok: false, error: { kind: "too-large" } });
  });
});
