/**
 * The titles under which reports of health record systems list the measures, by id without version. CMS
 * qpp-measures-data, performance years 2017 to 2019 (https://github.com/CMSgov/qpp-measures-data, MIT licence).
 */
export const reportTitles: Readonly<Record<string, readonly string[]>> = {
  cms2: [
    "Preventive Care and Screening: Screening for Clinical Depression and Follow-Up Plan",
    "Preventive Care and Screening: Screening for Depression and Follow-Up Plan",
  ],
  cms159: ["Depression Remission at Twelve Months"],
  cms122: ["Diabetes: Hemoglobin A1c (HbA1c) Poor Control (>9%)"],
  cms165: ["Controlling High Blood Pressure"],
  cms69: ["Preventive Care and Screening: Body Mass Index (BMI) Screening and Follow-Up Plan"],
  cms137: ["Initiation and Engagement of Alcohol and Other Drug Dependence Treatment"],
  cms138: ["Preventive Care and Screening: Tobacco Use: Screening and Cessation Intervention"],
  nqf1448: ["Developmental Screening in the First Three Years of Life"],
  cms82: ["Maternal Depression Screening"],
  cms155: ["Weight Assessment and Counseling for Nutrition and Physical Activity for Children and Adolescents"],
  nqf1799: ["Medication Management for People with Asthma"],
  cms139: ["Falls: Screening for Future Fall Risk"],
  nqf2152: ["Preventive Care and Screening: Unhealthy Alcohol Use: Screening & Brief Counseling"],
  cms125: ["Breast Cancer Screening"],
  cms130: ["Colorectal Cancer Screening"],
};
