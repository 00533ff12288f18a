import { describe, expect, it } from "vitest";
import { syncedFrom } from "../../../../server/db/open-store.ts";

describe("what a replica is synced from", () => {
  it.each([
    ["libsql://db.example.org", "https://db.example.org"],
    ["libsql://127.0.0.1:8080?tls=0", "http://127.0.0.1:8080"],
    ["wss://db.example.org/", "https://db.example.org"],
    ["ws://127.0.0.1:8080", "http://127.0.0.1:8080"],
    ["http://127.0.0.1:8080/dev/clinic/", "http://127.0.0.1:8080/dev/clinic"],
  ])("at %s is %s", (url, address) => {
    expect(syncedFrom({ kind: "server", url, authToken: "token" })).toEqual({ url: address, authToken: "token" });
  });

  it("may have its token in the address", () => {
    const url = "libsql://db.example.org?authToken=token";
    expect(syncedFrom({ kind: "server", url })).toEqual({ url: "https://db.example.org", authToken: "token" });
  });
});
