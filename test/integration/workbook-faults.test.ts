import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMemoryOutbox } from "../../addin/sync/memory-outbox.ts";
import { createDocumentOpener } from "../../addin/taskpane/document-opener.ts";
import type { ApiClient, CallInput } from "../../addin/sync/api-client.ts";
import { modelOfBinding, openDocument } from "../../addin/sync/open-document.ts";
import type { Binding } from "../../addin/workbook/workbook.ts";
import type { CellValue, Path } from "../../shared/cell.ts";
import { findKind } from "../../shared/document/registry.ts";
import { bindingSheetName } from "../../shared/grid/binding-sheet.ts";
import type { CallName } from "../../shared/protocol/calls.ts";
import { err } from "../../shared/result.ts";
import { taken } from "../demo/demand.ts";
import {
  createPerson,
  openBinding,
  openSheet,
  type OpenSheet,
  type Person,
  type Surroundings,
} from "../demo/demo-person.ts";
import { championOf, memberOf, startDemoServer, type DemoServer } from "../demo/demo-server.ts";
import { openCopy } from "../support/copy-workbook.ts";

/*
 * What happens to workbooks: opened twice, copied, mailed, their sheets renamed, doubled and deleted. Genuine Office.js,
 * the real server, and each time the same questions: is every value that was typed with the program or on its way there,
 * and did anybody overwrite what they had not seen?
 */

let server: DemoServer;
beforeAll(async () => {
  server = await startDemoServer();
});
afterAll(() => server.close());

/** Each test takes a practice of its own: sign-in codes work once, and documents stay. */
const practiceIds = ["RD1", "RD3", "RD8", "RDD", "RDZ", "REP"];

const kind = "imat";
const period = "2019-03";
const score = (milestone: number): Path => `${milestone}/score`;

const first = async (practiceId: string, surroundings?: Surroundings): Promise<[Person, OpenSheet]> => {
  const person = await createPerson(server, championOf(practiceId), surroundings);
  return [person, await openSheet(person, { practiceId, kind, period })];
};

async function bindingIn({ workbook }: Person): Promise<Binding> {
  const [binding] = taken(await workbook.readBindings(), "Reading the bindings");
  if (binding === undefined) throw new Error("The workbook has no document.");
  return binding;
}

/** Whoever opens the pane in a workbook that has the document's sheets. */
async function second(practiceId: string, surroundings: Surroundings): Promise<[Person, OpenSheet]> {
  const person = await createPerson(server, memberOf(practiceId), surroundings);
  return [person, await openBinding(person, await bindingIn(person))];
}

/** A network on which pushes arrive and their replies do not. */
const lostReplies = ({ call }: ApiClient): ApiClient => ({
  call: async <Name extends CallName>(name: Name, input: CallInput<Name>) => {
    const reply = await call(name, input);
    return name === "push" ? err({ kind: "offline" }) : reply;
  },
});

const held = async ({ api }: Person, { session }: OpenSheet): Promise<Record<Path, CellValue>> => {
  const { documentId } = session.getState().document;
  const { cells } = taken(await api.call("getDocument", { params: { documentId } }), "Reading the document");
  return Object.fromEntries(Object.entries(cells).map(([path, { value }]) => [path, value]));
};

const settled = ({ session }: OpenSheet) => {
  const { waiting, conflicts, outcome } = session.getState();
  return { waiting, conflicts: conflicts.map(({ path }) => path), outcome: outcome?.kind };
};

const practice = (): string => {
  const id = practiceIds.shift();
  if (id === undefined) throw new Error("More tests than practices.");
  return id;
};

describe("a workbook with a document in it", () => {
  it("can have two panes on one machine, which share sheet and outbox", async () => {
    const id = practice();
    const machine = { outbox: createMemoryOutbox(), clientId: "one-machine" };
    const [person, one] = await first(id, { machine });
    const [, two] = await second(id, { book: person.book, machine });
    await one.type({ [score(1)]: 2 });
    await one.session.push();
    await two.type({ [score(2)]: 1 });
    await two.session.push();
    await one.session.push();
    expect(settled(one)).toMatchObject({ waiting: 0, conflicts: [] });
    expect(settled(two)).toMatchObject({ waiting: 0, conflicts: [] });
    expect(await held(person, one)).toMatchObject({ [score(1)]: 2, [score(2)]: 1 });
  });

  it("can be open on two machines: what both change is asked about, all else comes together", async () => {
    const id = practice();
    const [champion, one] = await first(id);
    const [, two] = await second(id, {
      book: await openCopy(champion.host.model),
      machine: { outbox: createMemoryOutbox(), clientId: "another-machine" },
    });
    await one.type({ [score(1)]: 2, [score(3)]: 3 });
    await two.type({ [score(1)]: 1, [score(4)]: 0 });
    await one.session.push();
    await two.session.push();
    expect(settled(two)).toMatchObject({ conflicts: [score(1)] });
    expect(await two.valueOf(score(1))).toBe(1);
    expect(await held(champion, one)).toMatchObject({ [score(1)]: 2, [score(3)]: 3, [score(4)]: 0 });

    await two.session.settle(score(1), "mine");
    await one.session.pull();
    expect(await one.valueOf(score(1))).toBe(1);
    expect(await one.valueOf(score(4))).toBe(0);
    expect(settled(one)).toMatchObject({ waiting: 0, conflicts: [] });
    expect(settled(two)).toMatchObject({ waiting: 0, conflicts: [] });
  });

  it("can be copied as a file: the copy is the same document, and an old one overwrites nothing newer", async () => {
    const id = practice();
    const [champion, one] = await first(id);
    await one.type({ [score(1)]: 1, [score(2)]: 1 });
    await one.session.push();
    const oldCopy = await openCopy(champion.host.model);
    await one.type({ [score(1)]: 3 });
    await one.session.push();

    const [, two] = await second(id, {
      book: oldCopy,
      machine: { outbox: createMemoryOutbox(), clientId: "mailed-to" },
    });
    expect(two.session.getState().document.documentId).toBe(one.session.getState().document.documentId);
    await two.type({ [score(2)]: 2 });
    await two.session.push();
    expect(settled(two)).toMatchObject({ waiting: 0, conflicts: [] });
    expect(await two.valueOf(score(1))).toBe(3);
    expect(await held(champion, one)).toMatchObject({ [score(1)]: 3, [score(2)]: 2 });
  });

  it("goes on when its sheets are renamed, and when a sheet is doubled", async () => {
    const id = practice();
    const [champion, one] = await first(id);
    const { model } = champion.host;
    for (const { sheetName } of (await bindingIn(champion)).sheets)
      model.renameSheet(model.sheet(sheetName), `Ours ${sheetName}`);
    await one.type({ [score(5)]: 2 });
    await one.session.push();
    const original = model.sheet("Ours IMAT milestones");
    const copy = model.copySheet(original.name);
    await one.type({ [score(6)]: 1 });
    await one.session.push();
    expect(settled(one)).toMatchObject({ waiting: 0, conflicts: [] });
    expect(await held(champion, one)).toMatchObject({ [score(5)]: 2, [score(6)]: 1 });
    // The double is no part of the document: it stays as it was, and nothing is read from it.
    const values = ({ name }: { readonly name: string }) => champion.host.values(name, "A1:L40");
    expect(values(copy)).not.toEqual(values(original));
  });

  it("is bound again after its hidden sheet was deleted, and asks about what differs", async () => {
    const id = practice();
    const [champion, one] = await first(id);
    await one.type({ [score(1)]: 1, [score(2)]: 2 });
    await one.session.push();
    const book = await openCopy(champion.host.model);
    await one.type({ [score(1)]: 3 });
    await one.session.push();

    const { model } = book.host;
    const hidden = model.sheet(bindingSheetName);
    model.setVisibility(hidden, "Visible");
    book.host.deleteSheet(hidden);
    const member = await createPerson(server, memberOf(id), {
      book,
      machine: { outbox: createMemoryOutbox(), clientId: "found-again" },
    });
    expect(taken(await member.workbook.readBindings(), "Reading the bindings")).toEqual([]);
    const program = member.visible.programs[0];
    const its = member.visible.practices.find(({ practiceId }) => practiceId === id);
    if (program === undefined || its === undefined) throw new Error("The member sees no practice.");
    const document = taken(modelOfBinding(await bindingIn(champion), champion.visible, findKind), "The grids");
    const kinds = [{ kind, grids: document.grids }];
    const found = taken(await member.workbook.findUnbound(kinds), "Looking for sheets");
    expect(found.map(({ gridId }) => gridId)).toHaveLength(2);
    const { bindAgain } = createDocumentOpener(member.api, member.workbook, (bound, visible) =>
      openDocument(member.opening, bound, visible),
    );
    const binding = taken(await bindAgain({ program, practice: its, kind, period }, found), "Binding again");
    const two = await openBinding(member, binding);
    await two.session.push();
    expect(settled(two)).toMatchObject({ conflicts: [score(1)] });
    expect(await held(champion, one)).toMatchObject({ [score(1)]: 3, [score(2)]: 2 });
    await two.session.settle(score(1), "theirs");
    expect(await two.valueOf(score(1))).toBe(3);
    expect(settled(two)).toMatchObject({ waiting: 0, conflicts: [] });
  });

  it("keeps what could not be sent over a crash of pane and Excel, and sends it once", async () => {
    const id = practice();
    const machine = { outbox: createMemoryOutbox(), clientId: "crashing" };
    const [champion, one] = await first(id, { machine });
    const unsaved = await openCopy(champion.host.model);
    await one.type({ [score(9)]: 2 });
    // The push leaves and its reply never comes; then everything is gone that was not on the disk.
    const deaf = { ...champion.opening, api: lostReplies(champion.api) };
    const opened = taken(await openDocument(deaf, await bindingIn(champion), champion.visible), "Opening");
    await opened.session.push();
    expect(opened.session.getState().outcome?.kind).toBe("offline");

    const [member, two] = await second(id, { book: unsaved, machine });
    expect(await two.valueOf(score(9))).toBe(null);
    await two.session.push();
    expect(await two.valueOf(score(9))).toBe(2);
    expect(settled(two)).toMatchObject({ waiting: 0, conflicts: [] });
    const { documentId } = two.session.getState().document;
    const { changes } = taken(await member.api.call("history", { params: { documentId } }), "Reading the history");
    expect(changes.filter(({ path }) => path === score(9))).toHaveLength(1);
  });
});
