import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rm, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { apiErrorSchema } from "../../shared/protocol/errors.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";
import { connect, prepareData } from "../bench/bench-data.ts";
import { findFaults } from "../support/check-database.ts";
import { PushWriter, signIn } from "../support/push-writer.ts";
import { temporaryFolder } from "../support/server-fixture.ts";
import { startServerProcess } from "../support/server-process.ts";

const megabyte = 1024 * 1024;

/** Mounts a file system of a few megabytes; false where this user may not. */
function mountSmallDisk(folder: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], { stdio: "ignore" });
  } catch {
    return false;
  }
  onTestFinished(() => void execFileSync("umount", ["-l", folder]));
  return true;
}

it("refuses pushes while the disk is full, half-writes nothing, and takes them again when there is room", async (test) => {
  const folder = await temporaryFolder();
  if (!mountSmallDisk(folder)) test.skip("Mounting a small disk takes root");
  const [client] = await prepareData(folder, 1);
  const server = await startServerProcess(folder);
  onTestFinished(() => server.kill());
  const documentId = client?.documentId ?? "";
  const token = await signIn(server.origin, client?.code ?? "");
  const writer = new PushWriter(documentId, "CMS122v5/numerator", token);
  let pushes = 0;
  await writer.run(server.origin, () => (pushes += 1) > 3);
  expect(writer.acknowledged).toHaveLength(3);

  const filler = path.join(folder, "filler");
  const { bavail, bsize } = await statfs(folder);
  await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - megabyte / 8), 1));
  /** Pushes long texts until one is refused. */
  const refusedPush = async (): Promise<{ readonly mutationId: string; readonly refusal: Response }> => {
    for (let version = 3; version < 100; version += 1) {
      const mutationId = randomUUID();
      const body = {
        protocolVersion: PROTOCOL_VERSION,
        clientId: "filler",
        mutations: [
          {
            mutationId,
            baseVersion: version,
            cells: [{ path: "CMS165v5/denominator", value: randomUUID().repeat(800) }],
          },
        ],
      };
      const response = await fetch(`${server.origin}/v1/documents/${documentId}/push`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      if (response.status !== 200) return { mutationId, refusal: response };
    }
    throw new Error("The disk never was full");
  };
  const { mutationId, refusal } = await refusedPush();
  expect([refusal.status, apiErrorSchema.parse(await refusal.json()).code]).toEqual([413, "storage-full"]);
  expect(refusal.headers.get("retry-after")).toBe("60");

  const pulled = await fetch(`${server.origin}/v1/documents/${documentId}/pull`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(pulled.status).toBe(200);

  await rm(filler);
  await writer.run(server.origin, () => writer.acknowledged.length >= 6);
  expect(writer.acknowledged).toHaveLength(6);
  const database = connect(folder);
  expect(await findFaults(database, writer.acknowledged)).toEqual([]);
  const { rows } = await database.execute({
    sql: "SELECT count(*) AS found FROM mutations WHERE mutation_id = ?",
    args: [mutationId],
  });
  expect(rows[0]?.["found"]).toBe(0);
  database.close();
}, 60_000);
