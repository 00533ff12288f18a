import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { parseXml } from "../../../../addin/taskpane/views/intake/parse-xml.ts";
import { proposeChanges } from "../../../../shared/intake/propose-changes.ts";
import { reportedIds } from "../../../../shared/measure/qrda3-ids.ts";
import { readQrda3 } from "../../../../shared/measure/qrda3.ts";
import { qrda3File, type FileMeasure } from "../../../support/qrda3-file.ts";
import { modelOf } from "./cqm-examples.ts";

/** CMS's "2017 Sample QRDA III Informative" of CMSgov/qpp-conversion-tool: its counts and ids. */
const sample = parse(readFileSync(path.join(import.meta.dirname, "../../../fixtures/qrda3/2017-sample.csv"), "utf8"), {
  columns: true,
}) as Record<string, string>[];

const sampleMeasures: FileMeasure[] = [...new Set(sample.map((row) => row["measure_uuid"] ?? ""))].map((versionId) => {
  const rows = sample.filter((row) => row["measure_uuid"] === versionId);
  return {
    versionId,
    title: rows[0]?.["eMeasureId"] ?? "",
    populations: rows.map((row) => ({
      code: row["population"] ?? "",
      id: row["population_uuid"] ?? "",
      count: Number(row["count"]),
    })),
  };
});

function read(xml: string, quarter = "2017-Q4") {
  const root = parseXml(xml);
  if (!root.ok) return root;
  const model = modelOf({ quarter });
  const result = readQrda3(model.scope, root.value);
  if (!result.ok) return result;
  const { notes, reading } = result.value;
  const { changes } = proposeChanges(model, new Map(), reading.taken);
  const values = Object.fromEntries(changes.map(({ path: cell, now }) => [cell, now]));
  return { ok: true as const, notes, values, passedOver: reading.passedOver };
}

const initiation = reportedIds.find(({ measureId }) => measureId === "CMS137v5");
const poorControl = reportedIds.find(({ measureId }) => measureId === "CMS122v5");

function measureOf(ids: typeof initiation, title: string): FileMeasure {
  const populations = (ids?.rates ?? []).flatMap((rate, index) =>
    Object.entries(rate).map(([code, id]) => ({ code, id: id.toUpperCase(), count: 10 * (index + 1) })),
  );
  return { versionId: ids?.versionId ?? "", title, populations };
}

describe("a QRDA III file", () => {
  it("gives the counts of every measure that is known, and lists the others with their titles", () => {
    const found = read(qrda3File(sampleMeasures));
    expect(found).toMatchObject({ ok: true, notes: [] });
    if (!("values" in found)) return;
    expect(found.values).toMatchObject({
      "CMS122v5/initialPopulation": 950,
      "CMS122v5/denominator": 950,
      "CMS122v5/numerator": 800,
      "CMS2v6/denominatorExclusion": 50,
      "CMS2v6/denominatorException": 50,
      "CMS138v5/denominatorException": 50,
      "CMS165v5/denominatorExclusion": 50,
      "CMS139v5/numerator": 800,
    });
    expect(new Set(Object.keys(found.values).map((cell) => cell.split("/")[0]))).toEqual(
      new Set(["CMS122v5", "CMS2v6", "CMS138v5", "CMS165v5", "CMS139v5"]),
    );
    const reasons = Object.fromEntries(found.passedOver.map(({ text, why }) => [text.split(" ")[0], why]));
    expect(reasons["CMS147v6"]).toContain("not known here");
    expect(reasons["CMS125v5"]).toContain("from claims");
    expect(found.passedOver).toHaveLength(7);
  });

  it("tells the rates of a measure apart by the ids of their populations, and never by their order", () => {
    const measure = measureOf(initiation, "Initiation and engagement");
    const found = read(qrda3File([{ ...measure, populations: measure.populations.toReversed() }]));
    expect(found).toMatchObject({
      values: { "CMS137v5.1/numerator": 10, "CMS137v5.2/numerator": 20, "CMS137v5.2/denominatorExclusion": 20 },
    });
    const unknown = { code: "NUMER", id: "00000000-0000-0000-0000-000000000000", count: 3 };
    const withUnknown = read(qrda3File([{ ...measure, populations: [unknown] }]));
    expect(withUnknown).toMatchObject({
      values: {},
      passedOver: [{ why: expect.stringContaining("is not known of this measure") }],
    });
  });

  it("knows other years' versions, and takes nothing of them", () => {
    const versionId = poorControl?.otherVersions["CMS122v7"] ?? "";
    const found = read(qrda3File([{ versionId, title: "Diabetes: Poor Control (&gt; 9%)", populations: [] }]));
    expect(found).toMatchObject({
      values: {},
      passedOver: [
        { text: `Diabetes: Poor Control (> 9%) (${versionId})`, why: expect.stringContaining("This is CMS122v7") },
      ],
    });
  });

  it("may have denominators of zero, and contradictions are not decided", () => {
    const zero = measureOf(poorControl, "");
    const found = read(qrda3File([{ ...zero, populations: zero.populations.map((one) => ({ ...one, count: 0 })) }]));
    expect(found).toMatchObject({ values: { "CMS122v5/denominator": 0, "CMS122v5/numerator": 0 } });
    const [first] = zero.populations;
    const swapped = read(qrda3File([{ ...zero, populations: [{ code: "NUMER", id: first?.id ?? "", count: 1 }] }]));
    expect(swapped).toMatchObject({ values: {} });
    expect(read(qrda3File([zero, zero]))).toMatchObject({
      ok: false,
      error: expect.stringContaining("more than once"),
    });
  });

  it("of another period says so, and its dates come along", () => {
    const file = [measureOf(poorControl, "")];
    const april = read(qrda3File(file, { end: "20170430" }));
    expect(april).toMatchObject({
      notes: [
        expect.stringContaining("covers 2017-01-01 to 2017-04-30, and Q4 2017 asks for 2017-01-01 to 2017-12-31"),
      ],
      values: { "CMS122v5/periodStart": "2017-01-01", "CMS122v5/periodEnd": "2017-04-30" },
    });
    const toDate = read(qrda3File(file, { start: "20180101", end: "20180630" }), "2018-Q2");
    expect(toDate).toMatchObject({ notes: [expect.stringContaining("year to date")] });
    expect(read(qrda3File(file, { start: "", end: "" }))).toMatchObject({
      notes: [expect.stringContaining("does not say which days")],
    });
  });
});

describe("what is no QRDA III file", () => {
  it.each([
    [
      "about single patients",
      qrda3File([], { template: "2.16.840.1.113883.10.20.24.1.2" }),
      "single patients (QRDA I)",
    ],
    [
      "another clinical document",
      qrda3File([], { template: "2.16.840.1.113883.10.20.22.1.2" }),
      "not a QRDA III report",
    ],
    ["without measures", qrda3File([]), "no measure"],
    ["another XML", "<feed><title>News</title></feed>", "not a quality report"],
  ])("%s is refused with the reason", (_, xml, reason) => {
    expect(read(xml)).toMatchObject({ ok: false, error: expect.stringContaining(reason) });
  });

  it("is not read when it is cut off, declares entities, or is nested without end", () => {
    const whole = qrda3File(sampleMeasures);
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${whole}`;
    for (const text of [whole.slice(0, -40), bomb, "<a>".repeat(50_000), "<", "<a b=1/>"]) {
      expect(parseXml(text)).toEqual({ ok: false, error: "damaged-xml" });
    }
  });
});
