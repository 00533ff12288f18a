import { describe, expect, it, onTestFinished } from "vitest";
import type { DocumentSession, DocumentState } from "../../../../addin/sync/document-session.ts";
import { followDocument, type LiveDeps } from "../../../../addin/sync/live-updates.ts";
import type { DocumentNews } from "../../../../shared/protocol/events.ts";
import { fakeSession } from "../../../support/pane-fakes.ts";
import { createFakeServer } from "./support/fake-server.ts";
import { initialState } from "../../../../addin/sync/session-state.ts";

const news = (version: number, more: Partial<DocumentNews> = {}): string =>
  `id: d1/${version}\nevent: document\ndata: ${JSON.stringify({ documentId: "d1", version, status: "draft", log: 0, ...more })}\n\n`;

interface Opened {
  readonly headers: Headers;
  readonly say: (text: string) => void;
  readonly breakOff: () => void;
  readonly isAborted: () => boolean;
}

/** A browser whose time passes when it is told to, and a server whose streams the test writes. */
function createScene(answer: () => Response | null = () => null) {
  let state: DocumentState = initialState(createFakeServer().document(), null);
  let now = 0;
  let isVisible = true;
  let pulls = 0;
  let heard = 0;
  let isOffline = false;
  const opened: Opened[] = [];
  const sessionListeners = new Set<() => void>();
  const visibilityListeners = new Set<() => void>();
  const waits = new Set<{ readonly until: number; readonly wake: () => void }>();

  const become = (change: Partial<DocumentState>): void => {
    state = { ...state, ...change };
    for (const listener of sessionListeners) listener();
  };
  const session: DocumentSession = {
    ...fakeSession(state),
    getState: () => state,
    subscribe: (listener) => {
      sessionListeners.add(listener);
      return () => sessionListeners.delete(listener);
    },
    noteLog: () => {
      heard += 1;
      return Promise.resolve();
    },
    poll: () => session.catchUp(),
    catchUp: () => {
      pulls += 1;
      const { version, status } = held;
      if (!isOffline) become({ document: { ...state.document, version, status } });
      return Promise.resolve();
    },
  };
  let held: { version: number; status: DocumentState["document"]["status"] } = { version: 0, status: "draft" };
  const deps: LiveDeps = {
    origin: "https://milepost.test",
    getToken: () => "token",
    fetch: (_url, init) => {
      const refused = answer();
      if (refused !== null) return Promise.resolve(refused);
      let controller: ReadableStreamDefaultController<Uint8Array>;
      const body = new ReadableStream<Uint8Array>({
        start: (made) => {
          controller = made;
        },
      });
      init.signal?.addEventListener("abort", () => controller.error(new Error("aborted")));
      opened.push({
        headers: new Headers(init.headers),
        say: (text) => controller.enqueue(new TextEncoder().encode(text)),
        breakOff: () => controller.error(new Error("broken")),
        isAborted: () => init.signal?.aborted === true,
      });
      return Promise.resolve(new Response(body));
    },
    isVisible: () => isVisible,
    onVisibility: (listener) => {
      visibilityListeners.add(listener);
      return () => visibilityListeners.delete(listener);
    },
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        const wake = (): void => {
          waits.delete(wait);
          signal.removeEventListener("abort", wake);
          resolve();
        };
        const wait = { until: now + milliseconds, wake };
        waits.add(wait);
        signal.addEventListener("abort", wake);
      }),
    now: () => now,
    random: () => 0.5,
  };
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const pass = async (milliseconds: number): Promise<void> => {
    const end = now + milliseconds;
    await settle();
    while (now < end) {
      now = Math.min(end, now + 250);
      for (const wait of [...waits].filter(({ until }) => until <= now)) wait.wake();
      await settle();
    }
  };
  const stop = followDocument(deps, session);
  onTestFinished(stop);
  return {
    stop,
    pass,
    become,
    opened,
    pulls: () => pulls,
    heard: () => heard,
    hold: (version: number, status: DocumentState["document"]["status"] = "draft") => {
      held = { version, status };
    },
    setOffline: (is: boolean) => {
      isOffline = is;
    },
    show: (is: boolean) => {
      isVisible = is;
      for (const listener of visibilityListeners) listener();
    },
  };
}

describe("following a document", () => {
  it("pulls once for what is new, and not for what is known", async () => {
    const scene = createScene();
    await scene.pass(0);
    scene.opened[0]?.say("retry: 5000\n\n: still here\n\n" + news(0));
    await scene.pass(1_000);
    expect(scene.pulls()).toBe(0);
    scene.hold(3);
    const text = news(2) + news(3);
    scene.opened[0]?.say(text.slice(0, 40));
    scene.opened[0]?.say(text.slice(40));
    await scene.pass(1_000);
    expect(scene.pulls()).toBe(1);
    scene.hold(3, "returned");
    scene.opened[0]?.say(news(3, { status: "returned" }));
    await scene.pass(1_000);
    expect(scene.pulls()).toBe(2);
  });

  it("says at once that the log has grown, without a pull, and across a stream that broke", async () => {
    const scene = createScene();
    await scene.pass(0);
    scene.opened[0]?.say(news(0, { log: 4 }));
    await scene.pass(0);
    expect(scene.heard()).toBe(0);
    scene.become({ activity: "pushing" });
    scene.opened[0]?.say(news(0, { log: 5 }) + news(0, { log: 5 }));
    await scene.pass(0);
    expect([scene.heard(), scene.pulls()]).toEqual([1, 0]);
    scene.become({ activity: "idle" });
    scene.opened[0]?.breakOff();
    await scene.pass(11_000);
    scene.opened[1]?.say(news(0, { log: 6 }));
    await scene.pass(0);
    expect(scene.heard()).toBe(2);
  });

  it("says that the log may have grown where it was deaf before it heard anything", async () => {
    const scene = createScene();
    await scene.pass(0);
    scene.opened[0]?.breakOff();
    await scene.pass(11_000);
    scene.opened[1]?.say(news(0, { log: 4 }) + news(0, { log: 4 }));
    await scene.pass(0);
    expect(scene.heard()).toBe(1);
  });

  it("waits until nobody is typing and nothing else is going on", async () => {
    const scene = createScene();
    await scene.pass(0);
    scene.hold(1);
    scene.become({ activity: "checking" });
    scene.become({ activity: "idle" });
    scene.opened[0]?.say(news(1));
    await scene.pass(1_000);
    expect(scene.pulls()).toBe(0);
    scene.become({ activity: "pushing" });
    await scene.pass(5_000);
    expect(scene.pulls()).toBe(0);
    scene.become({ activity: "idle" });
    await scene.pass(1_000);
    expect(scene.pulls()).toBe(1);
  });

  it("tries again when a pull brought nothing, since no further event need come", async () => {
    const scene = createScene();
    await scene.pass(0);
    scene.hold(1);
    scene.setOffline(true);
    scene.opened[0]?.say(news(1));
    await scene.pass(1_000);
    expect(scene.pulls()).toBe(1);
    scene.setOffline(false);
    await scene.pass(11_000);
    expect(scene.pulls()).toBe(2);
    await scene.pass(60_000);
    expect(scene.pulls()).toBe(2);
  });

  it("comes back after the stream broke, saying what it knows, and polls once meanwhile", async () => {
    const scene = createScene();
    await scene.pass(0);
    scene.opened[0]?.say(news(0));
    await scene.pass(1_000);
    scene.opened[0]?.breakOff();
    await scene.pass(1_000);
    expect([scene.pulls(), scene.opened.length]).toEqual([1, 1]);
    await scene.pass(10_000);
    expect([scene.pulls(), scene.opened.length]).toEqual([1, 2]);
    expect(scene.opened[1]?.headers.get("last-event-id")).toBe("d1/0");
    expect(scene.opened[1]?.headers.get("authorization")).toBe("Bearer token");
  });

  it("takes a stream without a sign of life for broken", async () => {
    const scene = createScene();
    await scene.pass(50_000);
    scene.opened[0]?.say(": still here\n\n");
    await scene.pass(50_000);
    expect(scene.opened[0]?.isAborted()).toBe(false);
    await scene.pass(60_000);
    expect(scene.opened[0]?.isAborted()).toBe(true);
  });

  it("polls, ever more seldom, where there are no streams to be had", async () => {
    const scene = createScene(() => new Response("", { status: 502 }));
    await scene.pass(30_000);
    const early = scene.pulls();
    await scene.pass(570_000);
    const first = scene.pulls();
    await scene.pass(600_000);
    expect(early).toBeGreaterThanOrEqual(2);
    expect(first).toBeLessThanOrEqual(8);
    expect(scene.pulls() - first).toBeGreaterThanOrEqual(2);
    expect(scene.pulls() - first).toBeLessThanOrEqual(3);
  });

  it("is still while the pane is hidden, and back when it is shown", async () => {
    const scene = createScene();
    await scene.pass(0);
    scene.show(false);
    await scene.pass(600_000);
    expect(scene.opened[0]?.isAborted()).toBe(true);
    expect([scene.pulls(), scene.opened.length]).toEqual([0, 1]);
    scene.show(true);
    await scene.pass(0);
    expect(scene.opened).toHaveLength(2);
  });

  it("ends when it is told to, and when the session has ended", async () => {
    const scene = createScene();
    await scene.pass(0);
    scene.stop();
    await scene.pass(600_000);
    expect(scene.opened[0]?.isAborted()).toBe(true);
    expect([scene.pulls(), scene.opened.length]).toEqual([0, 1]);

    let asked = 0;
    const signedOut = createScene(() => {
      asked += 1;
      return new Response("{}", { status: 401 });
    });
    await signedOut.pass(600_000);
    expect([asked, signedOut.pulls()]).toEqual([1, 1]);
  });
});
