// Incident words: what happened and what became of it, by the glossary's codes.

import type { IncidentCategory, IncidentState } from '#contract/incident.ts'
import type { WordKey } from '#web/words/language.ts'

export const categoryWords: Readonly<Record<IncidentCategory, WordKey>> = {
  property_theft: 'incident_property_theft',
  motorbike_theft: 'incident_motorbike_theft',
  burglary: 'incident_burglary',
  snatching: 'incident_snatching',
  brawl: 'incident_brawl',
  public_disorder: 'incident_public_disorder',
  property_damage: 'incident_property_damage',
  camera_vandalism: 'incident_camera_vandalism',
  trespass: 'incident_trespass',
  traffic_accident: 'incident_traffic_accident',
  congestion: 'incident_congestion',
  illegal_parking: 'incident_illegal_parking',
  littering: 'incident_littering',
  waste_dumping: 'incident_waste_dumping',
  fire_explosion: 'incident_fire_explosion',
  suspicious_activity: 'incident_suspicious_activity',
  device_fault: 'incident_device_fault',
  other: 'incident_other',
}

export const incidentStateWords: Readonly<Record<IncidentState, WordKey>> = {
  received: 'incident_received',
  triage: 'incident_triage',
  verifying: 'incident_verifying',
  extended: 'incident_extended',
  forwarded: 'incident_forwarded',
  minutes_made: 'incident_minutes_made',
  clarified: 'incident_clarified',
  handled: 'incident_handled',
  unfounded: 'incident_unfounded',
  false_report: 'incident_false_report',
  suspended: 'incident_suspended',
  reopened: 'incident_reopened',
  archived: 'incident_archived',
}
