import type { Hono } from "hono";
import { ok } from "../../shared/result.ts";
import type { AppDeps } from "../http/app-deps.ts";
import type { Metrics } from "../http/metrics.ts";
import { onPrimary } from "../http/ask-again.ts";
import { serveCall, serveEarlyCall } from "../http/serve-call.ts";
import { checkProtocolVersion } from "../services/check-protocol-version.ts";
import { pull, pullMany, readForPull } from "../services/pull.ts";
import { createPush, defaultPushGroup } from "../services/push.ts";
import { readReceipt } from "../services/receipt.ts";
import { createTrustingAuthenticate } from "../services/sign-in.ts";
import { cellsByPath } from "./wire.ts";

export function serveSync(app: Hono, appDeps: AppDeps, metrics: Metrics): void {
  const push = createPush(onPrimary(appDeps), metrics.measureGroups(appDeps.pushGroup ?? defaultPushGroup));
  serveCall(
    app,
    appDeps,
    "push",
    async ({ caller, params, body }) => {
      const reply = await push(caller, params.documentId, body);
      if (!reply.ok) return reply;
      metrics.countPush(reply.value.results);
      return ok({ status: 200, body: reply.value });
    },
    {
      checkBody: checkProtocolVersion,
      onRefusal: metrics.countRefusedPush,
      authenticate: createTrustingAuthenticate(onPrimary(appDeps)),
    },
  );

  serveEarlyCall(
    app,
    appDeps,
    "pull",
    ({ params, query }, deps) => readForPull(deps, params.documentId, query.cursor),
    async ({ caller, query }, reading, deps) => {
      const pulled = await pull(deps, caller, query.cursor, reading);
      if (!pulled.ok) return pulled;
      const { cursor, document, cells } = pulled.value;
      return ok({ status: 200, body: { cursor, document, cells: cellsByPath(cells) } });
    },
  );

  serveCall(
    app,
    appDeps,
    "pullMany",
    async ({ caller, body }, deps) => {
      const pulled = await pullMany(deps, caller, body.documents);
      if (!pulled.ok) return pulled;
      const { documents, refused } = pulled.value;
      const onWire = documents.map(({ cells, ...rest }) => ({ ...rest, cells: cellsByPath(cells) }));
      return ok({ status: 200, body: { documents: onWire, refused } });
    },
    { isRemembered: true, readsFrom: "replica", isDoubtful: ({ body }) => body.refused.length > 0 },
  );

  serveCall(
    app,
    appDeps,
    "receipt",
    async ({ caller, params }, deps) => {
      const receipt = await readReceipt(deps, caller, params.documentId);
      return receipt.ok ? ok({ status: 200, body: receipt.value }) : receipt;
    },
    { readsFrom: "primary" }, // it says whether a workbook holds what the program holds, and not a moment ago
  );
}
