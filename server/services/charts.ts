import type { Cells } from "../../shared/cell.ts";
import type { ChartValues, DocumentCharts } from "../../shared/document/document-charts.ts";
import type { DocumentKind } from "../../shared/document/document-kind.ts";
import { quartilesOf } from "../../shared/document/program-quartiles.ts";
import { parsePeriod } from "../../shared/period.ts";
import type { ChartsReply } from "../../shared/protocol/charts.ts";
import { ok, type Result } from "../../shared/result.ts";
import { listCharted } from "../db/charted-documents.ts";
import type { JoinedDocument } from "../db/documents.ts";
import { findDocuments } from "../db/joined-documents.ts";
import type { Caller } from "./authorise.ts";
import { visibleDocument } from "./document-at.ts";
import type { Refusal } from "./refusal.ts";
import type { ServiceDeps } from "./service-deps.ts";

/** What the kind works charts out of, for this practice in a period; null for kinds that have none. */
function chartsFor(
  kind: DocumentKind,
  { practice, program }: JoinedDocument,
  periodText: string,
): DocumentCharts | null {
  if (kind.charts === undefined) return null;
  const period = parsePeriod(periodText);
  if (!period.ok) throw new Error(`Not a period: ${periodText}`);
  const { attributes, name } = practice;
  const charts = kind.charts({
    period: period.value,
    practice: { name, attributes },
    settings: program.settings[kind.id],
  });
  // As for models: programs are checked when they are loaded, so this is a defect of ours.
  if (!charts.ok) throw new Error(`${kind.id} ${periodText} of ${practice.practiceId} has no charts: ${charts.error}`);
  return charts.value;
}

/** Median and quartiles of each figure; nothing else of another practice leaves the server. */
function quartilesById(charts: DocumentCharts, documents: readonly Cells[]): ChartsReply["program"] {
  const valuesById = new Map<string, number[]>();
  for (const cells of documents) {
    for (const [id, value] of Object.entries(charts.values(cells))) {
      const values = valuesById.get(id);
      if (values === undefined) valuesById.set(id, [value]);
      else values.push(value);
    }
  }
  return Object.fromEntries(
    [...valuesById].flatMap(([id, values]) => {
      const quartiles = quartilesOf(values);
      return quartiles === null ? [] : [[id, quartiles] as const];
    }),
  );
}

/**
 * The figures of a document and of those handed in before it, and the program's median and quartiles for its period. Of
 * the program only what was submitted or accepted counts: drafts are nobody's to see, and trying out one's own values
 * would show how the quartiles move.
 */
export const readCharts = (
  deps: ServiceDeps,
  caller: Caller,
  documentId: string,
): Promise<Result<ChartsReply, Refusal>> =>
  deps.store.read(async (reader) => {
    const [found] = await findDocuments(reader, [documentId]);
    const visible = visibleDocument(deps, caller, found);
    if (!visible.ok) return visible;
    const { joined, kind } = visible.value;
    const { document } = joined;
    const charts = chartsFor(kind, joined, document.period);
    if (charts === null) return ok({ documents: [], program: {} });
    const { own, program } = await listCharted(reader, document, charts.paths);
    const valuesIn = (period: string, cells: Cells): ChartValues =>
      (period === document.period ? charts : chartsFor(kind, joined, period))?.values(cells) ?? {};
    const handedIn = program.map(({ cells }) => cells);
    return ok({
      documents: own.map(({ cells, period, status }) => ({ period, status, values: { ...valuesIn(period, cells) } })),
      program: charts.isCompared ? quartilesById(charts, handedIn) : {},
    });
  });
