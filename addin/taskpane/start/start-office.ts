/** The Excel API set the pane cannot do without; the manifest asks for the same one. */
const neededExcelApi = "1.9";

export type Start =
  | { readonly kind: "ready" }
  | { readonly kind: "no-office" } // the script from Microsoft's CDN did not come
  | { readonly kind: "not-excel" } // opened in a browser tab, or in another Office application
  | { readonly kind: "too-old" };

/** Waits for Office.js to find its host. Outside Office it answers too, with no host. */
export async function startOffice(): Promise<Start> {
  if (typeof Office === "undefined") return { kind: "no-office" };
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel) return { kind: "not-excel" };
  if (!Office.context.requirements.isSetSupported("ExcelApi", neededExcelApi)) return { kind: "too-old" };
  return { kind: "ready" };
}
