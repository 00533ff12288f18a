import { describe, expect, it } from "vitest";
import { createApiClient } from "../../../../addin/sync/create-api-client.ts";
import { errorKinds, type ErrorCode } from "../../../../shared/protocol/errors.ts";

type Sent = { readonly url: string; readonly init: RequestInit };

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });

/** The wire form of a refusal. */
const refusal = (code: ErrorCode, headers: Record<string, string> = {}): Response =>
  json(
    errorKinds[code].status,
    { type: "about:blank", ...errorKinds[code], code },
    { "Content-Type": "application/problem+json", ...headers },
  );

function clientFor(reply: () => Response | Promise<Response>) {
  const sent: Sent[] = [];
  const api = createApiClient({
    origin: "https://milepost.test",
    fetch: (url, init) => {
      sent.push({ url, init });
      return reply();
    },
    getToken: () => "secret",
  });
  return { api, sent };
}

const document = {
  documentId: "d1",
  programId: "p1",
  practiceId: "alder",
  kind: "cqm",
  period: "2017-Q4",
  status: "draft",
  version: 3,
  dueDate: "2018-01-31",
  submittedAt: null,
  acceptedAt: null,
};

describe("requests", () => {
  it("puts parameters into the path, escaped, and the token into the header", async () => {
    const { api, sent } = clientFor(() => json(200, { document }));
    await api.call("openDocument", { params: { practiceId: "a/b", kind: "cqm", period: "2017-Q4" } });
    expect(sent[0]?.url).toBe("https://milepost.test/v1/practices/a%2Fb/documents/cqm/2017-Q4");
    expect(sent[0]?.init).toMatchObject({ method: "PUT", headers: { Authorization: "Bearer secret" } });
    expect(sent[0]?.init.body).toBeUndefined();
  });

  it("leaves out what the query does not name", async () => {
    const { api, sent } = clientFor(() => json(200, { documents: [], nextCursor: null }));
    await api.call("listDocuments", { query: { kind: "imat", limit: 10 } });
    await api.call("listDocuments", {});
    expect(sent.map(({ url }) => url)).toEqual([
      "https://milepost.test/v1/documents?kind=imat&limit=10",
      "https://milepost.test/v1/documents",
    ]);
  });

  it("sends bodies as JSON, and no token with a public call", async () => {
    const reply = { token: "t", expiresAt: "2031-01-01T00:00:00Z", user: { id: "u", name: "Champion" } };
    const { api, sent } = clientFor(() => json(201, reply));
    expect(await api.call("signIn", { body: { code: "abc" } })).toEqual({ ok: true, value: reply });
    expect(sent[0]?.init).toMatchObject({ body: '{"code":"abc"}', headers: { "Content-Type": "application/json" } });
    expect(sent[0]?.init.headers).not.toHaveProperty("Authorization");
  });
});

const me = (reply: () => Response | Promise<Response>) => clientFor(reply).api.call("me", {});

describe("replies", () => {
  it("gives none for a call without a body, and a blob for a file", async () => {
    const nothing = clientFor(() => new Response(null, { status: 204 })).api;
    expect(await nothing.call("signOut", {})).toEqual({ ok: true, value: null });
    const file = clientFor(() => new Response("a,b", { headers: { "Content-Type": "text/csv; charset=utf-8" } })).api;
    const reply = await file.call("exportProgram", { params: { programId: "p1" }, query: { format: "csv" } });
    expect(reply.ok && (await reply.value.text())).toBe("a,b");
  });

  it.each<[string, () => Response]>([
    ["a proxy's page with status 200", () => new Response("<html>Log in to the guest network</html>")],
    ["a file where JSON belongs", () => json(200, ["x"])],
    ["another version's shape", () => json(200, { user: { id: "u" }, grants: [] })],
    ["a status the call does not have", () => json(202, {})],
    ["an error of something else", () => new Response("Not found", { status: 404 })],
    ["a refusal with an unknown code", () => json(409, { type: "x", title: "y", status: 409, code: "of-later" })],
  ])("does not believe %s", async (_, reply) => {
    expect(await me(reply)).toEqual({ ok: false, error: { kind: "unreadable-reply" } });
  });

  it("does not take a page for a file", async () => {
    const { api } = clientFor(() => new Response("<html>", { headers: { "Content-Type": "text/html" } }));
    const reply = await api.call("downloadWorkbook", { params: { documentId: "d1" } });
    expect(reply).toEqual({ ok: false, error: { kind: "unreadable-reply" } });
  });

  it("reads a refusal, and how long to wait", async () => {
    const reply = await me(() => refusal("too-many-requests", { "Retry-After": "30" }));
    expect(reply).toMatchObject({
      ok: false,
      error: { kind: "refused", error: { code: "too-many-requests" }, retryAfterSeconds: 30 },
    });
    const without = await me(() => refusal("session-expired"));
    expect(without.ok || without.error).not.toHaveProperty("retryAfterSeconds");
  });

  it.each<[string, () => Response | Promise<Response>]>([
    ["no connection", () => Promise.reject(new TypeError("fetch failed"))],
    ["a gateway without its server", () => new Response("Bad gateway", { status: 502 })],
    ["a server that is starting", () => new Response("", { status: 503 })],
    ["a gateway that gave up", () => new Response("", { status: 504 })],
    [
      "a reply that breaks off",
      () => new Response(new ReadableStream({ pull: (stream) => stream.error(new Error()) })),
    ],
  ])("takes %s for being offline", async (_, reply) => {
    expect(await me(reply)).toEqual({ ok: false, error: { kind: "offline" } });
  });

  it("waits no longer than it was told", async () => {
    const api = createApiClient({
      origin: "https://milepost.test",
      fetch: (_, init) =>
        new Promise((_resolve, reject) => init.signal?.addEventListener("abort", () => reject(new Error("aborted")))),
      getToken: () => null,
      timeoutMs: 5,
    });
    expect(await api.call("me", {})).toEqual({ ok: false, error: { kind: "offline" } });
  });
});
