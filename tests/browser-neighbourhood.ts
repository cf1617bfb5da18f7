// A neighbourhood for browser tests: a real street, a real station and a real Chromium, each a process of its own, gone after
// the test.

import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { signIn } from '#bench/sign-in.ts'
import { StationUnderTest, type StreetCamera } from '#bench/station-under-test.ts'
import { Workplace } from '#bench/workplace.ts'
import { openBrowser, type Visitor } from './visitors.ts'

export { desk, noBrowser, phone } from './visitors.ts'

const matthan = join(import.meta.dirname, '../matthan')

export type Neighbourhood = {
  readonly station: StationUnderTest
  readonly street: readonly StreetCamera[]
  /** Starts the station again where it stood, after it was stopped. */
  readonly restart: () => Promise<void>
  /** A new page of a new visitor; signed in where a cookie is given. */
  readonly open: (visitor?: Visitor) => Promise<Page>
}

/** Starts it all; `cameras` pretended ones with `faults` such as `hangs-after-play@3`. No camera is added to the station yet. */
export const openNeighbourhood = async (
  t: TestContext,
  {
    cameras = 2,
    faults = [],
    audio,
    codec,
    cards = [],
    makers = [],
  }: {
    readonly cameras?: number
    readonly faults?: readonly string[]
    readonly audio?: 'pcma' | 'pcmu' | 'aac' | 'opus'
    readonly codec?: 'h265' | 'mjpeg'
    readonly cards?: readonly string[]
    /** What `matthan simulate` is told of makers, such as `--brand ezviz@1`. */
    readonly makers?: readonly string[]
  } = {},
): Promise<Neighbourhood> => {
  const place = new Workplace('browser')
  const visit = await openBrowser(t)
  t.after(() => place[Symbol.asyncDispose]())
  const named = faults.flatMap(fault => ['--fault', fault])
  const running = place.start(matthan, [
    'simulate',
    '--cameras',
    `${cameras}`,
    '--port',
    '0',
    '--quick',
    '--json',
    ...named,
    ...(audio === undefined ? [] : ['--audio', audio]),
    ...(codec === undefined ? [] : ['--codec', codec]),
    ...cards.flatMap(card => ['--card', card]),
    ...makers,
  ])
  const [line] = await running.says(/^\{"cameras":.*\}$/m, 120_000)
  const station = await StationUnderTest.start(place)
  const open: Neighbourhood['open'] = visitor => visit(station.url, visitor)
  const restart = async (): Promise<void> => {
    const again = place.start(matthan, [
      'station',
      '--empty',
      '--port',
      new URL(station.url).port,
      '--data',
      station.data,
    ])
    await again.says(/http:\/\/127\.0\.0\.1:\d+/, 30_000)
  }
  return { station, street: JSON.parse(line).cameras, open, restart }
}

/** The same, with every camera of the street on the station and an account signed in. */
export const openSettledNeighbourhood = async (
  t: TestContext,
  asked: Parameters<typeof openNeighbourhood>[1] = {},
): Promise<Neighbourhood & { readonly cookie: string }> => {
  const around = await openNeighbourhood(t, asked)
  for (const { id, name, main_url, sub_url, username, password } of around.street)
    await around.station.ask('POST', '/api/cameras', {
      id,
      name,
      main_url,
      sub_url,
      username,
      password,
      ...(asked.audio === undefined ? {} : { record_audio: true, audio_reason: 'thử tiếng' }),
    })
  return { ...around, cookie: await signIn(around.station) }
}

/** True when nothing on the page is wider than the screen. */
export const fitsTheScreen = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
