import { describe, expect, it } from "vitest";
import { readEnv } from "../../../server/env.ts";

describe("the environment", () => {
  it("needs nothing to be set", () => {
    expect(readEnv({ PATH: "/bin", PORT: "" })).toEqual({
      ok: true,
      value: {
        host: "127.0.0.1",
        port: 3000,
        place: { kind: "folder", folder: "data" },
        origin: null,
        hasSample: true,
        logLevel: "info",
      },
    });
  });

  it("says where the data and the server are", () => {
    const read = readEnv({
      HOST: "0.0.0.0",
      PORT: "8080",
      LIBSQL_URL: "libsql://db.example.org",
      LIBSQL_AUTH_TOKEN: "t",
      MILEPOST_ORIGIN: "https://milepost.example.org/",
      MILEPOST_SAMPLE: "0",
      MILEPOST_LOG: "warn",
    });
    expect(read).toMatchObject({
      ok: true,
      value: {
        host: "0.0.0.0",
        port: 8080,
        place: { kind: "server", url: "libsql://db.example.org", authToken: "t" },
        origin: "https://milepost.example.org",
        hasSample: false,
        logLevel: "warn",
      },
    });
  });

  it("says where a replica of a remote database is kept, and how old it may be", () => {
    const remote = { LIBSQL_URL: "http://127.0.0.1:8080", LIBSQL_REPLICA_FILE: "data/replica.db" };
    const placeWith = (more: Record<string, string>) => {
      const read = readEnv({ ...remote, ...more });
      return read.ok ? read.value.place : read.error;
    };
    const place = { kind: "server", url: "http://127.0.0.1:8080" };
    expect(placeWith({})).toEqual({ ...place, replica: { file: "data/replica.db", everyMs: 1_000 } });
    expect(placeWith({ LIBSQL_REPLICA_SECONDS: "30" })).toMatchObject({ replica: { everyMs: 30_000 } });
  });

  it.each([
    [{ LIBSQL_REPLICA_FILE: "replica.db" }, /^LIBSQL_REPLICA_FILE: .*set LIBSQL_URL/],
    [{ LIBSQL_REPLICA_FILE: "replica.db", LIBSQL_URL: "file:data/milepost.db" }, /^LIBSQL_REPLICA_FILE: /],
    [{ LIBSQL_REPLICA_SECONDS: "5", LIBSQL_URL: "libsql://db.example.org" }, /^LIBSQL_REPLICA_SECONDS: /],
  ] satisfies [Record<string, string>, RegExp][])("refuses %j, which do not go together", (variables, words) => {
    const read = readEnv(variables);
    expect(read.ok ? "" : read.error).toMatch(words);
  });

  it.each([
    { PORT: "http" },
    { PORT: "65536" },
    { PORT: "-1" },
    { LIBSQL_URL: "db.example.org" },
    { LIBSQL_REPLICA_FILE: ":memory:" },
    { LIBSQL_REPLICA_FILE: "file:///data/replica.db" },
    { LIBSQL_REPLICA_SECONDS: "0" },
    { LIBSQL_REPLICA_SECONDS: "1.5" },
    { LIBSQL_REPLICA_SECONDS: "601" },
    { MILEPOST_ORIGIN: "milepost.example.org" },
    { MILEPOST_ORIGIN: "ftp://milepost.example.org" },
    { MILEPOST_ORIGIN: "https://milepost.example.org/pane" },
    { MILEPOST_SAMPLE: "no" },
    { MILEPOST_LOG: "loud" },
  ] as Record<string, string>[])("refuses %j by name", (variables) => {
    const read = readEnv(variables);
    expect(read.ok ? "" : read.error).toMatch(new RegExp(`^${Object.keys(variables)[0] ?? ""}: `));
  });
});
