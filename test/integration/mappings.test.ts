import { describe, expect, it } from "vitest";
import { createFixture } from "../support/server-fixture.ts";

const params = { practiceId: "alder", kind: "counts" };
const epic = {
  vendor: "Epic",
  columns: [
    { title: "Den", field: "denominator" },
    { title: "Score", field: null },
  ],
  rows: [{ name: "row iet", rowKey: "1" }],
};

describe("how reports are read", () => {
  it("is remembered by practice, kind and vendor, for colleagues too, and can be changed and forgotten", async () => {
    const fixture = await createFixture();
    const member = await fixture.as("member");
    const saved = await member.call("saveMapping", { params, body: epic });
    expect(saved.mappings).toEqual([{ ...epic, savedBy: "Member, Alder Creek", savedAt: "2018-04-20T09:00:00.000Z" }]);
    await member.call("saveMapping", { params, body: { ...epic, vendor: "  Athena " } });

    const champion = await fixture.as("champion");
    const changed = { ...epic, vendor: "EPIC", rows: [] };
    await champion.call("saveMapping", { params, body: changed });
    const { mappings } = await champion.call("listMappings", { params });
    expect(mappings.map(({ vendor, savedBy }) => [vendor, savedBy])).toEqual([
      ["Athena", "Member, Alder Creek"],
      ["EPIC", "Champion, Alder Creek"],
    ]);
    const forgotten = await champion.call("saveMapping", { params, body: { vendor: "epic", columns: [], rows: [] } });
    expect(forgotten.mappings.map(({ vendor }) => vendor)).toEqual(["Athena"]);
    const elsewhere = await champion.call("listMappings", { params: { ...params, kind: "checklist" } });
    expect(elsewhere.mappings).toEqual([]);
  });

  it("is read by whoever sees the practice and changed by whoever may enter values", async () => {
    const fixture = await createFixture();
    const staff = await fixture.as("staff");
    expect((await staff.call("listMappings", { params })).mappings).toEqual([]);
    expect((await staff.refusal("saveMapping", { params, body: epic })).code).toBe("forbidden");
    for (const userId of ["birch-champion", "nobody", "other-staff"]) {
      const stranger = await fixture.as(userId);
      expect((await stranger.refusal("listMappings", { params })).code).toBe("not-found");
      expect((await stranger.refusal("saveMapping", { params, body: epic })).code).toBe("not-found");
    }
    const member = await fixture.as("member");
    for (const place of [
      { ...params, practiceId: "nowhere" },
      { ...params, kind: "nothing" },
    ]) {
      expect((await member.refusal("listMappings", { params: place })).code).toBe("not-found");
    }
    expect((await (await fixture.as(null)).refusal("listMappings", { params })).status).toBe(401);
  });

  it("refuses what is no mapping, and more vendors than a practice can have", async () => {
    const fixture = await createFixture();
    const member = await fixture.as("member");
    for (const body of [
      {},
      { ...epic, vendor: "  " },
      { ...epic, columns: [{ title: "" }] },
      { ...epic, rows: null },
    ]) {
      expect((await member.refusal("saveMapping", { params, body })).code).toBe("malformed-body");
    }
    for (let number = 0; number < 50; number++) {
      await member.call("saveMapping", { params, body: { ...epic, vendor: `Vendor ${number}` } });
    }
    expect((await member.refusal("saveMapping", { params, body: epic })).code).toBe("too-large");
    expect((await member.call("listMappings", { params })).mappings).toHaveLength(50);
  });
});
