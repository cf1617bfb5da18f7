// A neighbourhood in one process: a street of pretend cameras and a station with its real recorder process, on free ports and in a
// folder of its own. All of it is stopped and gone after the test, also when the test fails.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { TestContext } from 'node:test'
import { createLogger } from '#base/log.ts'
import { statePurpose } from '#bench/sign-in.ts'
import type { AddCamera, Camera, CameraList } from '#contract/camera.ts'
import type { ClipNotes, Coverage } from '#contract/recording.ts'
import type { Status } from '#contract/status.ts'
import { askStation, openAnswer } from '#programs/ask-station.ts'
import { createFileLog } from '#programs/file-log.ts'
import { type Station, type StationOptions, startStation } from '#programs/station/station.ts'
import { type SimulatedCamera, type Street, type StreetOptions, startStreet } from '#simulator/street.ts'
import { until } from './patience.ts'

/** Long enough for a recorder to be taken over, short enough that a broken test leaves none behind. */
const LINGER_MS = 20_000

/** What is opened first is closed last, once the test is over. */
export const closing = (t: TestContext): AsyncDisposableStack => {
  const stack = new AsyncDisposableStack()
  t.after(() => stack.disposeAsync())
  return stack
}

export const makeFolder = (stack: AsyncDisposableStack): string => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-journey-'))
  stack.defer(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))
  return folder
}

/** A street with small footage on any free port. */
export const openStreet = async (stack: AsyncDisposableStack, options: Partial<StreetOptions> = {}): Promise<Street> =>
  stack.use(await startStreet({ cameras: 1, quick: true, ...options }))

/** A station that is asked as its operator does: over its own Unix socket. */
export class Asked {
  readonly data: string

  constructor(data: string) {
    this.data = data
  }

  ask<T>(method: string, path: string, asked: Parameters<typeof askStation>[3] = {}): Promise<T> {
    return askStation<T>(this.data, method, path, asked)
  }

  status(): Promise<Status> {
    return this.ask('GET', '/api/status')
  }

  async camera(id: string): Promise<Camera> {
    const { cameras } = await this.ask<CameraList>('GET', '/api/cameras')
    const found = cameras.find(camera => camera.id === id)
    if (found === undefined) throw new Error(`no camera ${id}`)
    return found
  }

  add(camera: Pick<SimulatedCamera, 'id' | 'name' | 'main_url'>, more: Partial<AddCamera> = {}): Promise<Camera> {
    const { id, name, main_url, username = '', password = '' } = camera as SimulatedCamera
    return this.ask('POST', '/api/cameras', { body: { id, name, main_url, username, password, ...more } })
  }

  coverage(id: string, span: Span): Promise<Coverage> {
    return this.ask('GET', `/api/cameras/${id}/coverage`, { query: span })
  }

  notes(id: string, span: Span): Promise<ClipNotes> {
    return this.ask('GET', `/api/cameras/${id}/clip.json`, { query: span })
  }

  async clip(id: string, span: Span): Promise<Buffer> {
    return buffer(await openAnswer(this.data, 'GET', `/api/cameras/${id}/clip.mp4`, { query: span }))
  }

  streams(id: string, patience_ms = 15_000): Promise<Camera> {
    return until(
      `${id} streams`,
      async () => {
        const camera = await this.camera(id)
        return camera.main?.state === 'streaming' && camera
      },
      patience_ms,
    )
  }

  /** Waits until `seconds` without a gap, ending at or after `from_90k + seconds`, are on disk and answers that span. */
  recorded(id: string, from_90k: number, seconds: number): Promise<Span> {
    const span = { from_90k, to_90k: from_90k + seconds * 90_000 }
    return until(
      `${seconds} s of ${id} are recorded`,
      async () => (await this.coverage(id, span)).recorded_90k >= seconds * 90_000 && span,
      seconds * 1000 + 15_000,
    )
  }
}

export type Span = { readonly from_90k: number; readonly to_90k: number }

export const spanText = ({ from_90k, to_90k }: Span): string => `from_90k=${from_90k}&to_90k=${to_90k}`

/** A station in this process on an empty folder, and how a signed-in person asks it over the network. */
export class House extends Asked {
  readonly station: Station
  readonly cookie: string

  private constructor(station: Station, data: string, cookie: string) {
    super(data)
    this.station = station
    this.cookie = cookie
  }

  static async open(stack: AsyncDisposableStack, options: Partial<StationOptions> = {}): Promise<House> {
    const data = options.data ?? join(makeFolder(stack), 'data')
    const log = createLogger('station', createFileLog(join(data, 'logs', 'station.log')))
    const wanted = {
      data,
      host: '127.0.0.1',
      port: 0,
      log,
      linger_ms: LINGER_MS,
      noticing: 'never',
      ...options,
    } as const
    const station = await startStation(wanted)
    stack.defer(() => station.stop())
    const cookie = await signedIn(station)
    await statePurpose(station.url, cookie)
    return new House(station, data, cookie)
  }

  /** Over the network with a session; any status comes back. */
  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(this.station.url + path, { headers: { cookie: this.cookie, ...headers } })
  }

  async bytes(path: string): Promise<Buffer> {
    const answer = await this.get(path)
    const bytes = Buffer.from(await answer.arrayBuffer())
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${bytes.toString('utf8', 0, 500)}`)
    return bytes
  }
}

/** Through the one-time link, as a newcomer does. */
const signedIn = async (station: Station): Promise<string> => {
  const token = new URL(station.newLink()).hash.slice(1)
  const account = { username: 'truc-ban', display_name: 'Trực ban', password: 'cây đa giếng nước sân đình' }
  const answer = await fetch(`${station.url}/api/sign-in/link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: station.url },
    body: JSON.stringify({ token, account }),
  })
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}
