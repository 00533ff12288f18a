import { describe, expect, it } from "vitest";
import { quotesOf, reasonWith } from "../../../../addin/taskpane/return-quotes.ts";
import { threads } from "../../../browser/gallery/threads.ts";

const problem = (severity: "error" | "explain" | "note", message: string) => ({
  code: "c",
  severity,
  paths: [],
  message,
  explanation: null,
  address: null,
});

describe("what may be quoted", () => {
  it("is every problem but notes, once, and every open thread by its cell and first words", () => {
    const problems = [problem("error", "Too many."), problem("explain", "Why?"), problem("note", "Few.")];
    expect(quotesOf([...problems, problem("error", "Too many.")], threads, (path) => `<${path}>`)).toEqual([
      "Too many.",
      "Why?",
      "<CMS122v5/denominator>: Eight more than last quarter. Did the report's dates change?",
    ]);
  });
});

describe("a reason", () => {
  it("is the reviewer's words and below them what they quote", () => {
    expect(reasonWith(" Please look again. ", ["Too many.", "Why?"])).toBe("Please look again.\n• Too many.\n• Why?");
  });

  it("can be quotes alone, and is empty without either", () => {
    expect(reasonWith("  ", ["Too many."])).toBe("• Too many.");
    expect(reasonWith("  ", [])).toBe("");
  });
});
