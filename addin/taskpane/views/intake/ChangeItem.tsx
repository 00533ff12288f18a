import { Checkbox, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ProposedChange } from "../../../../shared/intake/propose-changes.ts";
import type { Problem } from "../../../../shared/problem.ts";
import { formatValue } from "../../format.ts";
import { intakeStrings } from "../../strings/intake.ts";
import { problemStrings } from "../../strings/problems.ts";

const useStyles = makeStyles({
  item: { display: "flex", flexDirection: "column", minWidth: 0 },
  below: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    listStyle: "none",
    margin: 0,
    padding: 0,
    paddingInlineStart: "32px",
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly change: ProposedChange;
  readonly isChosen: boolean;
  readonly problems: readonly Problem[];
  readonly choose: (isChosen: boolean) => void;
}

/** One cell that would change: old and new value, where the new one comes from, and what the rules would say. */
export function ChangeItem({ change, isChosen, problems, choose }: Props) {
  const styles = useStyles();
  const { label, before, now, where, remark } = change;
  return (
    <li className={styles.item}>
      <Checkbox
        label={intakeStrings.change(label, formatValue(before), formatValue(now))}
        checked={isChosen}
        onChange={(_, data) => {
          choose(data.checked === true);
        }}
      />
      <ul className={styles.below}>
        <li>
          <Text size={200} className={styles.quiet}>
            {remark === null ? where : `${where}. ${remark}`}
          </Text>
        </li>
        {problems.map((problem) => (
          <ProblemLine key={`${problem.code} ${problem.paths.join(" ")}`} problem={problem} />
        ))}
      </ul>
    </li>
  );
}

export function ProblemLine({ problem }: { readonly problem: Problem }) {
  return (
    <li>
      <Text size={200} weight="semibold">
        {problemStrings.severity(problem.severity)}:
      </Text>{" "}
      <Text size={200}>{problem.message}</Text>
    </li>
  );
}
