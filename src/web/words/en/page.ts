// English words: the frame around every page.

import type { pageWords as vi } from '#web/words/vi/page.ts'

export const pageWords: Readonly<Record<keyof typeof vi, string>> = {
  product: 'Mắt Thần',
  product_is: 'The camera network of a commune',
  other_language: 'Tiếng Việt',
  close: 'Close',
  cancel: 'Cancel',
  one_moment: 'One moment…',
  station_away: 'The station cannot be reached. This page keeps trying.',
  station_away_since: 'No contact with the station since {since}, trying again…',
  recorder_away_since: 'The recorder is restarting, since {since}.',
  page_failed: 'The page met an unexpected error. Reload it. Recording is not affected.',
  load_again: 'Load the page again',
  asking_station: 'Asking the station…',
  no_such_page: 'There is no such page',
  no_such_page_why: 'The address may be mistyped, or the page has moved. Go back to the wall and look from there.',
  to_the_wall: 'To the camera wall',
  skip_to_main: 'Skip to the main content',
}
