import { Badge } from "@fluentui/react-components";
import type { Status } from "../../../shared/protocol/common.ts";
import { statusWord } from "../strings/status.ts";

const colors = { draft: "informative", submitted: "brand", returned: "warning", accepted: "success" } as const;

export function StatusBadge({ status }: { readonly status: Status }) {
  return (
    <Badge appearance={status === "draft" ? "outline" : "tint"} color={colors[status]}>
      {statusWord(status)}
    </Badge>
  );
}
