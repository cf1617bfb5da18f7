// A real station on an empty data folder and a real street, each in processes of its own, as an operator would start them.

import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Status } from '#contract/status.ts'
import { freePort, type Running, type Workplace } from './workplace.ts'

const matthan = join(import.meta.dirname, '../matthan')

export type StreetCamera = {
  readonly id: string
  readonly name: string
  readonly main_url: string
  readonly sub_url: string
  readonly username: string
  readonly password: string
}

export type StreetUnderTest = { readonly running: Running; readonly cameras: readonly StreetCamera[] }

/** Starts `matthan simulate`; the first time on a machine it also draws its footage, which may take a while. */
export const startStreetProcess = async (
  place: Workplace,
  cameras: number,
  more: readonly string[] = [],
): Promise<StreetUnderTest> => {
  const port = await freePort()
  const running = place.start(matthan, ['simulate', '--cameras', `${cameras}`, '--port', `${port}`, '--json', ...more])
  const [line] = await running.says(/^\{"cameras":.*\}$/m, 150_000)
  return { running, cameras: JSON.parse(line).cameras }
}

export class StationUnderTest {
  readonly running: Running
  readonly url: string
  readonly data: string

  constructor(running: Running, url: string, data: string) {
    this.running = running
    this.url = url
    this.data = data
  }

  static async start(
    place: Workplace,
    data = join(place.folder, 'data'),
    env: NodeJS.ProcessEnv = {},
  ): Promise<StationUnderTest> {
    const port = await freePort()
    const running = place.start(matthan, ['station', '--empty', '--port', `${port}`, '--data', data], env)
    const station = new StationUnderTest(running, `http://127.0.0.1:${port}`, data)
    await station.until('the recorder runs', status => status.recorder.state === 'running', 30_000)
    return station
  }

  /** The station's own socket: the caller is the machine's operator, so no password is needed. */
  async ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<unknown> {
    const said = await this.#call(method, path, body)
    return said.length === 0 ? undefined : JSON.parse(said.toString())
  }

  bytes(path: string): Promise<Buffer> {
    return this.#call('GET', path)
  }

  async status(): Promise<Status> {
    return (await this.ask('GET', '/api/status')) as Status
  }

  async addCameras(cameras: readonly StreetCamera[], streams: 'main' | 'both'): Promise<void> {
    for (const { name, id, main_url, sub_url, username, password } of cameras)
      await this.ask('POST', '/api/cameras', {
        id,
        name,
        main_url,
        sub_url: streams === 'both' ? sub_url : null,
        username,
        password,
      })
    const all = cameras.length
    await this.until(`${all} cameras stream`, ({ cameras: { streaming } }) => streaming === all, 60_000)
  }

  /** Waits until the station's status is as wanted; says what it was instead when patience ends. */
  async until(wish: string, good: (status: Status) => boolean, patience_ms: number): Promise<Status> {
    const until = Date.now() + patience_ms
    let last: unknown
    while (Date.now() < until && !this.running.over) {
      const status = await this.status().catch((error: unknown) => {
        last = error
        return undefined
      })
      if (status !== undefined) {
        if (good(status)) return status
        last = status
      }
      await wait(150)
    }
    throw new Error(`not reached: ${wish}; last: ${JSON.stringify(last) ?? ''} ${this.running.said.slice(-2000)}`)
  }

  #call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Buffer> {
    const headers = { host: 'localhost', ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
    return new Promise((resolve, reject) => {
      const call = request({ socketPath: join(this.data, 'station.sock'), method, path, headers }, answer => {
        const parts: Buffer[] = []
        answer.on('data', part => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () => {
          const said = Buffer.concat(parts)
          if ((answer.statusCode ?? 500) < 300) resolve(said)
          else reject(new Error(`${method} ${path}: ${answer.statusCode} ${said.toString().slice(0, 500)}`))
        })
      })
      call.on('error', reject)
      call.end(body === undefined ? undefined : JSON.stringify(body))
    })
  }
}
