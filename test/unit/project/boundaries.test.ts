import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "../../..");
const folders = ["shared", "server", "addin"] as const;

interface LintReport {
  readonly diagnostics: readonly { readonly code: string; readonly filename: string }[];
  readonly number_of_files: number;
}

const forbidden = [
  ["shared", "../../server/app.ts"],
  ["shared", "../../addin/workbook/workbook.ts"],
  ["shared", "node:fs"],
  ["shared", "hono"],
  ["shared", "zod"],
  ["server", "../../addin/workbook/workbook.ts"],
  ["addin", "../../server/app.ts"],
  ["addin", "node:fs"],
  ["addin", "zod"],
] as const;

const allowed = [
  ["shared", "zod/mini"],
  ["shared", "../result.ts"],
  ["server", "../../shared/result.ts"],
  ["addin", "../../shared/result.ts"],
] as const;

const homes = new Map<string, string>();
let report: LintReport;
let sourceCount = 0;

const plantedPath = (folder: string, specifier: string): string =>
  path.join(homes.get(folder) ?? "", `${specifier.replaceAll(/[^a-z]+/g, "-")}.ts`);

/** Files with one import each are planted beside the real ones, and the linter reads all of them as it does in `verify`. */
beforeAll(async () => {
  for (const folder of folders) homes.set(folder, await mkdtemp(path.join(root, folder, "planted-")));
  for (const [folder, specifier] of [...forbidden, ...allowed]) {
    const text = `import { something } from "${specifier}";\nexport const again = something;\n`;
    await writeFile(plantedPath(folder, specifier), text);
  }
  for (const folder of folders) {
    const names = await readdir(path.join(root, folder), { recursive: true });
    sourceCount += names.filter((name) => /\.(?:tsx?|mjs)$/.test(name)).length;
  }
  const oxlint = path.join(root, "node_modules/.bin/oxlint");
  const output = await run(oxlint, ["--format", "json", ...folders], { cwd: root, maxBuffer: 1 << 28 }).catch(
    (failure: { stdout: string }) => failure, // it exits with 1 when it finds something, as it should here
  );
  report = JSON.parse(output.stdout) as LintReport;
}, 60_000);

afterAll(async () => {
  for (const home of homes.values()) await rm(home, { recursive: true });
});

const findings = (folder: string, specifier: string): number =>
  report.diagnostics.filter(
    ({ code, filename }) =>
      code.includes("no-restricted-imports") && path.resolve(root, filename) === plantedPath(folder, specifier),
  ).length;

describe("import boundaries", () => {
  it.each(forbidden)("stop %s from importing %s", (folder, specifier) => {
    expect(findings(folder, specifier)).toBe(1);
  });

  it.each(allowed)("let %s import %s", (folder, specifier) => {
    expect(findings(folder, specifier)).toBe(0);
  });

  it("hold because every source file of the three folders is read", () => {
    expect(report.number_of_files).toBe(sourceCount);
  });
});
