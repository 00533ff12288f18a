import type { Hono } from "hono";
import { ok } from "../../shared/result.ts";
import type { AppDeps } from "../http/app-deps.ts";
import { serveCall } from "../http/serve-call.ts";
import { readCharts } from "../services/charts.ts";
import { explain, readExplanations } from "../services/explain.ts";
import { readHistory } from "../services/history.ts";
import { listDocuments } from "../services/list-documents.ts";
import { openDocument } from "../services/open-document.ts";
import { readDocument } from "../services/read-document.ts";
import { takeTransition } from "../services/transition.ts";
import { workbookFile } from "../services/workbook-file.ts";
import { cellsByPath, toWireHistory, toWirePrevious } from "./wire.ts";

export function serveDocuments(app: Hono, appDeps: AppDeps): void {
  serveCall(app, appDeps, "openDocument", async ({ caller, params }, deps) => {
    const opened = await openDocument(deps, caller, params);
    if (!opened.ok) return opened;
    const { document, isNew } = opened.value;
    return ok({ status: isNew ? 201 : 200, body: { document } });
  });

  serveCall(
    app,
    appDeps,
    "listDocuments",
    async ({ caller, query }, deps) => {
      const page = await listDocuments(deps, caller, query);
      return page.ok ? ok({ status: 200, body: page.value }) : page;
    },
    { isRemembered: true },
  );

  serveCall(app, appDeps, "getDocument", async ({ caller, params }, deps) => {
    const read = await readDocument(deps, caller, params.documentId);
    if (!read.ok) return read;
    const { document, cells, problems, explanations, previous } = read.value;
    const before = previous === null ? null : toWirePrevious(previous);
    return ok({ status: 200, body: { document, cells: cellsByPath(cells), problems, explanations, previous: before } });
  });

  serveCall(
    app,
    appDeps,
    "listExplanations",
    async ({ caller, params }, deps) => {
      const explanations = await readExplanations(deps, caller, params.documentId);
      return explanations.ok ? ok({ status: 200, body: { explanations: explanations.value } }) : explanations;
    },
    { readsFrom: "primary" }, // a pane asks once for what it has just heard of
  );

  serveCall(app, appDeps, "explain", async ({ caller, params, body }, deps) => {
    const explanations = await explain(deps, caller, params.documentId, body);
    return explanations.ok ? ok({ status: 200, body: { explanations: explanations.value } }) : explanations;
  });

  serveCall(app, appDeps, "history", async ({ caller, params, query }, deps) => {
    const history = await readHistory(deps, caller, params.documentId, query);
    return history.ok ? ok({ status: 200, body: toWireHistory(history.value) }) : history;
  });

  serveCall(app, appDeps, "charts", async ({ caller, params }, deps) => {
    const charts = await readCharts(deps, caller, params.documentId);
    return charts.ok ? ok({ status: 200, body: charts.value }) : charts;
  });

  serveCall(app, appDeps, "transition", async ({ caller, params, body }, deps) => {
    const document = await takeTransition(deps, caller, params.documentId, body);
    return document.ok ? ok({ status: 200, body: { document: document.value } }) : document;
  });

  serveCall(app, appDeps, "downloadWorkbook", async ({ caller, params }, deps) => {
    const file = await workbookFile(deps, caller, params.documentId);
    return file.ok ? ok({ status: 200, file: file.value }) : file;
  });
}
