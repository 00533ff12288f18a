import { useEffect, useState } from "react";
import type { Picture, PictureCorner } from "../host/model/picture.ts";
import type { Sheet } from "../host/model/sheet.ts";
import { words } from "../sheet/words.ts";
import { headHeight, headWidth, type Frame } from "./frame.ts";

/** A picture's address for as long as it is shown. Each picture has a box of its own. */
function usePictureAddress({ bytes, extension }: Picture): string {
  const [address] = useState(() =>
    URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: `image/${extension}` })),
  );
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return address;
}

/** Where a corner stands on its sheet, in pixels. It never reaches out of its cell. */
function placeOf({ row, column, down, right }: PictureCorner, { columns, rows }: Frame["sizes"]) {
  return {
    left: columns.offsetOf(column) + Math.min(right, columns.sizeOf(column)),
    top: rows.offsetOf(row) + Math.min(down, rows.sizeOf(row)),
  };
}

function PictureBox({ picture, frame }: { readonly picture: Picture; readonly frame: Frame }) {
  const address = usePictureAddress(picture);
  const { frozenColumns, frozenRows, scroll, sizes } = frame;
  const { left, top } = placeOf(picture.from, sizes);
  const end = "row" in picture.to ? placeOf(picture.to, sizes) : null;
  const [width, height] =
    "width" in picture.to
      ? [picture.to.width, picture.to.height]
      : [(end?.left ?? left) - left, (end?.top ?? top) - top];
  return (
    <img
      className="picture"
      src={address}
      alt={words.picture}
      style={{
        left: left - sizes.columns.offsetOf(frozenColumns) - scroll.x,
        top: top - sizes.rows.offsetOf(frozenRows) - scroll.y,
        width,
        height,
      }}
    />
  );
}

/** The pictures that came with the sheet's file, over its cells. They scroll with the cells that are not frozen. */
export function PictureLayer({ sheet, frame }: { readonly sheet: Sheet; readonly frame: Frame }) {
  if (sheet.pictures.length === 0) return null;
  const { frozenColumns, frozenRows, sizes } = frame;
  const edge = { left: sizes.columns.offsetOf(frozenColumns), top: sizes.rows.offsetOf(frozenRows) };
  return (
    <div className="charts" style={{ left: headWidth + edge.left, top: headHeight + edge.top }}>
      {sheet.pictures.map((picture, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a sheet's pictures neither move nor go
        <PictureBox key={`${sheet.id} ${index}`} picture={picture} frame={frame} />
      ))}
    </div>
  );
}
