import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import type { DocumentSession, Replaced, ReplacedCell } from "../../../sync/document-session.ts";
import { formatValue } from "../../format.ts";
import { replacedStrings } from "../../strings/document.ts";
import { LiveRegion } from "../LiveRegion.tsx";

const sentence = ({ label, before, now }: ReplacedCell): string =>
  replacedStrings.cell(label, formatValue(before), formatValue(now));

/** Named one by one up to this many; a whole report's values would push everything else out of sight. */
const mostNamed = 3;

const sentences = (cells: readonly ReplacedCell[]): string =>
  [
    ...cells.slice(0, mostNamed).map(sentence),
    ...(cells.length > mostNamed ? [replacedStrings.more(cells.length - mostNamed)] : []),
  ].join(" ");

/** The button says what comes back: the value when it is one cell, a general word when it is several. */
function buttonText({ why, cells }: Replaced): string {
  const [first, ...others] = cells;
  return why === "fix" || first === undefined || others.length > 0
    ? replacedStrings.undo
    : replacedStrings.restore(formatValue(first.before));
}

interface Props {
  readonly replaced: Replaced | null;
  readonly session: DocumentSession;
  readonly isBusy: boolean;
}

/** What a suggestion or a settled conflict put out of the sheet, and the way back. */
export function ReplacedNote({ replaced, session, isBusy }: Props) {
  return (
    <LiveRegion label={replacedStrings.region}>
      {replaced !== null && (
        <MessageBar layout="multiline">
          <MessageBarBody>{sentences(replaced.cells)}</MessageBarBody>
          <MessageBarActions>
            <Button
              disabledFocusable={isBusy}
              onClick={() => {
                if (!isBusy) void session.putBack();
              }}
            >
              {buttonText(replaced)}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </LiveRegion>
  );
}
