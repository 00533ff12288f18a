/** A population as a QRDA III file reports it. */
export interface FilePopulation {
  readonly code: string;
  readonly id: string;
  readonly count: number;
}

export interface FileMeasure {
  readonly versionId: string;
  readonly title: string;
  readonly populations: readonly FilePopulation[];
}

const count = (value: number): string =>
  `<entryRelationship typeCode="SUBJ" inversionInd="true"><observation classCode="OBS" moodCode="EVN">
    <templateId root="2.16.840.1.113883.10.20.27.3.3"/><code code="MSRAGG" codeSystem="2.16.840.1.113883.5.4"/>
    <value xsi:type="INT" value="${value}"/><methodCode code="COUNT" codeSystem="2.16.840.1.113883.5.84"/>
  </observation></entryRelationship>`;

/** The count with one by sex below it, as certified systems send it. */
const population = ({ code, id, count: value }: FilePopulation): string =>
  `<component><observation classCode="OBS" moodCode="EVN">
    <templateId root="2.16.840.1.113883.10.20.27.3.5" extension="2016-09-01"/>
    <code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/>
    <value xsi:type="CD" code="${code}" codeSystem="2.16.840.1.113883.5.4"/>
    ${count(value)}
    <entryRelationship typeCode="COMP"><observation classCode="OBS" moodCode="EVN">
      <templateId root="2.16.840.1.113883.10.20.27.3.6"/><value xsi:type="CD" code="M"/>${count(value + 7)}
    </observation></entryRelationship>
    <reference typeCode="REFR"><externalObservation classCode="OBS" moodCode="EVN"><id root="${id}"/></externalObservation></reference>
  </observation></component>`;

const measure = ({ versionId, title, populations }: FileMeasure): string =>
  `<entry><organizer classCode="CLUSTER" moodCode="EVN">
    <templateId root="2.16.840.1.113883.10.20.24.3.98"/>
    <templateId root="2.16.840.1.113883.10.20.27.3.1" extension="2016-09-01"/>
    <reference typeCode="REFR"><externalDocument classCode="DOC" moodCode="EVN">
      <id root="2.16.840.1.113883.4.738" extension="${versionId}"/><text>${title}</text>
    </externalDocument></reference>
    ${populations.map(population).join("")}
  </organizer></entry>`;

export interface FileOptions {
  readonly start?: string;
  readonly end?: string;
  readonly template?: string;
}

/** A QRDA III file with these measures, laid out as in CMS's samples; of 2017 unless told otherwise. */
export const qrda3File = (
  measures: readonly FileMeasure[],
  { start = "20170101", end = "20171231", template = "2.16.840.1.113883.10.20.27.1.1" }: FileOptions = {},
): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <templateId root="${template}" extension="2016-09-01"/>
  <component><structuredBody><component><section>
    <templateId root="2.16.840.1.113883.10.20.27.2.1"/>
    <entry><act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.17.3.8"/>
      <effectiveTime><low value="${start}"/><high value="${end}"/></effectiveTime></act></entry>
    ${measures.map(measure).join("")}
  </section></component></structuredBody></component>
</ClinicalDocument>`;
