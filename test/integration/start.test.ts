import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { readEnv } from "../../server/env.ts";
import { startServer, type RunningServer } from "../../server/start.ts";
import { temporaryFolder } from "../support/server-fixture.ts";

const root = path.resolve(import.meta.dirname, "../..");

async function start(variables: Record<string, string>): Promise<RunningServer> {
  const env = readEnv({ PORT: "0", MILEPOST_LOG: "silent", ...variables });
  if (!env.ok) throw new Error(env.error);
  const server = await startServer(env.value);
  onTestFinished(() => server.close());
  return server;
}

interface Init {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const request = async (server: RunningServer, url: string, init: Init = {}, token = "") =>
  fetch(`${server.origin}${url}`, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } });

async function signIn(server: RunningServer, code: string): Promise<string> {
  const headers = { "content-type": "application/json" };
  const response = await request(server, "/v1/sessions", { method: "POST", headers, body: JSON.stringify({ code }) });
  expect(response.status).toBe(201);
  return ((await response.json()) as { token: string }).token;
}

const codeOf = (server: RunningServer, userId: string): string =>
  server.signIns.find((one) => one.userId === userId)?.code ?? "";

describe("a server on an empty folder", () => {
  it("serves the sample program, with a code for somebody of every role", async () => {
    const server = await start({ MILEPOST_DATA: await temporaryFolder() });
    const roles = new Set(server.signIns.map(({ role }) => role));
    expect([...roles].sort()).toEqual(
      ["admin", "chita", "facilitator", "practice-champion", "practice-member", "program-staff"].sort(),
    );
    const token = await signIn(server, codeOf(server, "staff"));
    const listed = await request(server, "/v1/documents?kind=cqm&limit=500", {}, token);
    const { documents } = (await listed.json()) as { documents: { practiceId: string }[] };
    expect(new Set(documents.map(({ practiceId }) => practiceId)).size).toBeGreaterThanOrEqual(40);
  });

  it("keeps its codes good when another server finds the port taken", async () => {
    const variables = { MILEPOST_DATA: await temporaryFolder() };
    const server = await start(variables);
    const { port } = new URL(server.origin);
    await expect(start({ ...variables, PORT: port })).rejects.toMatchObject({ code: "EADDRINUSE" });
    await signIn(server, codeOf(server, "admin"));
  });

  it("prints no codes of the sample once a program of one's own stands beside it", async () => {
    const folder = await temporaryFolder();
    const server = await start({ MILEPOST_DATA: folder });
    expect(server.signIns).not.toEqual([]);
    await server.close();
    await writeFile(path.join(folder, "program.json"), JSON.stringify(smallProgram));
    await milepost(folder, "load", path.join(folder, "program.json"));
    expect((await start({ MILEPOST_DATA: folder })).signIns).toEqual([]);
  });

  it("has one admin and nothing else without the sample, and shows their code once", async () => {
    const folder = await temporaryFolder();
    const server = await start({ MILEPOST_DATA: folder, MILEPOST_SAMPLE: "0" });
    expect(server.signIns.map(({ role }) => role)).toEqual(["admin"]);
    const token = await signIn(server, codeOf(server, "admin"));
    expect(await (await request(server, "/v1/programs", {}, token)).json()).toEqual({ programs: [] });
    await server.close();
    expect((await start({ MILEPOST_DATA: folder, MILEPOST_SAMPLE: "0" })).signIns).toEqual([]);
    // A program of one's own is not joined by the sample, nor are codes of its people printed.
    await writeFile(path.join(folder, "program.json"), JSON.stringify(smallProgram));
    await milepost(folder, "load", path.join(folder, "program.json"));
    expect((await start({ MILEPOST_DATA: folder })).signIns).toEqual([]);
  });

  it("has everything again after a restart, sessions too", async () => {
    const folder = await temporaryFolder();
    const first = await start({ MILEPOST_DATA: folder });
    const token = await signIn(first, codeOf(first, "champion-adult"));
    const url = "/v1/practices/adult-sample/documents/imat/2019-03";
    const opened = (await (await request(first, url, { method: "PUT" }, token)).json()) as unknown;
    await first.close();
    const second = await start({ MILEPOST_DATA: folder });
    const again = await request(second, url, { method: "PUT" }, token);
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual(opened);
    expect(codeOf(second, "champion-adult")).not.toBe(codeOf(first, "champion-adult"));
  });
});

describe("what is served besides the API", () => {
  it("is a home page, the manifest with the public origin, the API's description and two checks", async () => {
    const server = await start({
      MILEPOST_DATA: await temporaryFolder(),
      MILEPOST_SAMPLE: "0",
      MILEPOST_ORIGIN: "https://milepost.example.org/",
    });
    const home = await request(server, "/");
    expect(home.headers.get("content-type")).toContain("text/html");
    expect(await home.text()).toContain("/manifest.xml");

    const manifest = await request(server, "/manifest.xml");
    expect(manifest.headers.get("content-type")).toContain("application/xml");
    const xml = await manifest.text();
    expect(xml).toContain('DefaultValue="https://milepost.example.org/taskpane.html"');
    expect(xml).not.toContain("localhost");

    const description = (await (await request(server, "/v1/openapi.json")).json()) as { openapi: string };
    expect(description.openapi).toBe("3.1.0");
    expect(await (await request(server, "/healthz")).json()).toEqual({ status: "alive" });
    expect(await (await request(server, "/readyz")).json()).toEqual({ status: "ready" });
  });

  it("may be framed by Excel on the web and by nobody else, and is never sniffed", async () => {
    const server = await start({ MILEPOST_DATA: await temporaryFolder(), MILEPOST_SAMPLE: "0" });
    const paths = ["/", "/healthz", "/metrics", "/manifest.xml", "/v1/openapi.json", "/nowhere", "/v1/nowhere"];
    for (const asked of [...paths, "/v1/me", "/v1/sessions", "/v1/events", "/v1/documents/d1/pull"]) {
      const { headers } = await request(server, asked);
      expect({ asked, ...Object.fromEntries(headers) }).toMatchObject({
        asked,
        "content-security-policy": expect.stringMatching(/^frame-ancestors 'self' https:\/\/\*\.office\.com /),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
      });
      expect(headers.has("x-frame-options")).toBe(false);
    }
    expect((await request(server, "/v1/me")).headers.get("cache-control")).toBe("no-store");
  });
});

const smallProgram = {
  program: { programId: "own", name: "A program of one's own", settings: {} },
  periods: [{ kind: "imat", period: "2018-03" }],
  practices: [{ practiceId: "p1", name: "Practice one" }],
  people: [
    { userId: "staff", name: "Staff", grants: [{ role: "program-staff", scope: { type: "program", id: "own" } }] },
  ],
};

const run = promisify(execFile);

const milepost = (folder: string, ...words: string[]) =>
  run(process.execPath, ["--import", "tsx", "server/cli/milepost.ts", ...words], {
    cwd: root,
    env: { ...process.env, MILEPOST_DATA: folder },
  });

describe("the command line", () => {
  it("loads a program, lists people and makes a code, while the server runs", async () => {
    const folder = await temporaryFolder();
    const server = await start({ MILEPOST_DATA: folder, MILEPOST_SAMPLE: "0" });
    const file = path.join(folder, "program.json");
    await writeFile(file, JSON.stringify(smallProgram));
    const loaded = "Loaded own. Practices: 1, people: 1, new documents: 0\n";
    const hint = "No time zone is set: due dates end at midnight in UTC. Name yours as settings.timeZone.\n";
    expect((await milepost(folder, "load", file)).stdout).toBe(`${loaded}${hint}`);
    const program = { ...smallProgram.program, settings: { timeZone: "America/Denver" } };
    await writeFile(file, JSON.stringify({ ...smallProgram, program }));
    expect((await milepost(folder, "load", file)).stdout).toBe(loaded);
    expect((await milepost(folder, "people")).stdout).toContain("staff\tStaff\tprogram-staff of program own\n");
    const { stdout } = await milepost(folder, "code", "staff");
    const [, code] = /^sign-in program-staff (\S+) Staff\n$/.exec(stdout) ?? [];
    await signIn(server, code ?? "");
  });

  it("tells how it is used when asked", async () => {
    expect((await milepost(await temporaryFolder(), "--help")).stdout).toContain("milepost load FILE.json");
  });

  it.each([[[]], [["load"]], [["load", "no-such-file.json"]], [["code", "nobody"]], [["dance", "now"]]])(
    "says what is wrong with %j and fails",
    async (words) => {
      const failure = (await milepost(await temporaryFolder(), ...words).catch((error: unknown) => error)) as {
        code: number;
        stderr: string;
      };
      expect(failure.code).toBe(1);
      expect(failure.stderr).toMatch(/milepost (load|people)|There is no file no-such-file.json/);
    },
  );
});
