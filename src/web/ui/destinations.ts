// Destinations: where one can go from anywhere. One line adds a page to the row of the desk and to the bar of the phone; a page that
// does not exist is not listed (its address would not compile).

import type { LinkProps } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { has, type May, type Needs } from '#web/may.ts'
import type { WordKey } from '#web/words/language.ts'
import {
  BellIcon,
  BookmarkIcon,
  CaseIcon,
  CompareIcon,
  DiskIcon,
  EnvelopeIcon,
  ExtractIcon,
  KeyIcon,
  LetterIcon,
  LogIcon,
  MapIcon,
  PaperIcon,
  PeopleIcon,
  PersonIcon,
  PlusIcon,
  RecorderIcon,
  RedactIcon,
  ReviewIcon,
  SearchIcon,
  ShareIcon,
  SignIcon,
  TelevisionIcon,
  TrailIcon,
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
  /** Shown to whoever may do one of these; to everybody where it is left out. */
  readonly needs?: Needs
}

export const destinations: readonly Destination[] = [
  { to: '/', word: 'nav_wall', Icon: WallIcon, desk: 'row', phone: 'bar', needs: { any: ['watch_live'] } },
  { to: '/review', word: 'review_page', Icon: ReviewIcon, desk: 'row', phone: 'bar', needs: { any: ['play_back'] } },
  { to: '/search', word: 'nav_search', Icon: SearchIcon, desk: 'row', phone: 'more', needs: { any: ['search'] } },
  {
    to: '/map',
    word: 'map',
    Icon: MapIcon,
    desk: 'row',
    phone: 'bar',
    needs: { any: ['watch_live', 'read_coverage', 'configure_camera'] },
  },
  { to: '/bookmarks', word: 'bookmarks', Icon: BookmarkIcon, desk: 'menu', phone: 'more', needs: { any: ['mark'] } },
  { to: '/trail', word: 'trail', Icon: TrailIcon, desk: 'menu', phone: 'more', needs: { any: ['search'] } },
  { to: '/compare', word: 'compare', Icon: CompareIcon, desk: 'menu', phone: 'more', needs: { any: ['play_back'] } },
  {
    to: '/rules',
    word: 'rules_page',
    short: 'nav_rules',
    Icon: BellIcon,
    desk: 'menu',
    phone: 'more',
    needs: { any: ['read_coverage'] },
  },
  { to: '/incidents', word: 'incidents', Icon: CaseIcon, desk: 'menu', phone: 'more', needs: { any: ['mark'] } },
  {
    to: '/redactions',
    word: 'redactions',
    Icon: RedactIcon,
    desk: 'menu',
    phone: 'more',
    needs: { any: ['request_extract'] },
  },
  {
    to: '/extractions',
    word: 'extractions',
    Icon: ExtractIcon,
    desk: 'menu',
    phone: 'more',
    needs: { any: ['request_extract', 'approve_extract', 'extract'] },
  },
  {
    to: '/add-camera',
    word: 'add_camera',
    short: 'nav_add',
    Icon: PlusIcon,
    desk: 'row',
    phone: 'bar',
    needs: { any: ['configure_camera'], whole: true },
  },
  {
    to: '/televisions',
    word: 'televisions',
    Icon: TelevisionIcon,
    desk: 'row',
    phone: 'more',
    needs: { any: ['steer_television'], whole: true },
  },
  {
    to: '/recorders',
    word: 'recorders',
    Icon: RecorderIcon,
    desk: 'menu',
    phone: 'more',
    needs: { any: ['manage_devices'], whole: true },
  },
  { to: '/storage', word: 'storage', Icon: DiskIcon, desk: 'row', phone: 'more', needs: { any: ['read_coverage'] } },
  {
    to: '/republish',
    word: 'republish',
    Icon: ShareIcon,
    desk: 'menu',
    phone: 'more',
    needs: { any: ['manage_devices'], whole: true },
  },
  {
    to: '/signs',
    word: 'signs',
    Icon: SignIcon,
    desk: 'menu',
    phone: 'more',
    needs: { any: ['check_signs', 'configure_camera', 'handle_requests'] },
  },
  {
    to: '/requests',
    word: 'requests',
    Icon: LetterIcon,
    desk: 'menu',
    phone: 'more',
    needs: { any: ['handle_requests'], whole: true },
  },
  {
    to: '/papers',
    word: 'papers',
    Icon: PaperIcon,
    desk: 'menu',
    phone: 'more',
    needs: { any: ['read_log'], whole: true },
  },
  {
    to: '/access-log',
    word: 'access_log',
    Icon: LogIcon,
    desk: 'menu',
    phone: 'more',
    needs: { any: ['read_log'], whole: true },
  },
  {
    to: '/break-glass',
    word: 'emergency_account',
    Icon: EnvelopeIcon,
    desk: 'menu',
    phone: 'more',
    needs: { any: ['manage_people'], whole: true },
  },
  {
    to: '/people',
    word: 'people',
    Icon: PeopleIcon,
    desk: 'menu',
    phone: 'more',
    needs: { any: ['manage_people'] },
  },
  {
    to: '/sign-in-settings',
    word: 'sign_in_settings',
    Icon: KeyIcon,
    desk: 'menu',
    phone: 'more',
    needs: { any: ['configure_station'], whole: true },
  },
  { to: '/account', word: 'own_account', Icon: PersonIcon, desk: 'menu', phone: 'more' },
]

export const shownTo = (may: May, duty_wall: boolean): readonly Destination[] =>
  destinations.filter(({ to, needs }) => (duty_wall ? to === '/' : needs === undefined || has(may, needs)))

/** What the page at this address needs; undefined: nothing, or it decides by itself. */
export const needsOf = (path: string): Needs | undefined =>
  destinations.find(({ to }) => to !== '/' && (path === to || path.startsWith(`${to}/`)))?.needs
