import { expect, it } from "vitest";
import { connect, prepareData } from "../bench/bench-data.ts";
import { findFaults } from "../support/check-database.ts";
import { PushWriter, signIn } from "../support/push-writer.ts";
import { temporaryFolder } from "../support/server-fixture.ts";
import { startServerProcess } from "../support/server-process.ts";

/** Set by `npm run test:long`. */
const rounds = Number(process.env["MILEPOST_CRASH_ROUNDS"] ?? "5");
const writersAtOnce = 8;
const secondsARound = 15;

it(
  "keeps every acknowledged push, once, when the server is killed in the middle of them",
  async () => {
    const folder = await temporaryFolder();
    const clients = await prepareData(folder, writersAtOnce);
    let server = await startServerProcess(folder);
    const writers: PushWriter[] = [];
    for (const { code, documentId } of clients) {
      writers.push(new PushWriter(documentId, "CMS122v5/numerator", await signIn(server.origin, code)));
    }
    let before = 0;
    for (let round = 1; round <= rounds; round += 1) {
      let isKilled = false;
      const running = Promise.all(writers.map((writer) => writer.run(server.origin, () => isKilled)));
      const delay = new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 400));
      await Promise.race([delay, running]); // a writer that fails ends the round at once
      isKilled = true;
      await server.kill();
      await running;

      const database = connect(folder);
      const acknowledged = writers.flatMap((writer) => writer.acknowledged);
      expect(await findFaults(database, acknowledged)).toEqual([]);
      database.close();
      before = Math.max(before, acknowledged.length);
      if (round < rounds) server = await startServerProcess(folder);
    }
    expect(before).toBeGreaterThan(0);
  },
  rounds * secondsARound * 1_000,
);
