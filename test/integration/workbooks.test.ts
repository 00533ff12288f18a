import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { Workbook } from "@cj-tech-master/excelts";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { checkWorkbook } from "../../server/services/check-workbook.ts";
import { apiErrorSchema } from "../../shared/protocol/errors.ts";
import { workbookReplySchema, type WorkbookReply } from "../../shared/protocol/workbooks.ts";
import { fillWorkbook } from "../support/filled-workbook.ts";
import { createFixture, pushOf, type Fixture } from "../support/server-fixture.ts";
import { expectNoDefect } from "../support/test-client.ts";
import * as z from "zod/mini";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The sheet of the test kind: keys in A from row 5 on, then count, answer and note. */
const rows = "Rows";

let fixture: Fixture;
let documentId: string;
let blank: Uint8Array;

beforeAll(async () => {
  fixture = await createFixture();
  ({ documentId } = await fixture.open());
  blank = await download();
});

async function download(): Promise<Uint8Array> {
  const admin = await fixture.as("admin");
  const response = await admin.send("downloadWorkbook", { params: { documentId } });
  return new Uint8Array(await response.arrayBuffer());
}

async function send(
  bytes: Uint8Array,
  options: { readonly as?: string; readonly dryRun?: boolean; readonly type?: string } = {},
): Promise<Response> {
  const { token } = await fixture.as(options.as ?? "member");
  return expectNoDefect(
    await fixture.app.request(`/v1/workbooks${options.dryRun === true ? "?dryRun=true" : ""}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": options.type ?? xlsx },
      body: Buffer.from(bytes),
    }),
  );
}

async function upload(...input: Parameters<typeof send>): Promise<WorkbookReply> {
  const response = await send(...input);
  expect(response.status).toBe(200);
  return z.parse(workbookReplySchema, await response.json());
}

async function refusal(...input: Parameters<typeof send>) {
  const response = await send(...input);
  expect(response.status).toBeGreaterThanOrEqual(400);
  return z.parse(apiErrorSchema, await response.json());
}

const cellsNow = async () => {
  const admin = await fixture.as("admin");
  const { cells } = await admin.call("getDocument", { params: { documentId } });
  return Object.fromEntries(Object.entries(cells).map(([cellPath, { value }]) => [cellPath, value]));
};

it("names its document below the title, as the pane's own sheets do", async () => {
  const workbook = new Workbook();
  await workbook.xlsx.load(blank);
  const admin = await fixture.as("admin");
  const { document } = await admin.call("getDocument", { params: { documentId } });
  const subtitle = workbook.worksheets[0]?.getCell("A2").value;
  expect(subtitle).toMatch(new RegExp(`^.+ · .+ · ${document.period} · due ${document.dueDate}$`));
});

describe("a filled workbook", () => {
  it("is looked over without changing anything, and then taken as one push", async () => {
    const filled = await fillWorkbook(blank, { [rows]: { B5: 12, B6: "n/a", C7: "Some" } });
    const dry = await upload(filled, { dryRun: true });
    expect(dry).toMatchObject({
      dryRun: true,
      sheets: [
        {
          sheetName: rows,
          documentId,
          gridId: "rows",
          why: null,
          changes: [
            { path: "1/count", before: null, after: 12 },
            { path: "2/count", before: null, after: "n/a" },
            { path: "3/answer", before: null, after: 1 },
          ],
        },
      ],
      documents: [{ outcome: "applied", refusal: null, conflicts: [], document: { documentId, version: 0 } }],
    });
    expect(dry.sheets[0]?.problems.map(({ code }) => code)).toEqual(["not-a-count"]);
    expect(await cellsNow()).toEqual({});

    const real = await upload(filled);
    expect(real.documents[0]).toMatchObject({ outcome: "applied", document: { version: 1 } });
    expect(await cellsNow()).toEqual({ "1/count": 12, "2/count": "n/a", "3/answer": 1 });

    const again = await upload(filled);
    expect(again.documents[0]).toMatchObject({ outcome: "alreadyProcessed", document: { version: 1 } });
    expect(again.sheets[0]?.changes).toEqual([]);
    expect((await upload(await download())).documents[0]?.outcome).toBe("unchanged");
  });

  it("overwrites nothing that changed since it was made: that is a conflict, in the dry run too", async () => {
    const copy = await download();
    const member = await fixture.as("champion");
    const { document } = await member.call("getDocument", { params: { documentId } });
    await member.call("push", {
      params: { documentId },
      body: pushOf("by-champion", document.version, { "1/count": 50 }),
    });
    const filled = await fillWorkbook(copy, { [rows]: { B5: 60, B8: 4 } });
    for (const dryRun of [true, false]) {
      const reply = await upload(filled, { dryRun });
      expect(reply.documents[0]).toMatchObject({
        outcome: "conflict",
        conflicts: [{ path: "1/count", mine: 60, theirs: { value: 50 } }],
      });
      expect(reply.sheets[0]?.changes).toEqual([{ path: "4/count", before: null, after: 4 }]);
    }
    expect(await cellsNow()).toMatchObject({ "1/count": 50, "4/count": 4 });
  });

  it("is taken as far as the sender's role goes, and says nothing of what they may not see", async () => {
    const filled = await fillWorkbook(blank, { [rows]: { B9: 1 } });
    const byStaff = await upload(filled, { as: "staff" });
    expect(byStaff.documents[0]).toMatchObject({ outcome: "refused", refusal: { code: "forbidden" } });
    for (const userId of ["birch-champion", "other-staff"]) {
      const byStranger = await upload(filled, { as: userId });
      expect(byStranger.documents).toEqual([]);
      expect(byStranger.sheets).toMatchObject([{ sheetName: rows, documentId: null, changes: [] }]);
      expect(JSON.stringify(byStranger)).not.toContain(documentId);
    }
    const unsigned = await fixture.app.request("/v1/workbooks", { method: "POST", body: "x" });
    expect(unsigned.status).toBe(401);
  });

  it("without its hidden sheet, or with more tables than it names, is reported and not guessed at", async () => {
    const loose = await upload(await fillWorkbook(blank, {}, (workbook) => workbook.removeWorksheet("_milepost")));
    expect(loose.documents).toEqual([]);
    expect(loose.sheets).toMatchObject([
      { sheetName: rows, documentId: null, why: expect.stringContaining("Bind again") },
    ]);

    const damaged = await fillWorkbook(blank, { _milepost: { A1: "something" } });
    expect((await upload(damaged)).sheets[0]?.why).toContain("damaged");
    const gone = await upload(await fillWorkbook(blank, {}, (workbook) => workbook.removeWorksheet(rows)));
    expect(gone.sheets).toMatchObject([{ sheetName: rows, why: expect.stringContaining("no longer") }]);

    const withNotes = await fillWorkbook(blank, {}, (workbook) => void workbook.addWorksheet("Notes").addRow(["mine"]));
    expect((await upload(withNotes)).sheets.map(({ sheetName }) => sheetName)).toEqual([rows]);
  });

  it("names rows and columns that are lost, and leaves their values alone", async () => {
    const before = await cellsNow();
    const cut = await fillWorkbook(await download(), { [rows]: { B4: "Other", A7: null, B7: 3 } });
    const reply = await upload(cut);
    expect(reply.sheets[0]?.problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["column-missing", "row-missing", "row-unknown"]),
    );
    expect(await cellsNow()).toEqual(before);
  });
});

describe("what is no workbook", () => {
  it.each([
    ["an old .xls, or one with a password", Buffer.from("d0cf11e0a1b11ae1".padEnd(200, "0"), "hex"), "password"],
    ["a .csv", Buffer.from("Measure,Numerator\nCMS122v5,1\n"), "not an Excel workbook"],
    ["nothing", Buffer.alloc(0), "not an Excel workbook"],
    ["the start of a zip", Buffer.from("504b0304".padEnd(100, "0"), "hex"), "damaged"],
  ])("%s is refused with what to do", async (_, bytes, words) => {
    const problem = await refusal(bytes);
    expect(problem).toMatchObject({ code: "malformed-body", detail: expect.stringContaining(words) });
  });

  it("by its type or its size is not even read", async () => {
    expect((await refusal(blank, { type: "text/csv" })).code).toBe("unsupported-media-type");
    expect((await refusal(new Uint8Array((10 << 20) + 1))).code).toBe("too-large");
    expect((await send(blank, { type: "application/octet-stream", dryRun: true })).status).toBe(200);
  });

  it("is refused when its directory promises a bomb, twice the same part, or an encrypted one", async () => {
    const directory = Buffer.from(blank).indexOf(Buffer.from("504b0102", "hex"));
    const patched = (offset: number, value: number, size: 2 | 4): Buffer => {
      const bytes = Buffer.from(blank);
      if (size === 4) bytes.writeUInt32LE(value, directory + offset);
      else bytes.writeUInt16LE(value, directory + offset);
      return bytes;
    };
    expect((await refusal(patched(24, 0x7fffffff, 4))).detail).toContain("unpacks to more");
    expect((await refusal(patched(8, 1, 2))).detail).toContain("password");
    expect((await refusal(patched(28, 0xffff, 2))).detail).toContain("damaged");
  });

  it("is never a defect of the server's, cut off, overwritten or shuffled", async () => {
    const spoiled = fc.oneof(
      fc.nat(blank.length).map((length) => blank.slice(0, length)),
      fc.array(fc.tuple(fc.nat(blank.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }).map((bytes) => {
        const copy = Uint8Array.from(blank);
        for (const [at, byte] of bytes) copy[at] = byte;
        return copy;
      }),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes])),
    );
    await fc.assert(
      fc.asyncProperty(spoiled, async (bytes) => {
        const response = await send(bytes, { dryRun: true });
        expect([200, 400]).toContain(response.status);
      }),
      { numRuns: 12 },
    );
  });
});

describe("checking a workbook from the command line", () => {
  it("says that it is equal, or which cells differ", async () => {
    const current = await download();
    const equal = await checkWorkbook(fixture.deps, current);
    expect(equal).toMatchObject({ ok: true, value: { isEqual: true } });
    const changed = await checkWorkbook(fixture.deps, await fillWorkbook(current, { [rows]: { B5: 51 } }));
    expect(changed).toMatchObject({ ok: true, value: { isEqual: false } });
    expect(changed.ok && changed.value.lines).toEqual([
      expect.stringMatching(/^Alder Creek, counts 2018-Q1: 1 cell differs \(version \d+\)$/),
      "  1/count (Row 1, Count): workbook 51, server 50",
    ]);
    expect(await checkWorkbook(fixture.deps, Uint8Array.of(1, 2))).toMatchObject({ ok: false });
  });

  it("is a command that ends with 1 when something differs", async () => {
    const file = path.join(fixture.folder, "filled.xlsx");
    await writeFile(file, await download());
    const run = promisify(execFile);
    const command = run(process.execPath, ["--import", "tsx", "server/cli/milepost.ts", "check", file], {
      env: { ...process.env, MILEPOST_DATA: path.join(fixture.folder, "empty") },
    });
    await expect(command).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("not yours to see") });
  });
});
