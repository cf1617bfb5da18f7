// View: what a television has on its screen, and what each button of the remote does to it. A page of tiles, one camera large, or what somebody
// sent; a ring around the chosen tile while somebody holds the remote. Pure: seconds and keys come in, the next view comes out.

import type { SentCamera } from '#contract/television.ts'
import { neighbour, type Rect } from '#web/pages/wall/geometry.ts'
import { beginRound, type Round, secondLater, turned } from '#web/pages/wall/patrol.ts'
import type { RemoteKey } from './remote-keys.ts'

export type View = {
  readonly round: Round
  /** The chosen cell of the page; none while nobody holds the remote. */
  readonly chosen: number | undefined
  /** The camera that somebody enlarged with the remote. */
  readonly large: string | undefined
  /** What was sent and put away with Back: its `at_90k`. */
  readonly put_away: number | undefined
  /** The first of two digits, for a moment. */
  readonly digit: number | undefined
  readonly idle_s: number
  /** The page stays until somebody lets it go round again. */
  readonly held: boolean
}

/** What the view is of: pages of cells, where they stand, how long each stays. */
export type Pages = {
  readonly pages: readonly (readonly (string | null)[])[]
  readonly rects: readonly Rect[]
  readonly every_s: number
  readonly turns: boolean
  readonly sent: SentCamera | null
}

const DIGIT_S = 2
const RING_S = 30
/** Nobody stands there any more: the wall is worth more than one camera. */
const LARGE_S = 300

export const firstView = (every_s: number): View => ({
  round: beginRound({ every_s }),
  chosen: undefined,
  large: undefined,
  put_away: undefined,
  digit: undefined,
  idle_s: 0,
  held: false,
})

/** The camera that fills the screen, if one does, and whether it was sent. */
export const largeOf = (
  { large, put_away }: View,
  sent: SentCamera | null,
): { readonly camera: string; readonly sent: boolean } | undefined => {
  if (large !== undefined) return { camera: large, sent: false }
  return sent === null || sent.at_90k === put_away ? undefined : { camera: sent.camera, sent: true }
}

/** A second later. Pages turn while nobody looks closer. */
export const secondOf = (view: View, { pages, every_s, turns, sent }: Pages): View => {
  const idle_s = view.idle_s + 1
  const rests =
    largeOf(view, sent) !== undefined || (view.chosen !== undefined && idle_s < RING_S) || view.held || !turns
  const round = rests ? inside(view.round, pages.length) : secondLater(view.round, { count: pages.length, every_s })
  const digit = idle_s > DIGIT_S ? undefined : view.digit
  const chosen = idle_s >= RING_S && view.large === undefined ? undefined : view.chosen
  return { ...view, round, digit, chosen, large: idle_s >= LARGE_S ? undefined : view.large, idle_s }
}

export const pressed = (view: View, key: RemoteKey, on: Pages): View => {
  const now = { ...view, idle_s: 0, digit: undefined }
  const page = on.pages[view.round.at] ?? []
  switch (key.kind) {
    case 'page':
      return turnedView(now, key.by, on)
    case 'hold':
      return heldView(now, key.held ?? !view.held, on)
    case 'back':
      return wentBack(now, on.sent)
    case 'ok':
      if (largeOf(view, on.sent) !== undefined) return wentBack(now, on.sent)
      return view.chosen === undefined ? chooseFirst(now, page) : { ...now, large: page[view.chosen] ?? undefined }
    case 'arrow':
      if (largeOf(view, on.sent) !== undefined) return now
      return view.chosen === undefined
        ? chooseFirst(now, page)
        : { ...now, chosen: neighbour(on.rects, view.chosen, key.arrow) }
    case 'digit':
      return numbered(now, view.digit, key.digit, page, on.sent)
  }
}

export const turnedView = (view: View, by: 1 | -1, { pages, every_s }: Pages): View => ({
  ...view,
  large: undefined,
  chosen: view.chosen === undefined ? undefined : 0,
  round: turned(view.round, by, { count: pages.length, every_s }),
})

/** From now on the page stays; or it has its whole time again, and nobody looks closer any more. */
export const heldView = (view: View, held: boolean, { pages, every_s, turns }: Pages): View => ({
  ...view,
  held: held && turns && pages.length > 1,
  chosen: held ? view.chosen : undefined,
  round: { ...view.round, left_s: every_s },
})

/** One step back: from the large camera to the page, from what was sent to the page, from the ring to none. */
const wentBack = (view: View, sent: SentCamera | null): View => {
  if (view.large !== undefined) return { ...view, large: undefined }
  if (sent !== null && sent.at_90k !== view.put_away) return { ...view, put_away: sent.at_90k }
  return { ...view, chosen: undefined }
}

const chooseFirst = (view: View, page: readonly (string | null)[]): View => ({
  ...view,
  chosen: Math.max(
    0,
    page.findIndex(camera => camera !== null),
  ),
})

/** Digits name a cell, two of them within a moment one above nine; 0 goes back to the page. */
const numbered = (
  view: View,
  before: number | undefined,
  digit: number,
  page: readonly (string | null)[],
  sent: SentCamera | null,
): View => {
  const both = before === undefined ? undefined : before * 10 + digit
  const cell = both !== undefined && both <= page.length ? both : digit
  if (cell === 0) return wentBack(view, sent)
  const camera = page[cell - 1]
  return { ...view, digit, ...(camera == null ? {} : { chosen: cell - 1, large: camera }) }
}

const inside = (round: Round, count: number): Round => (round.at < count ? round : { ...round, at: 0 })
