// English words: going from page to page, and short ones that many pages say.

import type { navigationWords as vi } from '#web/words/vi/navigation.ts'

export const navigationWords: Readonly<Record<keyof typeof vi, string>> = {
  navigation: 'Pages',
  redactions: 'Redaction',
  nav_wall: 'Wall',
  nav_add: 'Add',
  nav_search: 'Search',
  search_region: 'Search a region',
  empty_title: 'This station has no cameras yet',
  empty_what:
    'Find cameras in the network, go by the maker, give an address, or bring a file. No new hardware is needed.',
  add_camera: 'Add a camera',
  searching: 'Searching…',
  choose: 'Choose',
  back: 'Back',
  holds: 'Held footage',
  camera: 'Camera',
  row: 'Row',
  more: 'More',
  access_log: 'Access log',
  emergency_account: 'Emergency account',
  bookmarks: 'Bookmarks',
  trail: 'Trail',
  compare: 'Comparison board',
  doctor: 'Camera doctor',
  backfill: 'Fetched later',
  own_account: 'My account',
  rules_page: 'Alert rules',
  nav_rules: 'Alerts',
  incidents: 'Incidents',
  extractions: 'Extractions',
  ask_title: 'Ask for footage',
  waits_for_me: 'Waits for me',
  map: 'Map',
}
