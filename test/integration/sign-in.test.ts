import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { codeLifetimeMs, sessionLifetimeMs } from "../../server/services/sign-in.ts";
import { createFixture, pushOf, type Fixture } from "../support/server-fixture.ts";
import { createTestClient } from "../support/test-client.ts";

let fixture: Fixture;

beforeEach(async () => {
  fixture = await createFixture();
});

const signIn = async (code: string) => (await fixture.as(null)).call("signIn", { body: { code } });
const refuseCode = async (code: string, headers: Record<string, string> = {}) =>
  (await fixture.as(null)).refusal("signIn", { body: { code }, headers });

describe("a sign-in code", () => {
  it("gives a session that says who one is, and in which roles", async () => {
    const session = await signIn(await fixture.codeFor("chita"));
    expect(session.user).toEqual({ id: "chita", name: "CHITA" });
    expect(Date.parse(session.expiresAt)).toBe(fixture.deps.clock().getTime() + sessionLifetimeMs);
    const me = await createTestClient(fixture.app, session.token).call("me");
    expect(me).toEqual({
      user: { id: "chita", name: "CHITA" },
      grants: [{ role: "chita", scope: { type: "practice", id: "alder" } }],
    });
  });

  it("works once, even for two who try it at the same moment", async () => {
    const code = await fixture.codeFor("member");
    const client = await fixture.as(null);
    const replies = await Promise.all([1, 2, 3].map(() => client.send("signIn", { body: { code } })));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 401, 401]);
    expect(await refuseCode(code)).toMatchObject({ status: 401, code: "invalid-code" });
  });

  it("ends after its time", async () => {
    const [early, late] = [await fixture.codeFor("member"), await fixture.codeFor("champion")];
    fixture.wait(codeLifetimeMs - 1);
    await signIn(early);
    fixture.wait(1);
    expect(await refuseCode(late)).toMatchObject({ status: 401, code: "invalid-code" });
  });

  it("stops working when the person is given another", async () => {
    const first = await fixture.codeFor("member");
    const second = await fixture.codeFor("member");
    expect(await refuseCode(first)).toMatchObject({ code: "invalid-code" });
    await signIn(second);
  });

  it("is 256 random bits, as is the token", async () => {
    const code = await fixture.codeFor("member");
    const { token } = await signIn(code);
    for (const secret of [code, token]) expect(Buffer.from(secret, "base64url")).toHaveLength(32);
    expect(token).not.toBe(code);
  });
});

describe("a session", () => {
  it("ends after its time, and says so", async () => {
    const client = createTestClient(fixture.app, (await signIn(await fixture.codeFor("member"))).token);
    fixture.wait(sessionLifetimeMs - 1);
    await client.call("me");
    fixture.wait(1);
    expect(await client.refusal("me")).toMatchObject({ status: 401, code: "session-expired" });
  });

  it("ends when signing out, while the person's other sessions go on", async () => {
    const [one, other] = [await fixture.signIn("member"), await fixture.signIn("member")];
    expect((await one.send("signOut")).status).toBe(204);
    expect(await one.refusal("me")).toMatchObject({ status: 401, code: "not-signed-in" });
    await other.call("me");
  });

  it.each(["made-up", "", "a b", "x".repeat(5_000)])("is not opened by the token %j", async (token) => {
    const response = await createTestClient(fixture.app, token).send("me");
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
  });

  it("is not opened by anything but a bearer token", async () => {
    const { token } = await signIn(await fixture.codeFor("member"));
    const client = await fixture.as(null);
    for (const authorization of [token, `Basic ${token}`, `Bearer${token}`]) {
      expect(await client.refusal("me", { headers: { authorization } })).toMatchObject({ code: "not-signed-in" });
    }
    expect((await client.send("me", { headers: { authorization: `bearer ${token}` } })).status).toBe(200);
  });
});

describe("somebody who tries codes", () => {
  it("waits after 30 failures in a minute, while others sign in", async () => {
    for (let attempt = 0; attempt < 30; attempt += 1) expect((await refuseCode("wrong")).code).toBe("invalid-code");
    const client = await fixture.as(null);
    const blocked = await client.send("signIn", { body: { code: "wrong" } });
    expect(blocked.status).toBe(429);
    expect(Number(blocked.headers.get("retry-after"))).toBe(60);
    expect(await refuseCode("wrong", { "x-test-client": "two" })).toMatchObject({ code: "invalid-code" });
    fixture.wait(60_000);
    expect(await refuseCode("wrong")).toMatchObject({ code: "invalid-code" });
  });

  it("does not keep others at the same address from signing in", async () => {
    for (let attempt = 0; attempt < 40; attempt += 1) await refuseCode("wrong");
    await signIn(await fixture.codeFor("member"));
    expect(await refuseCode("wrong")).toMatchObject({ code: "too-many-requests" });
  });

  it("is not held up by attempts that succeed", async () => {
    for (let attempt = 0; attempt < 31; attempt += 1) {
      expect((await signIn(await fixture.codeFor("member"))).user.id).toBe("member");
    }
  });
});

it("keeps neither codes nor tokens, in the database or in the log", async () => {
  const unused = await fixture.codeFor("champion");
  const code = await fixture.codeFor("member");
  const { token } = await signIn(code);
  const client = createTestClient(fixture.app, token);
  await client.call("me");
  await refuseCode("wrong-code-that-somebody-typed");
  const params = { documentId: (await fixture.open()).documentId };
  await client.call("push", { params, body: pushOf("m1", 0, { "1/note": "a note that is nobody's business" }) });

  const files = await readdir(fixture.folder);
  const stored = (await Promise.all(files.map((file) => readFile(path.join(fixture.folder, file), "latin1")))).join("");
  expect(stored).toContain("Member, Alder Creek");
  expect(fixture.logged()).toContain("/v1/sessions");
  for (const secret of [unused, code, token, "wrong-code-that-somebody-typed"]) {
    expect(stored).not.toContain(secret);
    expect(fixture.logged()).not.toContain(secret);
  }
  expect(fixture.logged()).not.toContain("nobody's business");
});
