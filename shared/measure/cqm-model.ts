import type { DocumentContext, DocumentModel } from "../document/document-kind.ts";
import { ok, type Result } from "../result.ts";
import { readRulesVersion } from "../document/rules-version.ts";
import { cqmFigures, cqmProgress } from "./cqm-figures.ts";
import { cqmParts } from "./cqm-parts.ts";
import { cqmRequirement } from "./cqm-requirement.ts";
import { cqmRulesVersion, startCqmRules } from "./cqm-rules.ts";
import { scopeOf, type CqmScope } from "./cqm-scope.ts";
import { measuresGrid } from "./measures-grid.ts";
import { providersGrid } from "./providers-grid.ts";

/** A model that remembers what it was made of, which the export's tables need. */
export interface CqmModel extends DocumentModel {
  readonly scope: CqmScope;
}

export const isCqmModel = (model: DocumentModel): model is CqmModel => "scope" in model;

/** Settings are read once, here; everything after works on what they came to. */
export function cqmModel(context: DocumentContext): Result<CqmModel, string> {
  const read = scopeOf(context);
  if (!read.ok) return read;
  const scope = read.value;
  const version = readRulesVersion(context.rulesVersion, cqmRulesVersion);
  if (!version.ok) return version;
  const rulesVersion = version.value;
  return ok({
    scope,
    grids: [measuresGrid(scope), providersGrid(scope)],
    rules: (input) => startCqmRules(scope, rulesVersion, input).problems(),
    startRules: (input) => startCqmRules(scope, rulesVersion, input),
    requirement: (cells) => cqmRequirement(scope, cells),
    progress: (cells) => cqmProgress(scope, cells),
    parts: { word: "measure", of: (cells) => cqmParts(scope, cells) },
    figures: (cells, previous) => cqmFigures(scope, cells, previous),
  });
}
