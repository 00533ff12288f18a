import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useCallback } from "react";
import type { Problem } from "../../../../shared/problem.ts";
import type { PracticeDocument } from "../../../../shared/protocol/common.ts";
import type { JudgementReply } from "../../../../shared/protocol/judgement.ts";
import { ok, type Result } from "../../../../shared/result.ts";
import type { ClientError } from "../../../sync/api-client.ts";
import { formatDay, formatDayOf } from "../../format.ts";
import { useServices } from "../../services-context.ts";
import { commonStrings } from "../../strings/common.ts";
import { judgedAgainStrings } from "../../strings/requirement.ts";
import { useLoad } from "../../use-load.ts";
import { Section } from "../Section.tsx";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, minWidth: 0 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
});

interface Judgements {
  readonly asThen: JudgementReply;
  readonly asNow: JudgementReply;
}

const words = judgedAgainStrings;

const asks = ({ severity }: Pick<Problem, "severity">): boolean => severity !== "note";

const findingsOf = ({ problems }: JudgementReply): string =>
  words.findings(
    problems.filter(({ severity }) => severity === "error").length,
    problems.filter(({ severity }) => severity === "explain").length,
  );

const subjectOf = ({ code, paths }: Pick<Problem, "code" | "paths">): string => [code, ...paths].join(" ");

/**
 * A document that was submitted, judged as it was then and as it is now: what a reviewer asks when values, rules or the
 * quarter before have changed since.
 */
export function JudgedAgain({ document }: { readonly document: PracticeDocument }) {
  const styles = useStyles();
  const { api } = useServices();
  const { documentId, timeZone, version } = document;
  const load = useCallback(async (): Promise<Result<Judgements, ClientError>> => {
    const judge = (as: "then" | "now") => api.call("judgement", { params: { documentId }, query: { as } });
    const [then, now] = await Promise.all([judge("then"), judge("now")]);
    if (!then.ok) return then;
    return now.ok ? ok({ asThen: then.value, asNow: now.value }) : now;
    // a new version of the document is judged anew
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the version is what makes the judgement another one
  }, [api, documentId, version]);
  const { loaded, reload } = useLoad(load);
  return (
    <Section title={words.title}>
      {loaded.state === "loading" && <Text>{commonStrings.loading}</Text>}
      {loaded.state === "failed" && (
        <div>
          <Button onClick={reload}>{commonStrings.tryAgain}</Button>
        </div>
      )}
      {loaded.state === "ready" && (
        <div className={styles.part}>
          <Text>
            {words.asThen(
              formatDay(loaded.value.asThen.asOf),
              loaded.value.asThen.rulesVersion,
              findingsOf(loaded.value.asThen),
            )}
          </Text>
          <Text>{words.asNow(loaded.value.asNow.rulesVersion, findingsOf(loaded.value.asNow))}</Text>
          <SettingsSince {...loaded.value} timeZone={timeZone} />
          <OnlyNow {...loaded.value} />
        </div>
      )}
    </Section>
  );
}

/** Said where other settings hold by now: limits and schedules are the program's, and findings follow them. */
function SettingsSince({ asNow, asThen, timeZone }: Judgements & { readonly timeZone: string }) {
  const setAt = asNow.settings?.setAt ?? null;
  if (setAt === null || setAt === asThen.settings?.setAt) return null;
  return <Text>{words.settingsSince(formatDayOf(setAt, timeZone))}</Text>;
}

function OnlyNow({ asNow, asThen }: Judgements) {
  const styles = useStyles();
  const known = new Set(asThen.problems.map(subjectOf));
  const fresh = asNow.problems.filter((problem) => asks(problem) && !known.has(subjectOf(problem)));
  if (fresh.length === 0) return null;
  return (
    <>
      <Text>{words.onlyNow}</Text>
      <ul className={styles.list}>
        {fresh.map((problem) => (
          <li key={subjectOf(problem)}>
            <Text>{problem.message}</Text>
          </li>
        ))}
      </ul>
    </>
  );
}
