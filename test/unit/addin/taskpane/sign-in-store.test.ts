import { describe, expect, it } from "vitest";
import { createSignInStore, endingSignIn, findOnlySession } from "../../../../addin/taskpane/sign-in-store.ts";
import { fakeApi, refused } from "../../../support/pane-fakes.ts";
import { ok } from "../../../../shared/result.ts";

const signedIn = { token: "t-1", expiresAt: "2026-11-24T12:00:00Z", user: { id: "u", name: "Practice champion" } };
const clock = (iso: string) => () => new Date(iso);
const noon = clock("2026-11-24T11:00:00Z");

function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => {
      items.clear();
    },
  };
}

describe("createSignInStore", () => {
  it("is still signed in when the pane is opened again", () => {
    const storage = memoryStorage();
    createSignInStore(storage, "p/", noon).enter(signedIn);
    expect(createSignInStore(storage, "p/", noon).getState()).toEqual({ at: "in", ...signedIn });
  });

  it("keeps partitions apart", () => {
    const storage = memoryStorage();
    createSignInStore(storage, "one/", noon).enter(signedIn);
    expect(createSignInStore(storage, "two/", noon).getState()).toEqual({ at: "out", why: "start" });
  });

  it("forgets a session that ended while the pane was closed, and says so", () => {
    const storage = memoryStorage();
    createSignInStore(storage, "", noon).enter(signedIn);
    const later = createSignInStore(storage, "", clock("2026-11-24T12:00:00Z"));
    expect(later.getState()).toEqual({ at: "out", why: "expired" });
  });

  it("takes what it cannot read for not signed in", () => {
    const storage = memoryStorage();
    storage.setItem("milepost.session", '{"token":');
    expect(createSignInStore(storage, "", noon).getState()).toEqual({ at: "out", why: "start" });
  });

  it("leaves no token behind after signing out", () => {
    const storage = memoryStorage();
    const store = createSignInStore(storage, "", noon);
    store.enter(signedIn);
    store.end("left");
    expect(storage.length).toBe(0);
    expect(store.getState()).toEqual({ at: "out", why: "left" });
  });

  it("works without storage for as long as the page lives", () => {
    const store = createSignInStore(null, "", noon);
    store.enter(signedIn);
    expect(store.getState().at).toBe("in");
  });
});

describe("endingSignIn", () => {
  it.each(["session-expired", "not-signed-in"] as const)("ends the sign-in on %s, whoever asked", async (code) => {
    const store = createSignInStore(null, "", noon);
    store.enter(signedIn);
    const api = endingSignIn(fakeApi({ me: () => refused(code) }), store);
    await api.call("me", {});
    expect(store.getState()).toEqual({ at: "out", why: "expired" });
  });

  it("stays signed in on every other refusal, and offline", async () => {
    const store = createSignInStore(null, "", noon);
    store.enter(signedIn);
    const api = endingSignIn(fakeApi({ me: () => refused("forbidden") }), store);
    await api.call("me", {});
    await api.call("listPrograms", {});
    expect(store.getState().at).toBe("in");
  });

  it("does not end a new sign-in for a late reply to the old one", async () => {
    const store = createSignInStore(null, "", noon);
    store.enter(signedIn);
    const api = endingSignIn(
      {
        call: async (name, input) => {
          store.end("expired");
          store.enter({ ...signedIn, token: "t-2" });
          return fakeApi({ me: () => refused("session-expired") }).call(name, input);
        },
      },
      store,
    );
    await api.call("me", {});
    expect(store.getState()).toMatchObject({ at: "in", token: "t-2" });
  });

  it("hands replies through as they are", async () => {
    const store = createSignInStore(null, "", noon);
    const api = endingSignIn(fakeApi({ listPrograms: () => ok({ programs: [] }) }), store);
    expect(await api.call("listPrograms", {})).toEqual(ok({ programs: [] }));
  });
});

describe("findOnlySession", () => {
  it("finds who is signed in, whatever prefix Office.js gives the page", () => {
    const storage = memoryStorage();
    storage.setItem("p/milepost.client", "machine");
    createSignInStore(storage, "p/", noon).enter(signedIn);
    expect(findOnlySession(storage, noon())?.token).toBe("t-1");
  });

  it("chooses nobody where two are signed in, or one whose time is over", () => {
    const storage = memoryStorage();
    createSignInStore(storage, "p/", noon).enter(signedIn);
    expect(findOnlySession(storage, new Date("2026-11-24T12:00:00Z"))).toBeNull();
    createSignInStore(storage, "q/", noon).enter(signedIn);
    expect(findOnlySession(storage, noon())).toBeNull();
    expect(findOnlySession(null, noon())).toBeNull();
  });
});
