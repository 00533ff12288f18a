import { makeStyles, mergeClasses, Subtitle2, tokens } from "@fluentui/react-components";
import { useId, type ReactNode, type Ref } from "react";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, minWidth: 0 },
  title: { margin: 0 },
  spoken: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  head: { display: "flex", alignItems: "baseline", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  end: { justifyContent: "flex-end" },
});

interface Props {
  readonly title: string;
  /** For a part whose name stands in the chosen tab right above: spoken, and not written twice. */
  readonly isNamedByTab?: boolean;
  /** Stands at the title's right. */
  readonly aside?: ReactNode;
  /** Takes the focus when what had it is gone: an answered question, a mended problem. */
  readonly headingRef?: Ref<HTMLHeadingElement>;
  readonly children: ReactNode;
}

/** A part of a view under a heading that screen readers can jump to. */
export function Section({ title, isNamedByTab = false, aside, headingRef, children }: Props) {
  const styles = useStyles();
  const id = useId();
  const heading = (
    <Subtitle2
      as="h2"
      className={mergeClasses(styles.title, isNamedByTab && styles.spoken)}
      id={id}
      tabIndex={-1}
      {...(headingRef === undefined ? {} : { ref: headingRef })}
    >
      {title}
    </Subtitle2>
  );
  const hasAside = aside !== undefined && aside !== false;
  return (
    <section className={styles.section} aria-labelledby={id}>
      {hasAside ? (
        <div className={mergeClasses(styles.head, isNamedByTab && styles.end)}>
          {heading}
          {aside}
        </div>
      ) : (
        heading
      )}
      {children}
    </section>
  );
}
