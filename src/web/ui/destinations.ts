// Destinations: where one can go from anywhere. One line adds a page to the row of the desk and to the bar of the phone; a page that
// does not exist is not listed (its address would not compile).

import type { LinkProps } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import type { Verb } from '#contract/access.ts'
import type { WordKey } from '#web/words/language.ts'
import {
  BookmarkIcon,
  DiskIcon,
  EnvelopeIcon,
  LogIcon,
  MapIcon,
  PersonIcon,
  PlusIcon,
  RecorderIcon,
  ReviewIcon,
  ShareIcon,
  TelevisionIcon,
  WallIcon,
} from './icons.tsx'

export type Destination = {
  readonly to: NonNullable<LinkProps['to']>
  readonly word: WordKey
  /** Where the word is too long for the phone's bar (about nine letters). */
  readonly short?: WordKey
  readonly Icon: ComponentType
  /** On a desk: in the row of the header, or in the account's menu. */
  readonly desk: 'row' | 'menu'
  /** On a phone: in the bar below (room for four), or behind "Khác". */
  readonly phone: 'bar' | 'more'
  /** Shown only to whoever may do this to the whole station. */
  readonly needs?: Verb
}

export const destinations: readonly Destination[] = [
  { to: '/', word: 'nav_wall', Icon: WallIcon, desk: 'row', phone: 'bar' },
  { to: '/review', word: 'review_page', Icon: ReviewIcon, desk: 'row', phone: 'bar' },
  { to: '/map', word: 'map', Icon: MapIcon, desk: 'row', phone: 'bar' },
  { to: '/bookmarks', word: 'bookmarks', Icon: BookmarkIcon, desk: 'menu', phone: 'more' },
  { to: '/add-camera', word: 'add_camera', short: 'nav_add', Icon: PlusIcon, desk: 'row', phone: 'bar' },
  { to: '/televisions', word: 'televisions', Icon: TelevisionIcon, desk: 'row', phone: 'more' },
  { to: '/recorders', word: 'recorders', Icon: RecorderIcon, desk: 'row', phone: 'more' },
  { to: '/storage', word: 'storage', Icon: DiskIcon, desk: 'row', phone: 'more' },
  { to: '/republish', word: 'republish', Icon: ShareIcon, desk: 'menu', phone: 'more' },
  { to: '/access-log', word: 'access_log', Icon: LogIcon, desk: 'menu', phone: 'more', needs: 'read_log' },
  {
    to: '/break-glass',
    word: 'emergency_account',
    Icon: EnvelopeIcon,
    desk: 'menu',
    phone: 'more',
    needs: 'manage_people',
  },
  { to: '/account', word: 'own_account', Icon: PersonIcon, desk: 'menu', phone: 'more' },
]
