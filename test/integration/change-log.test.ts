import { expect, it } from "vitest";
import { listChanges, type ChangeRow, type LogPlace } from "../../server/db/change-log.ts";
import { createFixture, pushOf } from "../support/server-fixture.ts";

const top: LogPlace = { version: 1_000, offset: 0 };

/** A document of three versions, with all lines of its log, read so many at a time. */
async function begin() {
  const fixture = await createFixture();
  const { documentId } = await fixture.open();
  const member = await fixture.as("member");
  const pushes = [
    { "1/count": 1 },
    { "1/count": 2, "2/count": 3, "1/note": '"3/count"', "2/note": "" },
    { "3/count": 4 },
  ];
  for (const [version, cells] of pushes.entries()) {
    await member.call("push", { params: { documentId }, body: pushOf(`m${version}`, version, cells) });
  }
  const read = (limit: number, path?: string): Promise<string[]> =>
    fixture.store.read(async (reader) => {
      const lines: string[] = [];
      let below = top;
      for (;;) {
        const page: ChangeRow[] = await listChanges(reader, documentId, { path, below, limit });
        lines.push(...page.map((line) => `${line.version} ${line.path} ${String(line.before)} ${String(line.after)}`));
        const last = page.at(-1);
        if (last === undefined || page.length < limit) return lines;
        below = last;
      }
    });
  return read;
}

const all = ["3 3/count null 4", '2 1/note null "3/count"', "2 2/count null 3", "2 1/count 1 2", "1 1/count null 1"];

it.each([1, 2, 3, 4, 100])("is read in pages of %i that may end within a version", async (limit) => {
  const read = await begin();
  expect(await read(limit)).toEqual(all);
});

it("has the lines of one cell, and none of a cell whose text is another's path", async () => {
  const read = await begin();
  expect(await read(1, "1/count")).toEqual(["2 1/count 1 2", "1 1/count null 1"]);
  expect(await read(100, "3/count")).toEqual(["3 3/count null 4"]);
  expect(await read(100, "2/note")).toEqual([]);
});
