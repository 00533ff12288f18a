import type { Worksheet } from "@cj-tech-master/excelts";
import { protectionOptions, type Protection, type ProtectionOption } from "../host/model/protection.ts";
import { partOf } from "../host/part-of.ts";

type InFile = NonNullable<Worksheet["sheetProtection"]>;

/** `allowSort` is `sort` in the file. */
const inFile = (option: string): string => `${option.charAt(5).toLowerCase()}${option.slice(6)}`;

/** Objects and scenarios go by shorter names, and are allowed unless the file says otherwise. */
const fileNames: Readonly<Record<string, string>> = { allowEditObjects: "objects", allowEditScenarios: "scenarios" };

function isAllowed(found: InFile, option: ProtectionOption): boolean {
  const shortName = fileNames[option];
  return shortName === undefined ? partOf(found, inFile(option)) === true : partOf(found, shortName) !== false;
}

/** What a protected sheet of a file still allows; null where it is not protected. */
export function protectionIn(found: Worksheet["sheetProtection"]): Protection | null {
  if (found === null || found === undefined || found.sheet !== true) return null;
  const { algorithmName, hashValue, saltValue, spinCount } = found;
  const mode = found.selectLockedCells !== false ? "Normal" : found.selectUnlockedCells !== false ? "Unlocked" : "None";
  return {
    allowed: new Set(protectionOptions.filter((option) => isAllowed(found, option))),
    selectionMode: mode,
    password: null,
    ...(hashValue === undefined ? {} : { seal: { algorithmName, hashValue, saltValue, spinCount } }),
  };
}

/** The same as the library writes it. A password set here is handed over separately, to be hashed. */
export function protectionOut({ allowed, selectionMode, seal }: Protection): InFile {
  return {
    sheet: true,
    selectLockedCells: selectionMode === "Normal",
    selectUnlockedCells: selectionMode !== "None",
    ...Object.fromEntries(
      protectionOptions.map((option) => [fileNames[option] ?? inFile(option), allowed.has(option)]),
    ),
    ...seal,
  };
}
