import type { Chart, DocumentCharts } from "../../shared/document/document-charts.ts";
import type { Grid } from "../../shared/grid/grid.ts";
import { parsePeriod } from "../../shared/period.ts";
import type { ChartsReply } from "../../shared/protocol/charts.ts";
import type { PracticeDocument } from "../../shared/protocol/common.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Binding, WorkbookError } from "../workbook/workbook.ts";
import type { OpenDeps, OpenError, Visible } from "./open-document.ts";

/** A document's charts: the sheet as it stands now at the end of what the program holds. */
export interface ChartDesk {
  /** The program is asked again only when the document has a new version or status. */
  readonly read: (
    document: Pick<PracticeDocument, "version" | "status">,
  ) => Promise<Result<readonly Chart[], OpenError>>;
  /** Puts a chart into the workbook as Excel's own. */
  readonly insert: (chart: Chart, subtitle: string) => Promise<Result<null, WorkbookError>>;
}

type Deps = Pick<OpenDeps, "api" | "workbook" | "findKind">;

/** Null for kinds without charts, and where the program or practice is not this person's to see. */
function chartsOf(
  binding: Binding,
  { practices, programs }: Visible,
  findKind: Deps["findKind"],
): DocumentCharts | null {
  const kind = findKind(binding.kind);
  const program = programs.find(({ programId }) => programId === binding.programId);
  const practice = practices.find(({ practiceId }) => practiceId === binding.practiceId);
  const period = parsePeriod(binding.period);
  if (kind?.charts === undefined || program === undefined || practice === undefined || !period.ok) return null;
  const charts = kind.charts({ period: period.value, practice, settings: program.settings[kind.id] });
  return charts.ok ? charts.value : null;
}

export function createChartDesk(
  { api, findKind, workbook }: Deps,
  binding: Binding,
  grids: readonly Grid[],
  visible: Visible,
): ChartDesk | null {
  const charts = chartsOf(binding, visible, findKind);
  if (charts === null) return null;
  let last: { readonly key: string; readonly reply: ChartsReply } | null = null;
  const ask = async (key: string): Promise<Result<ChartsReply, OpenError>> => {
    if (last?.key === key) return ok(last.reply);
    const reply = await api.call("charts", { params: { documentId: binding.documentId } });
    if (!reply.ok) return err({ kind: "client", error: reply.error });
    last = { key, reply: reply.value };
    return reply;
  };
  return {
    read: async ({ status, version }) => {
      const [reply, reading] = await Promise.all([ask(`${version} ${status}`), workbook.read(binding, grids)]);
      if (!reply.ok) return reply;
      if (!reading.ok) return err({ kind: "workbook", error: reading.error });
      const earlier = reply.value.documents.slice(0, -1);
      const own = { period: binding.period, status, values: charts.values(reading.value.cells) };
      const documents = [...earlier, own].map((document) => ({
        period: document.period,
        isAccepted: document.status === "accepted",
        values: document.values,
      }));
      return ok(charts.charts({ documents, program: reply.value.program }));
    },
    insert: (chart, subtitle) => workbook.insertChart(binding, chart, subtitle),
  };
}
