import { makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { KindAndPeriod } from "../KindAndPeriod.tsx";

const useStyles = makeStyles({
  title: { margin: 0, textWrap: "balance" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly practiceName: string;
  readonly kind: string;
  readonly period: string;
}

/** The page's heading, a line each: whose document, and which. */
export function DocumentTitle({ practiceName, kind, period }: Props) {
  const styles = useStyles();
  return (
    <>
      <Subtitle1 as="h1" className={styles.title}>
        {practiceName}
      </Subtitle1>
      <Text className={styles.quiet}>
        <KindAndPeriod kind={kind} period={period} />
      </Text>
    </>
  );
}
