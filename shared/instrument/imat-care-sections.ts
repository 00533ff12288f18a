import { own, rebuilt } from "./imat-wording.ts";
import type { Section } from "./instrument.ts";

/** Milestones 8–16: the care that is built on it, and how it is paid. */
export const careSections: readonly Section[] = [
  {
    id: "person-and-family-centered",
    title: own("Person and Family Centered"),
    items: [
      {
        key: "8",
        shortTitle: "Patient engagement",
        text: own(
          "Patients, caregivers and families are engaged in ways that include all and respect culture – health coaching, motivational interviewing, shared decisions – so that patients can manage their health and chronic illness. Their goals and choices shape the care plan.",
        ),
        levels: [
          rebuilt("Self-management support, if there is any, means handing out printed information such as leaflets."),
          own(
            "Care plans are made and recorded but mainly follow the provider's priorities. Self-management support means teaching material and referral to classes or educators.",
          ),
          rebuilt(
            "Patients make their care plans together with the practice, as do caregivers and families. Plans hold self-management and clinical goals. Team members trained in empowerment and problem solving give the support.",
          ),
          own(
            "Care plans are made together, hold self-management and clinical goals, are always recorded and guide every later visit. The team's support is deliberately fitted to patients' culture, language and health literacy.",
          ),
        ],
      },
    ],
  },
  {
    id: "population-management",
    title: rebuilt("Population Management"),
    items: [
      {
        key: "9",
        shortTitle: "Care gaps",
        text: own(
          "Registry or panel data show which care is due, over the whole range of prevention and chronic illness, and the practice acts on it. It finds disparities in these gaps and offers support that fits culture and language to narrow them.",
        ),
        levels: [
          rebuilt("The practice has no data it can rely on about the care its patients are due."),
          rebuilt(
            "Care-gap reports cover only certain payers or diagnoses. Patients may be told of care that is due, but not in a planned way.",
          ),
          own(
            "Care-gap reports cover the whole range of prevention and chronic illness. Patients overdue who do not come are called in; clinical staff act unasked under standing orders, giving out screening kits for instance.",
          ),
          own(
            "Robust care-gap data drive outreach that closes gaps systematically, as at level 2. Results are also broken down to find disparities, and extra help such as a community health worker or transport is brought in.",
          ),
        ],
      },
      {
        key: "10",
        shortTitle: "Patients at risk",
        text: own(
          "The practice dependably finds patients who may develop new conditions, suffer complications or need more intensive care, a hospital stay included. Those at high risk get more support, such as care management that fits their culture.",
        ),
        levels: [
          own("Data are not used to find out who is at high risk: of complications, or of a hospital stay."),
          own(
            "Data help to find high-risk patients, but neither fully nor in a set way. Acting on it, with care management or social support, is uneven.",
          ),
          own("High-risk patients are found from data systematically and given care management and other support."),
          own(
            "High-risk patients are always found and given care management and support that fit their culture. What care management achieves is evaluated routinely, by key demographic data too.",
          ),
        ],
      },
    ],
  },
  {
    id: "accessible",
    title: own("Accessible"),
    items: [
      {
        key: "11",
        shortTitle: "Prompt access",
        text: rebuilt(
          "Patients get care promptly: the same day when it is urgent, with short waits otherwise, and after hours from somebody who can see their record.",
        ),
        levels: [
          own(
            "Nobody measures how soon routine appointments are to be had or how long patients wait. After hours a machine answers, and urgent care on the same day is not assured.",
          ),
          rebuilt(
            "Timeliness is measured now and then, and goals are being set. Same-day visits and advice after hours can be had, but not dependably.",
          ),
          own(
            "Access is measured against goals, which are met at times. Proven methods serve same-day visits and short waits; after hours, contracted clinicians or a nurse line answer.",
          ),
          own(
            "Goals for timely appointments are always met, and obstacles foreseen and dealt with. Same-day visits can always be had; after hours a clinician who can open the record is there.",
          ),
        ],
      },
      {
        key: "12",
        shortTitle: "Ways to connect",
        text: own(
          "Technology gives patients several convenient ways to make appointments and to communicate: visits by phone and video, secure messages, online booking, online records.",
        ),
        levels: [
          own("Contact is face to face or by telephone. There are no other ways to book or to communicate."),
          own(
            "Technology for other kinds of visits and communication is being considered, but nothing is settled or announced to patients.",
          ),
          own("Other kinds of visits or communication, open to all patients, are possible but little used."),
          own(
            "Several other kinds of visits, such as phone or video, or of communication, such as portal, email or text, are offered and part of everyday work.",
          ),
        ],
      },
    ],
  },
  {
    id: "comprehensive-and-coordinated-care",
    title: own("Comprehensive and Coordinated Care"),
    items: [
      {
        key: "13",
        shortTitle: "Social needs",
        text: rebuilt(
          "All patients are screened in a way that brings out social needs that matter and can be met. Settled referral relationships, with tracking, link them to help from other organizations in the community.",
        ),
        levels: [
          own(
            "There is neither a standard tool to find social needs nor a workflow to follow up. Patients hear of community services in general, without recommendation, referral or contact.",
          ),
          rebuilt(
            "Some patients are screened, because a grant or program demands it for instance. Staff may have time set aside for referring patients to community services.",
          ),
          own(
            "Most patients are screened with a chosen tool. Staff with time set aside hand patients over in person to community services; there may be protocols, but referrals are not tracked consistently.",
          ),
          rebuilt(
            "Screening for social needs is thorough and universal. Settled protocols are kept to: they link patients to the full range of community services, share information and follow referrals up.",
          ),
        ],
      },
      {
        key: "14",
        shortTitle: "Behavioral health",
        text: rebuilt(
          "All patients are screened in a way that brings out behavioral health needs, such as depression, anxiety and substance use. Referral and information sharing with behavioral health providers are settled.",
        ),
        levels: [
          rebuilt(
            "There is no standard way to screen for behavioral health needs and answer them. Services are hard to get dependably by referral.",
          ),
          own(
            "A few tools such as PHQ-9 or SBIRT are in use, without a standard way to screen and record. Referrals outside are uneven, access is uncertain, and no formal tie to a behavioral health provider exists.",
          ),
          rebuilt(
            "Patients are screened in a standard way and referred to behavioral health specialists in the team or outside. A formal referral process exists but is not always followed.",
          ),
          own(
            "Thorough, universal screening finds behavioral health needs of all kinds. Settled protocols for referral and information sharing are kept to, on site or off; care is prompt, convenient and integrated.",
          ),
        ],
      },
      {
        key: "15",
        shortTitle: "Care transitions",
        text: own(
          "Patients are guided as they move between hospital, emergency, specialty and primary care. The practice exchanges what others need to know, follows up promptly and works smoothly with other providers.",
        ),
        levels: [
          own(
            "Patients cannot rely on being referred to other providers or community resources. Hospital feeds of admissions, discharges and transfers (ADT) and follow-up after hospital or emergency care are not regular.",
          ),
          own(
            "Referrals to other providers or resources are made, but little happens afterwards. ADT alerts may come in; follow-up after discharge is not dependable.",
          ),
          own(
            "Referrals rest on relationships between organizations, and what matters is sent ahead. ADT notifications come in, and the practice tries to follow up within set times.",
          ),
          own(
            "Referrals rest on relationships between organizations; what matters is sent ahead, and visits are followed up promptly. After emergency visits or discharge, follow-up within a set time is the rule.",
          ),
        ],
      },
    ],
  },
  {
    id: "value-based-payment",
    title: own("Value-Based Payment"),
    items: [
      {
        key: "16",
        shortTitle: "Value-based payment",
        text: rebuilt(
          "The practice takes part in payment models that reward value, and its business and financial systems can analyze and document what the various models bring.",
        ),
        levels: [
          rebuilt("Payment is for services, with no link to the quality or value of care."),
          own(
            "Payment is mainly for services, with incentives such as bonuses for quality scores. For other models, and to earn more by performance, the practice is building up its finance systems and workflows.",
          ),
          rebuilt(
            "The practice takes part in some value-based payment. Financial systems, billing tools and documentation for payment under these models are being built up.",
          ),
          own(
            "Value-based models bring most of the income. Finance, billing and documentation standards get the best out of them, and their effect above existing rates and on operating cash flow has been fully analyzed.",
          ),
        ],
      },
    ],
  },
];
