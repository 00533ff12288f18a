import { rm } from "node:fs/promises";
import path from "node:path";
import { build } from "vite";
import { expect, it, onTestFinished } from "vitest";
import { prepareData } from "../bench/bench-data.ts";
import { signIn } from "../support/push-writer.ts";
import { temporaryFolder } from "../support/server-fixture.ts";
import { startServerProcess } from "../support/server-process.ts";

const root = path.resolve(import.meta.dirname, "../..");
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

it("serves from one built file what it serves from its sources: migrations, workbooks both ways, Office.js", async () => {
  const outDir = path.join(root, "node_modules/.cache", `built-server-${process.pid}`); // its packages are found above it
  onTestFinished(() => rm(outDir, { recursive: true, force: true }));
  await build({ configFile: path.join(root, "server/vite.config.ts"), logLevel: "error", build: { outDir } });
  const folder = await temporaryFolder();
  const [client] = await prepareData(folder, 1);
  const { origin, kill } = await startServerProcess(folder, [path.join(outDir, "main.js")]);
  onTestFinished(kill);
  const authorization = `Bearer ${await signIn(origin, client?.code ?? "")}`;
  const workbook = `${origin}/v1/documents/${client?.documentId ?? ""}/workbook`;

  const filled = await fetch(workbook, { headers: { authorization } });
  expect([filled.status, filled.headers.get("content-type")]).toEqual([200, xlsx]);
  const body = await filled.arrayBuffer();
  const headers = { authorization, "content-type": xlsx };
  const uploaded = await fetch(`${origin}/v1/workbooks`, { method: "POST", headers, body });
  expect(uploaded.status).toBe(200);
  expect((await fetch(`${origin}/office-js/office.js`)).status).toBe(200);
}, 60_000);
