// Camera view: what one item of a bundle shows: its films behind one player, the time of recording large beside it, and the span as a strip with every gap in words.

import type { BundleItem, BundleVideo } from '#contract/bundle.ts'
import type { VerifyFinding } from '#verify/findings.ts'
import type { Language } from '#verify/words.ts'
import type { Opened } from './blob-files.ts'
import { el } from './elements.ts'
import { causeIn, wordsIn } from './page-words.ts'
import { clockOf, dayOf, lengthOf, momentOf, placeOf, wallAt } from './times.ts'

export type CameraView = {
  readonly element: HTMLElement
  /** Shows an instant; false where none of its films has it. */
  readonly show: (wall_90k: number, play?: boolean) => boolean
  readonly mark: (findings: readonly VerifyFinding[]) => void
  readonly videos: readonly BundleVideo[]
}

export const cameraView = (
  item: BundleItem,
  videos: readonly BundleVideo[],
  opened: Opened,
  language: Language,
): CameraView => {
  const say = wordsIn(language)
  const player = el('video', { controls: true, playsinline: true, preload: 'metadata', 'aria-label': item.name })
  const trouble = el('p', { class: 'trouble', hidden: true }, say('cannot_play'))
  const now = el('output', { class: 'now' })
  const strip = stripOf(item, videos, language, wall => void show(wall, true))
  let current = -1

  const load = (next: number): void => {
    if (next === current) return
    current = next
    const blob = opened.blobOf(videos[next]!.path, 'video/mp4')
    if (player.src !== '') URL.revokeObjectURL(player.src)
    trouble.hidden = true
    if (blob !== undefined) player.src = URL.createObjectURL(blob)
  }
  const show = (wall: number, play = false): boolean => {
    const next = videos.findIndex(video => placeOf(video, wall) !== undefined)
    if (next < 0) return false
    load(next)
    player.currentTime = placeOf(videos[next]!, wall)!
    if (play) player.play().catch(() => {}) // what cannot be played says so by its own event
    return true
  }
  const tick = (): void => {
    const video = videos[current]
    const wall = video && wallAt(video, player.currentTime)
    if (wall === undefined) return
    now.value = `${clockOf(wall, true)}  ${dayOf(wall)}`
    strip.point(wall)
  }
  for (const event of ['timeupdate', 'seeking', 'seeked', 'loadedmetadata']) player.addEventListener(event, tick)
  player.addEventListener('error', () => {
    trouble.hidden = player.error === null
  })
  player.addEventListener('ended', () => {
    if (current + 1 >= videos.length) return
    load(current + 1)
    player.play().catch(() => {}) // as above
  })
  if (videos.length > 0) load(0)
  const element = el(
    'section',
    { class: 'camera' },
    el('h3', {}, item.name),
    el(
      'p',
      { class: 'quiet' },
      [item.place, `${momentOf(item.asked.from.at_90k)} – ${momentOf(item.asked.to.at_90k)}`]
        .filter(Boolean)
        .join(' · '),
    ),
    videos.length === 0
      ? el('p', { class: 'none' }, say('no_video'))
      : el(
          'div',
          { class: 'stage' },
          player,
          trouble,
          el('div', { class: 'under' }, el('span', { class: 'quiet' }, say('now')), now, steps(player, language)),
        ),
    strip.element,
    gapsOf(item, language),
    factsOf(item, language),
  )
  return { element, show, mark: strip.mark, videos }
}

/** One picture back or on, for whoever looks closely. */
const steps = (player: HTMLVideoElement, language: Language): HTMLElement => {
  const step = (by: number) => () => {
    player.pause()
    player.currentTime = Math.max(0, player.currentTime + by)
  }
  const label = wordsIn(language)('picture_step')
  return el(
    'span',
    { class: 'steps' },
    el('button', { onclick: step(-0.04), 'aria-label': `${label} −`, title: `${label} −` }, '◂'),
    el('button', { onclick: step(0.04), 'aria-label': `${label} +`, title: `${label} +` }, '▸'),
  )
}

type Strip = {
  readonly element: HTMLElement
  readonly point: (wall: number) => void
  readonly mark: CameraView['mark']
}

const stripOf = (
  item: BundleItem,
  videos: readonly BundleVideo[],
  language: Language,
  chosen: (wall: number) => void,
): Strip => {
  const say = wordsIn(language)
  const [from, to] = [item.asked.from.at_90k, item.asked.to.at_90k]
  const share = (wall: number) => `${(Math.min(1, Math.max(0, (wall - from) / (to - from))) * 100).toFixed(3)}%`
  const placed = (element: HTMLElement, start: number, end: number) => {
    element.style.left = share(start)
    element.style.width = `max(2px, ${Number.parseFloat(share(end)) - Number.parseFloat(share(start))}%)`
    return element
  }
  const needle = el('i', { class: 'needle', hidden: true })
  const bar = el('div', { class: 'bar', role: 'img', 'aria-label': `${clockOf(from)} – ${clockOf(to)}` })
  for (const { recovered, parts } of videos)
    for (const part of parts) {
      const title = `${say(recovered ? 'recovered' : 'recorded')} ${clockOf(part.from.at_90k)} – ${clockOf(part.to.at_90k)}`
      bar.append(
        placed(el('i', { class: recovered ? 'recovered' : 'recorded', title }), part.from.at_90k, part.to.at_90k),
      )
    }
  for (const gap of item.gaps) {
    const title = `${causeIn(language, gap.cause)} ${clockOf(gap.from.at_90k)} – ${clockOf(gap.to.at_90k)}`
    bar.append(placed(el('i', { class: 'gap', title }), gap.from.at_90k, gap.to.at_90k))
  }
  bar.append(needle)
  bar.addEventListener('click', event => {
    const { left, width } = bar.getBoundingClientRect()
    chosen(from + Math.min(1, Math.max(0, (event.clientX - left) / width)) * (to - from))
  })
  const marks = Array.from({ length: 5 }, (_, i) => el('span', {}, clockOf(from + ((to - from) * i) / 4)))
  return {
    element: el(
      'div',
      { class: 'strip' },
      bar,
      el('div', { class: 'hours' }, ...marks),
      legend(item, videos, language),
    ),
    point: wall => {
      needle.hidden = false
      needle.style.left = share(wall)
    },
    mark: findings => {
      for (const { from_90k, to_90k, caution } of findings)
        if (from_90k !== null && !caution && from_90k >= from && from_90k <= to)
          bar.append(placed(el('i', { class: 'wrong' }), from_90k, to_90k ?? from_90k))
    },
  }
}

const legend = (item: BundleItem, videos: readonly BundleVideo[], language: Language): HTMLElement => {
  const say = wordsIn(language)
  const key = (kind: 'recorded' | 'recovered' | 'missing', style: string) =>
    el('span', {}, el('i', { class: style }), ` ${say(kind)}`)
  return el(
    'div',
    { class: 'legend' },
    videos.some(({ recovered }) => !recovered) && key('recorded', 'recorded'),
    videos.some(({ recovered }) => recovered) && key('recovered', 'recovered'),
    item.gaps.length > 0 && key('missing', 'gap'),
  )
}

const MOST_GAPS = 200

const gapsOf = ({ gaps }: BundleItem, language: Language): HTMLElement => {
  const say = wordsIn(language)
  if (gaps.length === 0) return el('p', { class: 'quiet' }, say('no_gaps'))
  const lines = gaps.slice(0, MOST_GAPS).map(({ from, to, cause }) => {
    const length = lengthOf(to.at_90k - from.at_90k, say('seconds'))
    return el('li', {}, `${clockOf(from.at_90k)} – ${clockOf(to.at_90k)} (${length}): ${causeIn(language, cause)}`)
  })
  const rest = gaps.length - lines.length
  return el('div', {}, el('h4', {}, say('gaps')), el('ul', {}, ...lines, rest > 0 && el('li', {}, `+ ${rest}`)))
}

const factsOf = (item: BundleItem, language: Language): HTMLElement => {
  const say = wordsIn(language)
  const { clock } = item
  const station = clock.station === 'synchronized' || clock.station === 'unsynchronized' ? clock.station : 'unknown'
  const offset =
    clock.camera_offset_ms === null
      ? say('clock_unknown')
      : `${say('clock_offset')}: ${(clock.camera_offset_ms / 1000)
          .toFixed(1)
          .replace(/^-0\.0$/, '0.0')
          .replace('.', ',')} ${say('seconds')}`
  const device = [item.maker, item.model, item.serial, item.mac, item.address].filter(Boolean).join(', ')
  return el(
    'dl',
    { class: 'facts' },
    ...(device === '' ? [] : [el('dt', {}, say('device')), el('dd', {}, device)]),
    el('dt', {}, say('clock')),
    el('dd', {}, [say(station), offset, clock.note].filter(Boolean).join('; ')),
    item.masked && el('dd', { class: 'wide' }, say('masked')),
  )
}
