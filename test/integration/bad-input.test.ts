import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { calls, type CallName } from "../../shared/protocol/calls.ts";
import type { Call } from "../../shared/protocol/call.ts";
import { apiErrorSchema, errorKinds } from "../../shared/protocol/errors.ts";
import { createFixture, pushOf, type Fixture } from "../support/server-fixture.ts";
import { expectNoDefect, type TestClient } from "../support/test-client.ts";

let fixture: Fixture;
let admin: TestClient;
let token: string;
let documentId: string;

beforeAll(async () => {
  fixture = await createFixture();
  admin = await fixture.as("admin");
  const code = await fixture.codeFor("admin");
  token = (await (await fixture.as(null)).call("signIn", { body: { code } })).token;
  documentId = (await fixture.open()).documentId;
});

/** Sends text as it is, to where the push goes. */
async function post(body: BodyInit, headers: Record<string, string> = {}, path = `/v1/documents/${documentId}/push`) {
  const response = await fixture.app.request(path, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
    body,
  });
  await expectNoDefect(response);
  return response.status < 400 ? { status: response.status } : apiErrorSchema.parse(await response.json());
}

describe("a body", () => {
  it.each(["", "{", "nonsense", "[]", "null", "7", '"text"', "{}", '{"protocolVersion":1}', "[".repeat(100_000)])(
    "of %j is malformed",
    async (body) => {
      expect(await post(body)).toMatchObject({ status: 400, code: "malformed-body" });
    },
  );

  it("that is not UTF-8 is malformed, not patched up", async () => {
    const text = JSON.stringify(pushOf("m1", 0, { "1/note": "#" })).replace("#", "\u00ff");
    expect(await post(Buffer.from(text, "latin1"))).toMatchObject({ status: 400, code: "malformed-body" });
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""])(
    "of type %j is refused with 415",
    async (type) => {
      const reply = await post(JSON.stringify(pushOf("m1", 0, {})), { "content-type": type });
      expect(reply).toMatchObject({ status: 415, code: "unsupported-media-type" });
    },
  );

  it("may name its character set", async () => {
    const body = JSON.stringify({ ...pushOf("m1", 0, {}), mutations: [] });
    expect(await post(body, { "content-type": "Application/JSON; charset=utf-8" })).toEqual({ status: 200 });
  });

  it("beyond 2 MiB is refused with 413, whether it says its length or not", async () => {
    const text = " ".repeat(2 * 1024 * 1024 + 1);
    expect(await post(text, { "content-length": String(text.length) })).toMatchObject({
      status: 413,
      code: "too-large",
    });
    expect(await post(text)).toMatchObject({ status: 413, code: "too-large" });
    expect(await post("{}", { "content-length": "99999999" })).toMatchObject({ status: 413, code: "too-large" });
  });

  it("that breaks off is malformed, and no failure of the server's", async () => {
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode("{"));
        controller.error(new Error("aborted"));
      },
    });
    const init = {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body,
      duplex: "half", // Node asks for it with a stream; the browser's types do not know it
    };
    const request = new Request(`http://localhost/v1/documents/${documentId}/push`, init);
    expect((await fixture.app.request(request)).status).toBe(400);
  });

  it.each([
    ["a value that is no JSON number", '{"path":"1/count","value":1e999}'],
    ["an object as a value", '{"path":"1/count","value":{}}'],
    ["no value", '{"path":"1/count"}'],
    ["a path of another form", '{"path":"A1","value":1}'],
    ["text longer than is kept", `{"path":"1/note","value":"${"x".repeat(32_768)}"}`],
  ])("with %s is malformed", async (_, cell) => {
    const mutation = `{"mutationId":"m1","baseVersion":0,"cells":[${cell}]}`;
    const body = `{"protocolVersion":1,"clientId":"c","mutations":[${mutation}]}`;
    expect(await post(body)).toMatchObject({ status: 400, code: "malformed-body" });
  });
});

describe("an address", () => {
  it.each(["/v1", "/v1/nothing", "/v1/documents/x/nothing", "/v1/me/", "/v1//me", "/nothing.html", "/../package.json"])(
    "that is not there, %s, is not found",
    async (path) => {
      const response = await expectNoDefect(await fixture.app.request(path));
      expect(response.status).toBe(404);
      expect(apiErrorSchema.parse(await response.json()).code).toBe("not-found");
    },
  );

  it.each(["%E0%A4%A", "%00", "..", "d'--", "😀", "x".repeat(65), "*"])("with the id %j is not found", async (id) => {
    const response = await fixture.app.request(`/v1/documents/${encodeURIComponent(id)}/history`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect((await expectNoDefect(response)).status).toBe(404);
  });

  it.each([
    ["PATCH", "/v1/me", "GET"],
    ["DELETE", "/v1/programs", "GET"],
    ["GET", "/v1/sessions", "POST"],
    ["GET", "/v1/documents/d1/push", "POST"],
    ["POST", "/v1/practices/alder/documents/counts/2018-Q1", "PUT"],
  ])("does not take %s %s, and says what it takes", async (method, path, allow) => {
    const response = await expectNoDefect(await fixture.app.request(path, { method }));
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe(allow);
    expect(apiErrorSchema.parse(await response.json()).code).toBe("method-not-allowed");
  });
});

it("answers a refusal with the status and title its code has", async () => {
  const refusal = await admin.refusal("getDocument", { params: { documentId: "nowhere" } });
  expect(refusal).toEqual({
    type: "urn:milepost:error:not-found",
    code: "not-found",
    status: 404,
    title: errorKinds["not-found"].title,
  });
});

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("1", "2018-Q1", "counts", "xlsx"),
);
const anyJson = fc.jsonValue({ maxDepth: 3 });
const nearlyRight = fc.record(
  {
    protocolVersion: fc.oneof(fc.constant(1), anyJson),
    clientId: fc.oneof(fc.constant("c"), anyJson),
    mutations: fc.oneof(
      fc.array(
        fc.record({
          mutationId: fc.string({ minLength: 1, maxLength: 5 }),
          baseVersion: fc.integer({ min: -1, max: 3 }),
          cells: fc.array(
            fc.record({ path: fc.oneof(fc.constantFrom("1/count", "2/note"), anyText), value: anyJson }),
            { maxLength: 4 },
          ),
        }),
        { maxLength: 3 },
      ),
      anyJson,
    ),
    code: fc.oneof(fc.constantFrom("test-high", "__proto__", "constructor"), anyJson),
    paths: fc.oneof(fc.constant(["1/count"]), anyJson),
    text: anyJson,
    transition: fc.oneof(fc.constantFrom("submit", "return"), anyJson),
    expectedVersion: fc.oneof(fc.nat(3), anyJson),
  },
  { requiredKeys: [] },
);

it("never fails with a 5xx, whatever it is sent", async () => {
  const names = (Object.keys(calls) as CallName[]).filter((name) => name !== "signOut");
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.oneof(nearlyRight, anyJson),
      fc.dictionary(fc.constantFrom("cursor", "limit", "kind", "period", "from", "to", "format", "path"), anyText),
      fc.oneof(fc.constant("real"), anyText),
      async (name, body, query, id) => {
        const params = Object.fromEntries(
          ["documentId", "practiceId", "programId", "kind", "period"].map((key) => [key, id]),
        );
        if (id === "real")
          Object.assign(params, { documentId, practiceId: "alder", programId: "valley", kind: "counts" });
        const call: Call = calls[name];
        const response = await admin.send(name, { params, query, ...(call.body === undefined ? {} : { body }) });
        expect(response.status).toBeLessThan(500);
      },
    ),
    { numRuns: 300 },
  );
});
