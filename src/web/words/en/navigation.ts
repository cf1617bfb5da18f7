// English words: going from page to page.

import type { navigationWords as vi } from '#web/words/vi/navigation.ts'

export const navigationWords: Readonly<Record<keyof typeof vi, string>> = {
  navigation: 'Pages',
  nav_wall: 'Wall',
  nav_add: 'Add',
  nav_search: 'Search',
  search_region: 'Search a region',
  more: 'More',
  access_log: 'Access log',
  emergency_account: 'Emergency account',
  bookmarks: 'Bookmarks',
  trail: 'Trail',
  compare: 'Comparison board',
  compare_bring: 'Compare',
  doctor: 'Camera doctor',
  backfill: 'Fetched later',
  own_account: 'My account',
  rules_page: 'Alert rules',
  nav_rules: 'Alerts',
  incidents: 'Incidents',
}
