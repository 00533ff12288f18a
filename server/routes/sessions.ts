import type { Hono } from "hono";
import { calls } from "../../shared/protocol/calls.ts";
import { ok } from "../../shared/result.ts";
import type { AppDeps } from "../http/app-deps.ts";
import { limitAttempts } from "../http/limit-attempts.ts";
import { serveCall } from "../http/serve-call.ts";
import { signIn, signOut } from "../services/sign-in.ts";

export function serveSessions(app: Hono, appDeps: AppDeps): void {
  app.post(calls.signIn.path, limitAttempts(appDeps));
  serveCall(app, appDeps, "signIn", async ({ body }, deps) => {
    const session = await signIn(deps, body.code);
    return session.ok ? ok({ status: 201, body: session.value }) : session;
  });

  serveCall(app, appDeps, "signOut", async ({ caller }, deps) => {
    await signOut(deps, caller);
    return ok({ status: 204 });
  });

  serveCall(app, appDeps, "me", ({ caller: { userId, name, grants } }) =>
    Promise.resolve(ok({ status: 200, body: { user: { id: userId, name }, grants } })),
  );
}
