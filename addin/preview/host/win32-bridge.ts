import type { ExcelHost } from "./excel-host.ts";
import { createMetadata, enforceRequirementSets } from "./metadata.ts";
import type { EventMessage } from "./protocol/events.ts";

/** The native side hands arrays over in this wrapping. */
interface SafeArray {
  readonly toArray: () => readonly unknown[];
}

const safe = (items: readonly unknown[]): SafeArray => ({ toArray: () => items });

const lightTheme: OfficeTheme = { background: 0xff_ff_ff, text: 0 };

/** Numbers of native calls and events, as Office.js has them. */
const richApiRequest = 93;
const richApiEvent = 33;

type ExecuteCallback = (result: SafeArray, status: number) => void;
type EventHandler = (id: number, payload: SafeArray) => void;

/** `Office.context.document.settings`, as it reads and writes them: two lists, of keys and of values as JSON. */
function nativeSettings({ model }: ExcelHost) {
  return {
    Read: (keys: string[], values: string[]) => {
      for (const [key, value] of model.settings) {
        keys.push(key);
        values.push(JSON.stringify(value));
      }
    },
    Write: (keys: readonly string[], values: readonly string[]) => {
      model.settings.clear();
      for (const [index, key] of keys.entries()) model.settings.set(key, JSON.parse(values[index] ?? "null"));
    },
    RefreshAsync: (callback: () => void) => callback(),
  };
}

const constant =
  <T>(value: T) =>
  (): T =>
    value;

/** What Office.js asks of Excel when it starts. Theme colours are numbers, locales Windows' numbers for en-US. */
function nativeContext(host: ExcelHost, { background, text }: OfficeTheme) {
  return {
    GetAppType: constant(1),
    GetSolutionRef: constant("milepost"),
    GetAppVersionMajor: constant(16),
    GetAppVersionMinor: constant(1),
    GetAppUILocale: constant(1033),
    GetAppDataLocale: constant(1033),
    GetDocUrl: constant(`C:\\${host.model.name}`),
    GetAppCapabilities: constant(0),
    GetActivationMode: constant(1),
    GetControlIntegrationLevel: constant(1),
    GetSolutionToken: constant(""),
    GetCorrelationId: constant("milepost"),
    // A new one each time: Office.js takes the settings of a known instance from sessionStorage, which may be stale.
    GetInstanceId: () => `milepost-${Date.now()}-${Math.random()}`,
    GetTouchEnabled: constant(false),
    GetCommerceAllowed: constant(true),
    GetSupportedMatrix: () => JSON.stringify(host.requirements),
    GetHostCustomMessage: constant(""),
    GetHostFullVersion: constant("16.0.17000.20000"),
    GetDialogRequirementMatrix: constant("{}"),
    GetInitialDisplayMode: constant(2),
    GetFeaturesForSolution: constant(""),
    GetOfficeThemeInfo: () =>
      JSON.stringify({
        primaryFontColor: text,
        primaryBackgroundColor: background,
        secondaryFontColor: text,
        secondaryBackgroundColor: background,
      }),
    GetSettings: () => nativeSettings(host),
  };
}

/** A request's parameters: `[customData, method, path, headers, body, permission, flags]`, in an array of one. */
function readRequest(params: unknown): { readonly body: string; readonly flags: number } {
  const request: unknown = Array.isArray(params) ? params[0] : null;
  const parts: readonly unknown[] = Array.isArray(request) ? request : [];
  const [body, flags] = [parts[4], parts[6]];
  if (typeof body !== "string") throw new Error("Office.js sent a request without a body.");
  return { body, flags: typeof flags === "number" ? flags : 0 };
}

async function answer(host: ExcelHost, params: unknown, callback: ExecuteCallback): Promise<void> {
  const { body, flags } = readRequest(params);
  callback(safe([0, 200, [], await host.handle(body, flags)]), 0);
}

/** Office's colours, as 0xRRGGBB. */
export interface OfficeTheme {
  readonly background: number;
  readonly text: number;
}

/**
 * Puts the host where Office.js looks for Excel on Windows: `window.external`. To be done before office.js loads. Legacy
 * calls other than settings and events are answered as done.
 */
export function installWin32Bridge(window: object, host: ExcelHost, theme: OfficeTheme = lightTheme): void {
  host.setMetadata(createMetadata(window));
  const context = nativeContext(host, theme);
  const external = {
    // Drive, platform, version, locale; no telemetry, not a dialog.
    GetHostInfo: () => "Excel|Win32|16.01|en-us|telemetry|isNotDialog|disableLogging|0",
    GetLoggingAllowed: () => false,
    GetContext: () => context,
    Execute: (id: number, params: unknown, callback: ExecuteCallback) => {
      enforceRequirementSets(window);
      if (id !== richApiRequest) {
        setTimeout(() => callback(safe([0]), 0), 0);
        return;
      }
      void answer(host, params, callback);
    },
    RegisterEvent: (id: number, _target: string, handler: EventHandler, callback: (result: SafeArray) => void) => {
      if (id === richApiEvent) {
        host.events.addReceiver((message: EventMessage) => handler(richApiEvent, safe([safe(message)])));
      }
      callback(safe([0]));
    },
    UnregisterEvent: (id: number, _target: string, callback: (result: SafeArray) => void) => {
      if (id === richApiEvent) host.events.removeReceivers();
      callback(safe([0]));
    },
    MessageParent2: () => {},
    MessageChild2: () => {},
  };
  Object.defineProperty(window, "external", { value: external, configurable: true, writable: true });
}
