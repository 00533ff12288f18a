/** Requirement sets and their versions as the host advertises them. */
export type RequirementSets = Readonly<Record<string, string>>;

/**
 * The newest set that the Office.js of the npm package knows by number. A host that advertised more would let add-ins
 * believe in members their library has not.
 */
const newestExcelApi = "1.15";

/** What Excel on Windows says beside ExcelApi. DelayForCellEdit is what makes `Excel.run`'s option of that name work. */
export const requirementsOf = (excelApi = newestExcelApi): RequirementSets => ({
  ExcelApi: excelApi,
  DelayForCellEdit: "1.1",
  BindingEvents: "1.1",
  CompressedFile: "1.1",
  DialogApi: "1.2",
  DocumentEvents: "1.1",
  File: "1.1",
  MatrixBindings: "1.1",
  MatrixCoercion: "1.1",
  RibbonApi: "1.2",
  RichApiRuntime: "1.2",
  RichApiRuntimeFlag: "1.2",
  Selection: "1.1",
  Settings: "1.1",
  SharedRuntime: "1.2",
  TableBindings: "1.1",
  TableCoercion: "1.1",
  TextBindings: "1.1",
  TextCoercion: "1.1",
});

export function isAtLeast(version: string, needed: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [neededMajor = 0, neededMinor = 0] = needed.split(".").map(Number);
  return major > neededMajor || (major === neededMajor && minor >= neededMinor);
}
