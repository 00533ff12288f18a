/**
 * A simulated Excel for the genuine Office.js.
 *
 * Office.js, as it comes from Microsoft's CDN or from `@microsoft/office-js`, looks for `window.external` and, finding it,
 * believes it is inside Excel on Windows: every `context.sync()` becomes one call of `window.external.Execute` with the
 * queued actions as JSON. Here that call ends in a workbook made of plain objects instead of Excel. Everything on the
 * add-in's side of the call is Microsoft's own code: batching, proxies, `load`, null objects, splitting of large writes,
 * errors. Everything behind it is ours, written after Excel's documented behaviour:
 *
 *     add-in → Office.js → window.external (win32-bridge.ts) → handle() here → protocol/ → api/ → model/
 *
 * - `api/` has a file for each class of Office.js with the members that are simulated. Any other fails by name:
 *   `Worksheet.shapes is not simulated`, code NotImplemented.
 * - `model/` is the workbook and what can be done to it, by add-ins and by people alike.
 * - Formulas are kept and, without `calculate`, give 0.
 * - Requirement sets are those advertised here, and enforced by Office.js' own check.
 *
 * The host has to be installed before office.js loads: `installWin32Bridge(window, host)`, or the ready-made install.ts
 * in a page. It uses nothing of the browser or of Node but timers, so it runs unchanged in a vm sandbox.
 */
import { defineObjects } from "./api/object-factory.ts";
import type { HostContext } from "./api/host-context.ts";
import { newObject } from "./api/internal-service.ts";
import { workbookClass } from "./api/workbook.ts";
import type { WorkbookImage } from "./model/workbook-image.ts";
import { Workbook, type Calculate } from "./model/workbook.ts";
import { CellEdit } from "./protocol/cell-edit.ts";
import { Events } from "./protocol/events.ts";
import { createReferences } from "./protocol/kept-references.ts";
import { isRequestBody, type RequestBody } from "./protocol/messages.ts";
import type { Roots } from "./protocol/object-paths.ts";
import { processQuery } from "./protocol/process-query.ts";
import type { HasMember } from "./protocol/query.ts";
import { isHousekeeping, type RequestRecord } from "./protocol/traffic.ts";
import { isAtLeast, requirementsOf, type RequirementSets } from "./requirement-sets.ts";
import { createUserActions, createUserView, type UserActions, type UserView } from "./user-actions.ts";

export interface ExcelHostOptions {
  /** Requirement sets this Excel has, all others not: `requirementsOf("1.9")` is an older Excel. The newest unless set. */
  readonly requirements?: RequirementSets;
  /** How long a round trip takes, in milliseconds. */
  readonly latencyMs?: number;
  /** Works out formulas whenever their cell is read. Without it every formula gives 0. */
  readonly calculate?: Calculate;
  /** The year that dates typed without one fall into. This year unless set. */
  readonly currentYear?: number;
  /**
   * Reads what is handed to `insertWorksheetsFromBase64`, null for what is no workbook. Without it nothing is inserted,
   * only written down.
   */
  readonly readWorkbook?: (base64: string) => Promise<WorkbookImage | null>;
  /** Brings up what an add-in makes with `Excel.createWorkbook`. Without it, that is only written down. */
  readonly openCreated?: (base64: string) => void;
  /** How many of the latest requests and handed-over files are remembered. All, unless set: a page that stays open must not keep them. */
  readonly requestsKept?: number;
}

/** The simulated Excel as tests and the preview hold it: beside the add-in's way in, a person's hands and eyes. */
export interface ExcelHost extends UserActions, UserView {
  readonly model: Workbook;
  readonly events: Events;
  readonly requirements: RequirementSets;
  /** Can be changed at any time; the next request takes that long. */
  latencyMs: number;
  /** Answers the JSON of one request. */
  readonly handle: (body: string, flags: number) => Promise<string>;
  /** Tells members that the library has from those nobody has. Set by the bridge, once the library is there. */
  readonly setMetadata: (hasMember: HasMember) => void;
  /** Round trips somebody waited for, without Office.js' own tidying up. Their number is what an add-in's calls cost. */
  readonly roundTrips: readonly RequestRecord[];
  /** Everything that was sent. */
  readonly requests: readonly RequestRecord[];
  /** A person begins to type in a cell: requests fail, or wait if they asked to. */
  readonly enterCellEdit: () => void;
  readonly leaveCellEdit: () => void;
  /** How many requests wait for the person to leave the cell. */
  readonly waitingRequests: () => number;
  /** What an add-in opened with `Excel.createWorkbook`, as base64. */
  readonly createdWorkbooks: readonly string[];
  /** What an add-in inserted with `insertWorksheetsFromBase64`. */
  readonly insertedWorkbooks: readonly string[];
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const everyMember: HasMember = () => true;

/** Ranges nobody keeps need not follow their cells beyond their request. */
function letGo({ workbook, references }: HostContext): void {
  for (const range of workbook.tracked) if (references.idOf(range) === null) workbook.tracked.delete(range);
}

/** What the classes share, over a fresh workbook. */
function createContext(options: ExcelHostOptions, requirements: RequirementSets) {
  const model = new Workbook({
    ...(options.calculate === undefined ? {} : { calculate: options.calculate }),
    ...(options.currentYear === undefined ? {} : { currentYear: options.currentYear }),
  });
  const references = createReferences();
  const tellsTrigger = isAtLeast(requirements["ExcelApi"] ?? "1.1", "1.14");
  const events = new Events({ workbook: model, references, tellsTrigger });
  model.listener = (event) => events.send(event);
  const created: string[] = [];
  const images = new Map<string, WorkbookImage | null>();
  const context: HostContext = {
    workbook: model,
    references,
    listeners: events,
    openCreated: (base64) => {
      created.push(base64);
      options.openCreated?.(base64);
    },
    insertedImage: (base64) => images.get(base64),
    insertedWorkbooks: [],
    objects: defineObjects(() => context),
  };
  return { context, events, created, images };
}

/** Reads the workbooks that a request hands over to have their sheets inserted: reading takes time, requests do not. */
function readHanded(
  { Actions }: RequestBody,
  { readWorkbook }: ExcelHostOptions,
): Promise<(readonly [string, WorkbookImage | null])[]> {
  const handed = Actions.filter(({ Name }) => Name === "InsertWorksheetsFromBase64").flatMap(({ ArgumentInfo }) => {
    const base64 = ArgumentInfo?.Arguments?.[0];
    return typeof base64 === "string" ? [base64] : [];
  });
  if (readWorkbook === undefined) return Promise.resolve([]);
  return Promise.all(handed.map(async (base64) => [base64, await readWorkbook(base64)] as const));
}

/** Lets a list forget its beginning beyond a length. */
const shorten = (list: unknown[], most: number): void => void list.splice(0, Math.max(0, list.length - most));

export function createExcelHost(options: ExcelHostOptions = {}): ExcelHost {
  const requirements = options.requirements ?? requirementsOf();
  const { context, events, created, images } = createContext(options, requirements);
  let hasMember = everyMember;
  const roots: Roots = {
    context,
    global: workbookClass(context),
    newObject,
    hasMember: (className, name) => hasMember(className, name),
  };
  const requests: RequestRecord[] = [];
  const roundTrips: RequestRecord[] = [];
  const most = options.requestsKept ?? Infinity;
  const cellEdit = new CellEdit();

  const host: ExcelHost = {
    model: context.workbook,
    events,
    requirements,
    latencyMs: options.latencyMs ?? 0,
    handle: async (text, flags) => {
      const body: unknown = JSON.parse(text);
      if (!isRequestBody(body)) throw new Error("Office.js sent a request of an unknown shape.");
      await wait(host.latencyMs);
      const refusal = isHousekeeping(body) ? null : await cellEdit.admit(flags);
      const read = await readHanded(body, options);
      // From here on nothing waits: what was read is there for this request and no other.
      for (const [base64, image] of read) images.set(base64, image);
      const response = refusal ?? processQuery(body, roots);
      images.clear();
      letGo(context);
      const answer = JSON.stringify(response);
      const record = { body, response, requestSize: text.length, responseSize: answer.length };
      requests.push(record);
      if (!isHousekeeping(body)) roundTrips.push(record);
      for (const list of [requests, roundTrips, created, context.insertedWorkbooks]) shorten(list, most);
      return answer;
    },
    setMetadata: (metadata) => {
      hasMember = metadata;
    },
    requests,
    roundTrips,
    enterCellEdit: () => cellEdit.enter(),
    leaveCellEdit: () => cellEdit.leave(),
    waitingRequests: () => cellEdit.waiting,
    createdWorkbooks: created,
    insertedWorkbooks: context.insertedWorkbooks,
    ...createUserActions(context.workbook),
    ...createUserView(context.workbook),
  };
  return host;
}
