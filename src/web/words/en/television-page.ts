// English words: what a television says by itself.

import type { televisionPageWords as vi } from '#web/words/vi/television-page.ts'

export const televisionPageWords: Readonly<Record<keyof typeof vi, string>> = {
  tv_failed: 'The screen has just met a problem.',
  tv_failed_again: 'It opens again by itself in a few seconds; nothing needs to be pressed.',
  tv_away: 'No connection to the server since {since}, trying again…',
  tv_station_away: 'The server cannot be reached yet, trying again…',
  tv_taken_out: 'This television was taken out of the station and has no pictures any more. To use it again, pair it.',
  tv_pair_title: 'Pair this television with the station',
  tv_pair_how: 'On a computer or phone open {address}, choose “Pair a television” and type this code:',
  tv_pair_good: 'The code is good for 10 minutes; then the television shows another.',
  tv_pair_qr: 'Or scan it with the officer’s phone',
  tv_wall_gone: 'This television’s layout was removed. Choose another on the page Televisions.',
  tv_no_cameras: 'This television has no camera to show yet.',
  tv_page: 'Page {page}',
  tv_page_held: 'Page {page} · patrol held',
  tv_cameras_working: '{streaming}/{total} cameras working',
  tv_sent_by: 'sent by {by}',
  tv_sent_until: 'sent by {by}, until {until}',
  tv_emergency: 'EMERGENCY ACCOUNT OPEN since {since}',
}
