import type { ImageAnchor, Workbook, Worksheet } from "@cj-tech-master/excelts";
import type { Picture, PictureCorner } from "../host/model/picture.ts";

/** A file measures in these: 914,400 to the inch, which has 96 pixels. */
const unitsAPixel = 9_525;

type Anchor = Omit<ImageAnchor, "col" | "row">;

const cornerIn = ({ nativeRow = 0, nativeRowOff = 0, nativeCol = 0, nativeColOff = 0 }: Anchor): PictureCorner => ({
  row: nativeRow,
  column: nativeCol,
  down: nativeRowOff / unitsAPixel,
  right: nativeColOff / unitsAPixel,
});

const cornerOut = ({ row, column, down, right }: PictureCorner): ImageAnchor => ({
  row,
  col: column,
  nativeRow: row,
  nativeRowOff: Math.round(down * unitsAPixel),
  nativeCol: column,
  nativeColOff: Math.round(right * unitsAPixel),
});

export interface PicturesRead {
  readonly pictures: readonly Picture[];
  /** Whether there were others: backgrounds, linked pictures, kinds that no browser draws. */
  readonly hasOthers: boolean;
}

type Image = ReturnType<Worksheet["getImages"]>[number];

function pictureIn(workbook: Workbook, { type, imageId, range }: Image): Picture | null {
  const media = imageId === undefined ? undefined : workbook.getImage(imageId);
  if (type !== "image" || range === undefined || range.pos !== undefined || media?.buffer === undefined) return null;
  const { br, ext, tl } = range;
  const to =
    br !== undefined
      ? cornerIn(br)
      : ext?.width !== undefined && ext.height !== undefined
        ? { width: ext.width, height: ext.height }
        : null;
  const extension = (["png", "jpeg", "gif"] as const).find((name) => name === media.extension);
  if (to === null || extension === undefined) return null;
  return { bytes: new Uint8Array(media.buffer), extension, from: cornerIn(tl), to };
}

/** A sheet's pictures that can be drawn and kept. */
export function picturesIn(workbook: Workbook, sheet: Worksheet): PicturesRead {
  const read = sheet.getImages().map((image) => pictureIn(workbook, image));
  const pictures = read.filter((picture) => picture !== null);
  return { pictures, hasOthers: pictures.length < read.length };
}

export function writePictures(workbook: Workbook, sheet: Worksheet, pictures: readonly Picture[]): void {
  for (const { bytes, extension, from, to } of pictures) {
    const imageId = workbook.addImage({ buffer: bytes, extension });
    const tl = cornerOut(from);
    sheet.addImage(imageId, "row" in to ? { tl, br: cornerOut(to) } : { tl, ext: to });
  }
}
