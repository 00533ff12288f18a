import { Field, Input, Select } from "@fluentui/react-components";
import { lazy, Suspense } from "react";
import type { KindFacts } from "../../../../shared/document/document-kind.ts";
import type { Practice } from "../../../../shared/protocol/common.ts";
import { late } from "../../../late.ts";
import { firstViewShown } from "../../first-view.ts";
import { formatDay } from "../../format.ts";
import { periodTextInWords } from "../../../../shared/period.ts";
import { commonStrings } from "../../strings/common.ts";
import { homeStrings } from "../../strings/home.ts";
import type { ProgramPeriod } from "./program-periods.ts";

const loadPracticeSearch = () =>
  import("./PracticeSearch.tsx").then(({ PracticeSearch: component }) => ({ default: component }));
const PracticeSearch = lazy(loadPracticeSearch);
// Wanted when the form is unfolded, and to be had while the network is there.
void firstViewShown.then(late(loadPracticeSearch));

/** Up to this many practices are a plain list; beyond it people search. */
const searchAbove = 7;

interface PracticeProps {
  readonly practices: readonly Practice[];
  readonly chosen: Practice | null;
  readonly choose: (practice: Practice | null) => void;
  readonly error: string | null;
}

export function PracticeField({ practices, chosen, choose, error }: PracticeProps) {
  const field = { label: homeStrings.choose.practice, ...(error === null ? {} : { validationMessage: error }) };
  if (practices.length > searchAbove) {
    return (
      <Suspense
        fallback={
          <Field {...field}>
            <Input disabled placeholder={commonStrings.loading} />
          </Field>
        }
      >
        <Field {...field}>
          <PracticeSearch practices={practices} chosen={chosen} choose={choose} />
        </Field>
      </Suspense>
    );
  }
  return (
    <Field {...field}>
      <Select
        value={chosen?.practiceId ?? ""}
        onChange={(_, data) => {
          choose(practices.find(({ practiceId }) => practiceId === data.value) ?? null);
        }}
      >
        {chosen === null && <option value="">{homeStrings.choose.practiceNone}</option>}
        {practices.map(({ practiceId, name }) => (
          <option key={practiceId} value={practiceId}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface PeriodProps {
  readonly kind: KindFacts;
  /** The program's periods for the kind; when it names none, the period is typed. */
  readonly periods: readonly ProgramPeriod[];
  readonly chosen: string;
  readonly choose: (period: string) => void;
  readonly error: string | null;
}

export function PeriodField({ kind, periods, chosen, choose, error }: PeriodProps) {
  const words = homeStrings.choose;
  const validation = error === null ? {} : { validationMessage: error };
  if (periods.length === 0) {
    return (
      <Field label={words.period} hint={words.periodHint(kind.periodUnit)} {...validation}>
        <Input
          value={chosen}
          onChange={(_, data) => {
            choose(data.value);
          }}
        />
      </Field>
    );
  }
  return (
    <Field label={words.period} {...validation}>
      <Select
        value={chosen}
        onChange={(_, data) => {
          choose(data.value);
        }}
      >
        {periods.map(({ period, dueDate }) => (
          <option key={period} value={period}>
            {words.periodWithDue(periodTextInWords(period), formatDay(dueDate))}
          </option>
        ))}
      </Select>
    </Field>
  );
}
