import { describe, expect, it } from "vitest";
import { beginEarlyCalls } from "../../../../addin/taskpane/early-calls.ts";
import { firstPage } from "../../../../addin/taskpane/views/home/list-documents.ts";
import type { ApiClient } from "../../../../addin/sync/api-client.ts";
import { err } from "../../../../shared/result.ts";

/** A client that notes what it is asked for and can reach nobody. */
function countingApi(): { readonly api: ApiClient; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    api: {
      call: async (name) => {
        asked.push(name);
        return err({ kind: "offline" });
      },
    },
  };
}

describe("beginEarlyCalls", () => {
  it("begins what home waits for before anyone asks", () => {
    const { api, asked } = countingApi();
    beginEarlyCalls("t-1", api);
    expect(asked.toSorted()).toEqual(["listDocuments", "listPractices", "listPrograms", "me"]);
  });

  it("gives what was begun to the first who asks for just that, and to nobody after", async () => {
    const [early, later] = [countingApi(), countingApi()];
    const api = beginEarlyCalls("t-1", early.api).handOut(later.api);
    await api.call("listDocuments", firstPage);
    expect(later.asked).toEqual([]);
    await api.call("listDocuments", firstPage);
    expect(later.asked).toEqual(["listDocuments"]);
  });

  it("makes another call for who asks for something else", async () => {
    const later = countingApi();
    const api = beginEarlyCalls("t-1", countingApi().api).handOut(later.api);
    await api.call("listDocuments", { query: { practiceId: "p-1" } });
    await api.call("getDocument", { params: { documentId: "d-1" } });
    expect(later.asked).toEqual(["listDocuments", "getDocument"]);
  });
});
