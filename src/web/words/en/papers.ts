// English words: the retention policy as a document, and the dossiers.

export const papersWords = {
  papers_why:
    'Papers made from the station’s books as they are now, in Vietnamese, for Vietnamese authorities. What only people know is marked.',
  policy: 'Retention policy',
  policy_version: 'Version {version}, {day}',
  policy_none: 'There is no version yet. Setting retention with its reason on the page Storage makes the first.',
  policy_in_force: 'The station does what the newest version says.',
  policy_drift: 'The station does otherwise than written: {what}. Set it again, with a reason.',
  policy_days: '{days} days',
  policy_full: 'until the disk is full',
  policy_no_reason: 'no reason stated',
  policy_versions: 'Versions',
  policy_to_storage: 'Change retention',
  dossiers: 'Dossiers',
  dossier_dpia: 'Data-protection impact assessment',
  dossier_dpia_why: 'Law 91/2025/QH15, Decree 356/2025/NĐ-CP.',
  dossier_level: 'Proposed security level of the system',
  dossier_level_why: 'Decree 331/2026/NĐ-CP, TCVN 14423:2026.',
  dossier_open: '{count} places to fill in',
  dossier_unready: '{count} cameras not ready',
  paper_pdf: 'PDF',
  paper_docx: 'Word',
  paper_of: '{paper}, {form}',
} as const
