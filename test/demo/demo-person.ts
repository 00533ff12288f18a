import { dayIn } from "../../shared/time-zone.ts";
import { createApiClient } from "../../addin/sync/create-api-client.ts";
import type { ApiClient } from "../../addin/sync/api-client.ts";
import type { DocumentSession } from "../../addin/sync/document-session.ts";
import { createMemoryOutbox } from "../../addin/sync/memory-outbox.ts";
import type { Outbox } from "../../addin/sync/outbox.ts";
import { modelOfBinding, openDocument, type OpenDeps, type Visible } from "../../addin/sync/open-document.ts";
import { createDocumentOpener } from "../../addin/taskpane/document-opener.ts";
import { createExcelWorkbook } from "../../addin/workbook/excel-workbook.ts";
import type { Binding, Workbook } from "../../addin/workbook/workbook.ts";
import type { CellValue, Path } from "../../shared/cell.ts";
import { findKind } from "../../shared/document/registry.ts";
import { a1Of } from "../../shared/grid/encode-grid.ts";
import type { Grid } from "../../shared/grid/grid.ts";
import { createOfficeSandbox, type OfficeSandbox } from "../support/office-sandbox.ts";
import { demand, taken } from "./demand.ts";
import type { DemoServer } from "./demo-server.ts";

/** Somebody signed in, with a workbook of their own in front of them and the add-in beside it. */
export interface Person {
  readonly api: ApiClient;
  readonly visible: Visible;
  readonly workbook: Workbook;
  readonly host: OfficeSandbox["host"];
  /** The open workbook, to give somebody else a pane on it. */
  readonly book: OfficeSandbox;
  readonly opening: OpenDeps;
}

export interface OpenSheet {
  readonly session: DocumentSession;
  /** Types values into their cells, one by one, as at the keyboard: drop-downs and validation apply. */
  readonly type: (cells: Readonly<Record<Path, CellValue>>) => Promise<void>;
  /** Pastes one value, which Excel does not validate. */
  readonly paste: (path: Path, value: CellValue) => Promise<void>;
  readonly valueOf: (path: Path) => Promise<CellValue>;
}

async function signIn(server: DemoServer, userId: string): Promise<ApiClient> {
  let token: string | null = null;
  const api = createApiClient({ origin: server.origin, fetch: (url, init) => fetch(url, init), getToken: () => token });
  const session = taken(await api.call("signIn", { body: { code: server.codeOf(userId) } }), `Signing in ${userId}`);
  token = session.token;
  return api;
}

/** What a person may already have, instead of a fresh workbook and machine of their own. */
export interface Surroundings {
  /** An open workbook: another pane on it, or one that a file was opened in. */
  readonly book?: OfficeSandbox;
  /** The machine's outbox; whoever has the same one is on the same machine, and is known by the same client id. */
  readonly machine?: { readonly outbox: Outbox; readonly clientId: string };
}

export async function createPerson(
  server: DemoServer,
  userId: string,
  { book, machine }: Surroundings = {},
): Promise<Person> {
  const api = await signIn(server, userId);
  const { programs } = taken(await api.call("listPrograms", {}), "Listing programs");
  const { practices } = taken(await api.call("listPractices", {}), "Listing practices");
  const sandbox = book ?? (await createOfficeSandbox());
  const { Excel: excel, Office: office, host } = sandbox;
  const workbook = createExcelWorkbook(excel, {
    isSetSupported: (set, version) => office.context.requirements.isSetSupported(set, version),
  });
  const opening: OpenDeps = {
    workbook,
    api,
    outbox: machine?.outbox ?? createMemoryOutbox(),
    clientId: machine?.clientId ?? `demo-${userId}`,
    now: () => new Date().toISOString(),
    today: (timeZone) => dayIn(new Date(), timeZone),
    newId: () => crypto.randomUUID(),
    digest: (bytes) => crypto.subtle.digest("SHA-256", bytes),
    findKind,
  };
  return { api, visible: { programs, practices }, workbook, host, book: sandbox, opening };
}

/** What people type for a value: a date as a date, yes and no as words. */
const keysFor = (value: CellValue): string | number => {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return value ?? "";
};

/** Hands on the sheet: values go to where the cells stand now. */
function sheetOf(person: Person, session: DocumentSession, binding: Binding, grids: readonly Grid[]): OpenSheet {
  const { workbook, host } = person;
  const read = async () => taken(await workbook.read(binding, grids), "Reading the sheet");
  const places = async () =>
    new Map(
      (await read()).grids.flatMap(({ decoded, sheetName }) =>
        [...decoded.positions].map(([path, at]) => [path, { sheetName, address: a1Of(at) }] as const),
      ),
    );
  const placeOf = (all: Awaited<ReturnType<typeof places>>, path: Path) => {
    const place = all.get(path);
    demand(place !== undefined, `${path} is not on the sheet of ${binding.practiceName}.`);
    return place;
  };
  return {
    session,
    type: async (cells) => {
      const all = await places();
      for (const [path, value] of Object.entries(cells)) {
        const { sheetName, address } = placeOf(all, path);
        const refusal = host.type(sheetName, address, keysFor(value));
        demand(refusal === null, `Excel did not take ${String(value)} for ${path}: ${refusal ?? ""}`);
      }
    },
    paste: async (path, value) => {
      const { sheetName, address } = placeOf(await places(), path);
      host.paste(sheetName, address, [[keysFor(value)]]);
    },
    valueOf: async (path) => (await read()).cells.get(path) ?? null,
  };
}

/** Opens the practice's document on the server, puts it into the person's workbook and starts its session. */
export async function openSheet(
  person: Person,
  { practiceId, kind, period }: { readonly practiceId: string; readonly kind: string; readonly period: string },
): Promise<OpenSheet> {
  const what = `${kind} ${period} of ${practiceId}`;
  const practice = person.visible.practices.find((one) => one.practiceId === practiceId);
  const program = person.visible.programs.find(({ programId }) => programId === practice?.programId);
  demand(practice !== undefined && program !== undefined, `${what}: the person does not see the practice.`);
  const open = (inserted: Binding, visible: Visible) => openDocument(person.opening, inserted, visible);
  const { insert } = createDocumentOpener(person.api, person.workbook, open);
  return openBinding(person, taken(await insert({ program, practice, kind, period }), `Inserting ${what}`));
}

/** Starts a session for a document whose sheets are in the person's workbook. */
export async function openBinding(person: Person, binding: Binding): Promise<OpenSheet> {
  const what = `${binding.kind} ${binding.period} of ${binding.practiceName}`;
  const { session } = taken(await openDocument(person.opening, binding, person.visible), `Opening ${what}`);
  const model = taken(modelOfBinding(binding, person.visible, findKind), `The grids of ${what}`);
  return sheetOf(person, session, binding, model.grids);
}
