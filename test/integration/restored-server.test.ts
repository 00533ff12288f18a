import { copyFile, readdir } from "node:fs/promises";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createApp } from "../../server/app.ts";
import { openStore } from "../../server/db/open-store.ts";
import { pino } from "pino";
import { createFixture, pushOf, temporaryFolder, type Fixture } from "../support/server-fixture.ts";
import { createTestClient } from "../support/test-client.ts";

/** The same server on a copy of its data, as of now. */
async function backUp({ deps, folder }: Fixture) {
  const copy = await temporaryFolder();
  for (const name of await readdir(folder)) await copyFile(path.join(folder, name), path.join(copy, name));
  return async (token: string | null) => {
    const store = await openStore({ kind: "folder", folder: copy });
    onTestFinished(() => store.close());
    const app = createApp({
      ...deps,
      store,
      log: pino({ level: "silent" }),
      origin: () => "https://milepost.test",
      paneFolder: copy,
      manifestFile: "",
      clientAddress: () => "one",
    });
    return createTestClient(app, token);
  };
}

it("tells every call that speaks of a version the restored server never had", async () => {
  const fixture = await createFixture();
  const { documentId } = await fixture.open();
  const params = { documentId };
  const admin = await fixture.as("admin");
  await admin.call("push", { params, body: pushOf("m1", 0, { "1/count": 1 }) });
  const restore = await backUp(fixture);
  await admin.call("push", { params, body: pushOf("m2", 1, { "1/count": 2 }) });
  const { cursor } = await admin.call("pull", { params });
  const many = await admin.call("pullMany", { body: { documents: [{ documentId }] } });
  const receipt = await admin.call("receipt", { params });

  const restored = await restore(admin.token);
  const ahead = { status: 409, code: "version-ahead", version: 1 };
  expect(await restored.refusal("pull", { params, query: { cursor } })).toMatchObject(ahead);
  expect(await restored.refusal("push", { params, body: pushOf("m3", 2, { "1/count": 3 }) })).toMatchObject(ahead);
  const submit = { transition: "submit", expectedVersion: 2 };
  expect(await restored.refusal("transition", { params, body: submit })).toMatchObject(ahead);
  const asked = [{ documentId, cursor: many.documents[0]?.cursor }];
  expect(await restored.call("pullMany", { body: { documents: asked } })).toEqual({
    documents: [],
    refused: [{ documentId, code: "version-ahead", version: 1 }],
  });
  const now = await restored.call("receipt", { params });
  expect(now.version).toBeLessThan(receipt.version);
  expect(now.hash).not.toBe(receipt.hash);

  // a mutation that the backup had is known, one that it had not is new: sent again, it is applied
  const again = await restored.call("push", { params, body: pushOf("m1", 0, { "1/count": 1 }) });
  expect(again.results).toMatchObject([{ outcome: "alreadyProcessed", version: 1 }]);
  const lost = await restored.call("push", { params, body: pushOf("m2", 1, { "1/count": 2 }) });
  expect(lost.results).toMatchObject([{ outcome: "applied", version: 2 }]);
});
