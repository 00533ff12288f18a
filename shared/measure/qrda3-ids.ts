/** A measure as quality reports name it: by the id of its version, and its populations by ids of their own. */
export interface ReportedIds {
  readonly measureId: string;
  readonly versionId: string;
  /** Ids of the populations of each rate, by HL7's code; one entry for a measure of one rate. */
  readonly rates: readonly Readonly<Record<string, string>>[];
  /** Ids of versions of other years, by what those are called: known, and not taken. */
  readonly otherVersions: Readonly<Record<string, string>>;
}

/**
 * Version and population ids of SIM cohort 2's measures in performance year 2017, with the version ids of 2018 and 2019. Cut
 * from CMS qpp-measures-data (https://github.com/CMSgov/qpp-measures-data, MIT licence); all in lower case. The measures
 * that go by an NQF number have none.
 */
export const reportedIds: readonly ReportedIds[] = [
  {
    measureId: "CMS2v6",
    versionId: "40280381-537c-f767-0153-c378bd7207a5",
    rates: [
      {
        IPOP: "55d921a2-0700-43f0-8c6f-1db4addd7fab",
        DENOM: "cb0d06d7-9c40-45b0-aec2-60c39262aba0",
        DENEX: "8c56b86f-efe9-404d-b97c-f8fc4691d50d",
        DENEXCEP: "e98e90be-f3bd-42cd-a194-d6befa1bb714",
        NUMER: "d94bae8b-1eac-4832-b040-884b4bbc5bd0",
      },
    ],
    otherVersions: { CMS2v7: "40280382-5b4d-eebc-015b-5844953b00a3", CMS2v8: "40280382-5fa6-fe85-0160-0ed2838423ca" },
  },
  {
    measureId: "CMS159v5",
    versionId: "40280381-5118-2f4e-0151-3a9382cd09ba",
    rates: [
      {
        IPOP: "8aac0f5b-dc7f-4fa3-8de9-439c663e6b41",
        DENOM: "1c6771a4-4c26-4e2c-9e10-ff6f1a5d0907",
        DENEX: "72259a21-874c-4e51-9465-9989019193d0",
        NUMER: "52837728-f488-4ba5-9921-ffdeec0f0803",
      },
    ],
    otherVersions: {
      CMS159v6: "40280382-5b4d-eebc-015b-5e984c6a027e",
      CMS159v7: "40280382-6258-7581-0162-626f31a0009e",
    },
  },
  {
    measureId: "CMS122v5",
    versionId: "40280381-51f0-825b-0152-229afff616ee",
    rates: [
      {
        IPOP: "0739fe2e-b8de-4a56-b064-877cc8e0977d",
        DENOM: "d346da74-f16e-4159-bedf-331ba28837fb",
        NUMER: "6d01a564-58cc-4cf5-929f-b83583701bfe",
      },
    ],
    otherVersions: {
      CMS122v6: "40280382-5abd-fa46-015b-4981e40b37e6",
      CMS122v7: "40280382-6258-7581-0162-9249c8ab1447",
    },
  },
  {
    measureId: "CMS165v5",
    versionId: "40280381-51f0-825b-0152-22b98cff181a",
    rates: [
      {
        IPOP: "3ad33404-e734-4f67-9144-e4b63cb3f4be",
        DENOM: "e62feba3-0f98-460d-93cd-44314d7203a8",
        DENEX: "55a6d5f3-2029-4896-b850-4c7894161d7d",
        NUMER: "f9febf42-4b21-47a9-b03e-d2da5cf8492b",
      },
    ],
    otherVersions: {
      CMS165v6: "40280382-5abd-fa46-015b-49abb28d38b2",
      CMS165v7: "40280382-6258-7581-0162-92d6e6db1680",
    },
  },
  {
    measureId: "CMS69v5",
    versionId: "40280381-5118-2f4e-0151-20a31a780368",
    rates: [
      {
        IPOP: "4d10500f-6738-4541-bf24-4c95c74b45ab",
        DENOM: "36ccb819-c150-466d-a55a-0a175b19e751",
        DENEX: "ee5ffa67-a42d-4472-8159-ed4b87be6cda",
        DENEXCEP: "0e162220-c93b-48b0-aab1-e2f8e7fe7ea1",
        NUMER: "51d06394-af97-41dd-bf41-68d58786a9d2",
      },
    ],
    otherVersions: { CMS69v6: "40280382-5abd-fa46-015b-1abd1d0427de", CMS69v7: "40280382-5fa6-fe85-0160-3275a2f02cb9" },
  },
  {
    measureId: "CMS137v5",
    versionId: "40280381-528a-60ff-0152-8e089ed20376",
    rates: [
      {
        IPOP: "ec2c5f63-af76-4d3c-85f0-5423f8c28541",
        DENOM: "bc948e65-b908-493b-b48b-04ac342d3e6c",
        DENEX: "56bc7fa2-c22a-4440-8652-2d3568852c60",
        NUMER: "0bbf8596-4cfe-47f4-a0d7-9beab94ba4cd",
      },
      {
        IPOP: "1511ad34-240c-4f3e-a87b-73511aabfc5c",
        DENOM: "4a09ab89-d9b8-4dd1-bc4e-78bcfd1c5873",
        DENEX: "206a891d-c3e1-4660-bf2c-6cdbdf9282fb",
        NUMER: "7ffa49c4-d708-491e-85fe-6855f0a725df",
      },
    ],
    otherVersions: {
      CMS137v6: "40280382-5abd-fa46-015b-499c87c0385e",
      CMS137v7: "40280382-6258-7581-0162-92a37a9b15df",
    },
  },
  {
    measureId: "CMS138v5",
    versionId: "40280381-503f-a1fc-0150-d33f5b0a1b8c",
    rates: [
      {
        IPOP: "ca679308-8af3-4374-91dc-907951440d72",
        DENOM: "ffc4dde0-c91c-4235-bf69-e3ef79457fbb",
        DENEXCEP: "655c9f36-02f7-498b-ae18-d322ea2b3726",
        NUMER: "44beac3c-8402-46f0-9494-81b33c502f0a",
      },
    ],
    otherVersions: {
      CMS138v6: "40280382-5abd-fa46-015b-1b7c6bb929d0",
      CMS138v7: "40280382-6240-b6b9-0162-54815a310c2c",
    },
  },
  {
    measureId: "CMS82v4",
    versionId: "40280381-51f0-825b-0152-2295c55c16aa",
    rates: [
      {
        IPOP: "d3adb281-2f53-4be6-89a9-124480de787d",
        DENOM: "6b845134-c1b7-4383-afb3-1ffb7ead359b",
        NUMER: "d2a5ff72-de5e-413a-829e-c763fc07df4a",
      },
    ],
    otherVersions: { CMS82v5: "40280382-5abd-fa46-015b-49b2128438cb", CMS82v6: "40280382-6258-7581-0162-974e086f181e" },
  },
  {
    measureId: "CMS155v5",
    versionId: "40280381-51f0-825b-0152-22b695b217dc",
    rates: [
      {
        IPOP: "0ade9325-3fb7-402f-ad89-34c9f2753d03",
        DENOM: "933d86c8-2c2b-4aff-ae81-df2f9882a3a4",
        DENEX: "6938f4dd-d5ab-4c40-ba03-eb0f0959615c",
        NUMER: "61887626-5457-484c-a02d-75ef8547f559",
      },
      {
        IPOP: "25286925-4221-4396-9de0-60ea606924df",
        DENOM: "cfb8e3e2-ff4f-4d25-b613-7ec142bae8a9",
        DENEX: "a399fa9c-48cf-41e5-812a-3445188b8301",
        NUMER: "eead441f-b3b2-4dc9-a890-b35e14b38ea7",
      },
      {
        IPOP: "48747e9d-674c-4013-9585-268114190119",
        DENOM: "208b74f2-6592-4381-bec1-eb136004c3b2",
        DENEX: "507f7ec3-d380-48be-b920-abb1eb258256",
        NUMER: "21409d88-b5e3-4745-8de2-d99dbb9f4df0",
      },
    ],
    otherVersions: {
      CMS155v6: "40280382-5abd-fa46-015b-49a568c83894",
      CMS155v7: "40280382-6258-7581-0162-92bfc82f162f",
    },
  },
  {
    measureId: "CMS139v5",
    versionId: "40280381-51f0-825b-0152-22aae8a21778",
    rates: [
      {
        IPOP: "0175f89e-9cd7-4cd8-8d7f-38cb825d2bdd",
        DENOM: "a3f77b7c-2398-470d-a359-e2a31539df91",
        DENEXCEP: "cf7e1913-cb4e-42f7-baec-0efff01ecb17",
        NUMER: "f0f4094e-ce53-44ee-8cef-0555479e37b2",
      },
    ],
    otherVersions: {
      CMS139v6: "40280382-5abd-fa46-015b-49b36bf238d7",
      CMS139v7: "40280382-6258-7581-0162-9208ce991364",
    },
  },
  {
    measureId: "CMS125v5",
    versionId: "40280381-51f0-825b-0152-229c4ea3170c",
    rates: [
      {
        IPOP: "66fd640c-70bb-400f-9926-98ea1acebeba",
        DENOM: "40fb2d5f-7def-4d41-80c4-f3fba0ed5851",
        DENEX: "ec5cc49e-42a7-4dd8-bd40-a6258e71dcb9",
        NUMER: "0ab40d2b-08ce-4185-8a54-336c3140644d",
      },
    ],
    otherVersions: {
      CMS125v6: "40280382-5b4d-eebc-015b-5ea9efcc02ac",
      CMS125v7: "40280382-6258-7581-0162-927500b514ef",
    },
  },
  {
    measureId: "CMS130v5",
    versionId: "40280381-51f0-825b-0152-22a1e7e81737",
    rates: [
      {
        IPOP: "4d1c7452-b908-4616-b9e9-36c9aa71005b",
        DENOM: "589c2fd6-6aa9-4af8-9e1c-973170361917",
        DENEX: "93aa9c96-e1fe-435b-ba0b-faf0c5592275",
        NUMER: "52ade511-39d4-4cbc-84b6-a82059741359",
      },
    ],
    otherVersions: {
      CMS130v6: "40280382-5abd-fa46-015b-4993577e382e",
      CMS130v7: "40280382-6258-7581-0162-92959376159d",
    },
  },
];
