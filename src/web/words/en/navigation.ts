// English words: going from page to page.

import type { navigationWords as vi } from '#web/words/vi/navigation.ts'

export const navigationWords: Readonly<Record<keyof typeof vi, string>> = {
  navigation: 'Pages',
  nav_wall: 'Wall',
  nav_add: 'Add',
  more: 'More',
}
