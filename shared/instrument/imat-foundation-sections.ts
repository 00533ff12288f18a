import { own, rebuilt } from "./imat-wording.ts";
import type { Section } from "./instrument.ts";

/** Milestones 1–7: what a practice builds on – leadership, data, panels, teams. */
export const foundationSections: readonly Section[] = [
  {
    id: "engaged-leadership",
    title: own("Engaged Leadership"),
    items: [
      {
        key: "1",
        shortTitle: "Leadership vision",
        text: own(
          "Leaders hold, and promote across the practice, a vision of care that is integrated, equitable and of high quality, backed by a strategy with goals that can be measured.",
        ),
        levels: [
          rebuilt("No agreed vision or strategy for better, integrated and equitable care exists."),
          own(
            "Leaders have a vision but no worked-out strategy. Improvement is left to one team or to single projects; few others in the practice back it.",
          ),
          own(
            "Vision and strategy are written and made known. Goals are measurable, results are followed regularly, and several teams have means set aside for quality work.",
          ),
          own(
            "Vision, strategy and measurable goals are known, and results followed regularly. Every member of staff is trained in improvement and gets means and protected time for its goals.",
          ),
        ],
      },
      {
        key: "2",
        shortTitle: "Improvement method",
        text: own(
          "The practice follows one chosen way of improving quality, such as Lean or the Model for Improvement, with a formal route for gathering patients' feedback and using it.",
        ),
        levels: [
          own("No common improvement method, and no set way to gather patients' feedback or to respond to it."),
          own(
            "A method has been chosen. Feedback comes through few channels, and nothing turns it into improvement work in a planned way.",
          ),
          own(
            "The method is in use on particular projects or goals. Feedback is gathered in several ways, such as surveys or advisory groups, but shapes the work only sometimes.",
          ),
          rebuilt(
            "One method guides improvement throughout. Feedback comes in through several channels; the practice records the changes made because of it and lets it steer further improvement.",
          ),
        ],
      },
    ],
  },
  {
    id: "data-driven-improvement",
    title: own("Data-Driven Improvement"),
    items: [
      {
        key: "3",
        shortTitle: "Performance reports",
        text: own(
          "Reports on performance are made and shared regularly for the organization and for each care team, with trends and comparison against goals, and decide where improvement work goes first.",
        ),
        levels: [
          rebuilt("No reports show how the practice or its care teams do over time or against goals or benchmarks."),
          own("Some reports set quality against goals, but they reach few people or come at irregular times."),
          own(
            "Quality reports go round the whole organization regularly, with trends, goals and benchmarks. Acting on them, in improvement work or in decisions, is uneven.",
          ),
          own(
            "Care teams and the organization have prompt, easily reached reports they can act on. Weak results are followed up dependably, and data are open to all in the practice to guide improvement.",
          ),
        ],
      },
      {
        key: "4",
        shortTitle: "Stratified data",
        text: own(
          "The practice can record demographic data – sexual orientation and gender identity (SOGI), race, ethnicity and language (REaL), what patients report – and break results down by them to find and reduce disparities.",
        ),
        levels: [
          own("There is no means of recording patients' demographic data dependably."),
          rebuilt(
            "Some important demographic data are recorded, but not for all patients or not dependably, and results are seldom broken down by them.",
          ),
          own(
            "Key demographic data are recorded dependably. Results are broken down by them for most or all patients whenever quality is reviewed.",
          ),
          own(
            "Key demographic data are recorded dependably and quality results regularly broken down by them. Help and resources go to the groups that fare worst.",
          ),
        ],
      },
    ],
  },
  {
    id: "empanelment",
    title: own("Empanelment"),
    items: [
      {
        key: "5",
        shortTitle: "Empanelment",
        text: rebuilt("Patients choose, or are given, a provider's panel and know who makes up their care team."),
        levels: [
          rebuilt("Patients belong to no provider's panel, and nobody can say whose patients they are."),
          own(
            "Patients are put on panels, but rarely asked to confirm it. Scheduling does not use panels, and they are not watched or corrected over time.",
          ),
          own(
            "Active patients are on panels that scheduling and administration use and that are confirmed at booking and visits. Nobody reviews panels in a planned way, for balance or inactive patients.",
          ),
          own(
            "Active patients are on panels that scheduling and administration use, with regard to what patients prefer. Panels are updated regularly: size follows supply and demand, inactive patients come off.",
          ),
        ],
        levelsFor: {
          solo: [
            rebuilt("The practice cannot say which patients are in its care, and keeps no list of them."),
            rebuilt(
              "There is a list of patients, but active ones are not told apart dependably, and the list is neither used for scheduling nor kept up to date.",
            ),
            own(
              "Active patients are told apart in a set way, and scheduling and administration use this. Nobody reviews the panel in a planned way, for supply and demand or inactive patients.",
            ),
            own(
              "The panel of active patients is reviewed at least once a year, and data on supply and demand decide whether new patients are taken on.",
            ),
          ],
        },
      },
    ],
  },
  {
    id: "team-based-care",
    title: rebuilt("Team-Based Care"),
    items: [
      {
        key: "6",
        shortTitle: "Care team",
        text: rebuilt(
          "Patients are cared for by an interdisciplinary team whose members all work to the top of their abilities and credentials.",
        ),
        levels: [
          rebuilt(
            "Medical assistants and other support staff are paired with another provider every day, and everybody tends to work alone at their own tasks.",
          ),
          own(
            "Medical assistants and the like have a provider of their own but are often moved. Patient flow and triage are most of what they do.",
          ),
          rebuilt(
            "Support staff mostly stay with one provider and do some clinical work, such as assessments or self-management support. Other clinical staff help, but are not yet a fixed part of the team.",
          ),
          own(
            "Support staff are with the same provider nearly every day; other clinical and support staff are a declared part of the team. All do key clinical work that fits their abilities and credentials, under standing orders for instance.",
          ),
        ],
      },
      {
        key: "7",
        shortTitle: "Roles and training",
        text: rebuilt(
          "Roles and responsibilities in the care team are documented so that results and efficiency are good. People are trained for them, and their competence is checked.",
        ),
        levels: [
          rebuilt("Who does what differs by person or team. Training for roles is not organized."),
          own(
            "A part of the care teams' workflows, roles and responsibilities is documented and standard. People are trained for what is theirs to do.",
          ),
          rebuilt(
            "Most workflows, roles and responsibilities are documented and standard. People are trained for them, and competence is checked now and then.",
          ),
          rebuilt(
            "Workflows, roles and responsibilities are documented, standard, and regularly evaluated and adjusted. Training needs are assessed, people trained accordingly, and checks show that needs are met.",
          ),
        ],
      },
    ],
  },
];
