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

  it.each([
    { PORT: "http" },
    { PORT: "65536" },
    { PORT: "-1" },
    { LIBSQL_URL: "db.example.org" },
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
