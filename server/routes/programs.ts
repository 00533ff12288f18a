import type { Hono } from "hono";
import { ok } from "../../shared/result.ts";
import type { AppDeps } from "../http/app-deps.ts";
import { serveCall } from "../http/serve-call.ts";
import { exportFile } from "../services/export-file.ts";
import { getProgram, listPractices, listPrograms } from "../services/programs.ts";

export function servePrograms(app: Hono, appDeps: AppDeps): void {
  serveCall(app, appDeps, "listPrograms", async ({ caller }, deps) =>
    ok({ status: 200, body: { programs: await listPrograms(deps, caller) } }),
  );

  serveCall(app, appDeps, "getProgram", async ({ caller, params }, deps) => {
    const program = await getProgram(deps, caller, params.programId);
    return program.ok ? ok({ status: 200, body: { program: program.value } }) : program;
  });

  serveCall(app, appDeps, "listPractices", async ({ caller, query }, deps) =>
    ok({ status: 200, body: { practices: await listPractices(deps, caller, query.programId) } }),
  );

  serveCall(app, appDeps, "exportProgram", async ({ caller, params, query }, deps) => {
    const file = await exportFile(deps, caller, params.programId, query);
    return file.ok ? ok({ status: 200, file: file.value }) : file;
  });
}
