import type { ExcelHost, HostEvent } from "./excel-host.ts";
import type { QueryReply } from "./protocol.ts";

/** Where the bridge is put: a window, or the sandbox's stand-in for one. */
export interface BridgeTarget {
  readonly [key: string]: unknown;
}

export interface BridgeOptions {
  /** Requirement sets this Excel says it has, with their versions. Excel 2021 and later say ExcelApi 1.14 or more. */
  readonly requirements?: Readonly<Record<string, string>>;
  /** Colours of the Office theme, 0xRRGGBB. */
  readonly theme?: { readonly background: number; readonly text: number };
}

/** What the npm copy of Office.js knows: it must not be promised more. */
export const allRequirements: Readonly<Record<string, string>> = {
  ExcelApi: "1.15",
  DelayForCellEdit: "1.1",
  SharedRuntime: "1.2",
  RibbonApi: "1.2",
  DialogApi: "1.2",
  Settings: "1.1",
  DocumentEvents: "1.1",
  RichApiRuntime: "1.2",
};

/** Numbers Office.js calls the host by. */
const richApiDispatch = 93;
const richApiEvent = 33;
const modernEventCategory = 65_536;

/** The host hands arrays over the way Windows does: behind a `toArray`. */
const safeArray = (values: readonly unknown[]) => ({ toArray: () => values });

type Callback = (result: unknown, status?: number) => void;

/** What Office.js asks the document about before anything runs. */
function documentContext(options: BridgeOptions) {
  const { theme = { background: 0xffffff, text: 0x000000 } } = options;
  const settings = new Map<string, unknown>();
  return {
    GetAppType: () => 1, // Excel
    GetSolutionRef: () => "6f0d8a52-5c1e-4b0f-9d0a-3b7c2e4f91aa",
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => 1033,
    GetAppDataLocale: () => 1033,
    GetDocUrl: () => "C:\\Book1.xlsx",
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 1,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => "",
    GetCorrelationId: () => "",
    GetInstanceId: () => crypto.randomUUID(), // the same twice brings back settings of the page before
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => true,
    GetSupportedMatrix: () => JSON.stringify(options.requirements ?? allRequirements),
    GetHostCustomMessage: () => "",
    GetHostFullVersion: () => "16.0.18000.20000",
    GetDialogRequirementMatrix: () => "{}",
    GetInitialDisplayMode: () => 2,
    GetFeaturesForSolution: () => "",
    GetOfficeThemeInfo: () =>
      JSON.stringify({
        primaryFontColor: theme.text,
        primaryBackgroundColor: theme.background,
        secondaryFontColor: theme.text,
        secondaryBackgroundColor: theme.background,
      }),
    GetSettings: () => ({
      Read: (keys: unknown[], values: unknown[]) => {
        for (const [key, value] of settings) {
          keys.push(key);
          values.push(value);
        }
      },
      Write: (keys: readonly string[], values: readonly unknown[]) => {
        settings.clear();
        for (const [index, key] of keys.entries()) settings.set(key, values[index]);
      },
      RefreshAsync: (done: () => void) => done(),
    }),
  };
}

/** The part of a rich-API call that matters here: its body and flags. */
function readCall(params: unknown): { readonly body: string; readonly flags: number } {
  const call: unknown = Array.isArray(params) ? params[0] : null;
  if (!Array.isArray(call)) throw new TypeError("Office.js called the host in an unknown way");
  const [, , , , body, , flags] = call;
  return { body: String(body), flags: Number(flags) };
}

const eventArguments = ({ type, targetId, message }: HostEvent, id: number): unknown =>
  safeArray([safeArray([modernEventCategory, type, targetId, JSON.stringify(message), id, false])]);

/**
 * Puts the host where Office.js finds Excel on Windows: `window.external`. To be done before office.js loads; from then on
 * the genuine library talks to the simulated workbook as to the real one.
 */
export function installWin32Bridge(host: ExcelHost, target: object, options: BridgeOptions = {}): void {
  const context = documentContext(options);
  let eventId = 0;
  let stopEvents: (() => void) | null = null;
  const external = {
    GetContext: () => context,
    GetHostInfo: () => "Excel|Win32|16.01|en-us|telemetry|isNotDialog|disableLogging|0",
    GetLoggingAllowed: () => false,
    Execute: (dispatchId: number, params: unknown, callback: Callback) => {
      if (dispatchId !== richApiDispatch) {
        setTimeout(() => callback(safeArray([0]), 0), 0);
        return;
      }
      const { body, flags } = readCall(params);
      const answer = (reply: QueryReply): void => callback(safeArray([0, 200, [], JSON.stringify(reply)]), 0);
      const fail = (error: unknown): void => {
        answer({
          Results: [],
          TraceIds: [],
          Error: {
            Code: "GeneralException",
            Message: String(error),
            Location: "",
            ActionIndex: 0,
            HttpStatusCode: 500,
          },
        });
      };
      setTimeout(() => void host.execute(body, flags).then(answer).catch(fail), 0);
    },
    RegisterEvent: (
      eventId33: number,
      _target: unknown,
      handler: (id: number, payload: unknown) => void,
      callback: Callback,
    ) => {
      if (eventId33 === richApiEvent) {
        stopEvents?.();
        stopEvents = host.onEvent((event) => {
          const payload = eventArguments(event, ++eventId);
          setTimeout(() => handler(richApiEvent, payload), 0); // Excel never calls back from within a call
        });
      }
      callback(safeArray([0]));
    },
    UnregisterEvent: (eventId33: number, _target: unknown, callback: Callback) => {
      if (eventId33 === richApiEvent) {
        stopEvents?.();
        stopEvents = null;
      }
      callback(safeArray([0]));
    },
    MessageParent2: () => undefined,
    MessageChild2: () => undefined,
  };
  Object.defineProperty(target, "external", { value: external, configurable: true, writable: true });
}
