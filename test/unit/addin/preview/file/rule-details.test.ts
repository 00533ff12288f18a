import { expect, it } from "vitest";
import { partRulesIn } from "../../../../../addin/preview/file/rule-details.ts";

/** As Excel writes it: the newer part of a data bar has its own limits and colours. */
const part = `<sheetData/>
<conditionalFormatting sqref="A1:A9"><cfRule type="dataBar" priority="3"><dataBar showValue="0"><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar><extLst><ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}" xmlns:x14="x"><x14:id>{A}</x14:id></ext></extLst></cfRule></conditionalFormatting>
<conditionalFormatting sqref="B1:B9"><cfRule type="expression" dxfId="0" priority="1" stopIfTrue="1"><formula>B1&gt;2</formula></cfRule><cfRule type="iconSet" priority="2"><iconSet><cfvo type="percent" val="0"/><cfvo type="formula" val="$C$1&amp;&quot;&quot;" gte="0"/><cfvo type="num" val="67"/></iconSet></cfRule></conditionalFormatting>
<extLst><ext><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="dataBar" id="{A}"><x14:dataBar minLength="0" maxLength="100" negativeBarColorSameAsPositive="1"><x14:cfvo type="autoMin"/><x14:cfvo type="num"><xm:f>7</xm:f></x14:cfvo><x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor theme="1" tint="0.5"/></x14:dataBar></x14:cfRule><xm:sqref>A1:A9</xm:sqref></x14:conditionalFormatting><x14:conditionalFormatting><x14:cfRule type="iconSet" priority="4" id="{B}"><x14:iconSet iconSet="3Stars" showValue="0"><x14:cfvo type="percent"><xm:f>0</xm:f></x14:cfvo></x14:iconSet></x14:cfRule><xm:sqref>C1:C9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>`;

it("takes a data bar's limits from where newer Excels keep them, and what the library leaves out", () => {
  expect(Object.fromEntries(partRulesIn(part).details)).toEqual({
    1: { limits: [], stopsOthers: true, showsValue: true, bar: {} },
    2: {
      limits: [
        { type: "percent", value: "0", isAbove: false },
        { type: "formula", value: '$C$1&""', isAbove: true },
        { type: "num", value: "67", isAbove: false },
      ],
      stopsOthers: false,
      showsValue: true,
      bar: {},
    },
    3: {
      limits: [
        { type: "autoMin", value: null, isAbove: false },
        { type: "num", value: "7", isAbove: false },
      ],
      stopsOthers: false,
      showsValue: false,
      bar: {
        minLength: 0,
        maxLength: 100,
        gradient: true,
        border: false,
        axisPosition: "auto",
        direction: "context",
        isNegativeAlike: true,
        negativeFillColor: { argb: "FFFF0000" },
        axisColor: { theme: 1, tint: 0.5 },
      },
    },
    4: {
      limits: [{ type: "percent", value: "0", isAbove: false }],
      stopsOthers: false,
      showsValue: false,
      bar: {},
    },
  });
  expect(partRulesIn(part).newer).toEqual([
    { ref: "C1:C9", rules: [{ type: "iconSet", priority: 4, iconSet: "3Stars", reverse: false }] },
  ]);
});

it("finds nothing in a part without formats, or cut off", () => {
  expect(partRulesIn("").details.size).toBe(0);
  expect(partRulesIn(part.slice(60, 220)).details.size).toBe(0);
});
