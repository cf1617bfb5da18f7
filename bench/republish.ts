// Republish: what the station's process costs while other systems fetch streams of 2 Mbit/s, beside what it costs when nobody does, by turns
// on the same machine: many of one camera, and one of each of as many cameras, who share nothing. The systems are plain sockets in this process, which is not counted.

import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { MadeRepublishAccount } from '#contract/republish.ts'
import { answerChallenge, chooseChallenge } from '#engine/camera/rtsp/auth.ts'
import { atLeast, atMost, type Bench } from './goal.ts'
import { processorSeconds } from './proc.ts'
import { StationUnderTest, startStreetProcess } from './station-under-test.ts'
import { freePort, Workplace } from './workplace.ts'

const VIEWERS = 10
const SECONDS = 20
const TURNS = 2
const GOAL_PER_TEN = 2
const ACCOUNT = 'do-thu'

export const benchRepublish: Bench = async options => {
  const viewers = options.viewers ?? VIEWERS
  const seconds = options.seconds ?? SECONDS
  await using place = new Workplace('republish')
  const street = await startStreetProcess(place, viewers)
  const station = await StationUnderTest.start(place)
  await station.addCameras(street.cameras, 'main')
  const ids = street.cameras.map(({ id }) => id)
  const port = await freePort()
  const { secret } = (await station.ask('POST', '/api/republish/accounts', {
    name: ACCOUNT,
    cameras: null,
  })) as MadeRepublishAccount
  await station.ask('PUT', '/api/republish', { enabled: true, host: '127.0.0.1', port })
  const pid = station.running.pid
  const costs = { without: 0, with: 0, one: 0, each: 0 }
  let received = 0
  for (let turn = 0; turn < TURNS; turn++) {
    costs.without += (await costOf(pid, seconds)) / TURNS
    for (const [name, wanted] of [
      ['one', ids.slice(0, 1)],
      ['with', ids.map(() => ids[0]!)],
      ['each', ids],
    ] as const) {
      const cameras = new Set(wanted).size
      options.tell(`${wanted.length} hệ thống lấy hình của ${cameras} camera, ${seconds} giây (systems fetch)`)
      const fetching = await Promise.all(wanted.map(camera => Fetching.begin(port, camera, secret)))
      await wait(1500)
      const before = fetching.reduce((sum, one) => sum + one.bytes, 0)
      costs[name] += (await costOf(pid, seconds)) / TURNS
      if (name === 'with') received += (fetching.reduce((sum, one) => sum + one.bytes, 0) - before) / TURNS
      for (const one of fetching) one.end()
      await wait(500)
    }
  }
  const mbit = (received * 8) / viewers / seconds / 1e6
  const added = costs.with - costs.without
  const addedByEach = costs.each - costs.without
  return {
    goals: [
      atMost('CPU that ten who fetch one camera add, % of a core', '%', (added / viewers) * 10, GOAL_PER_TEN),
      atMost('CPU that ten who fetch a camera each add', '%', (addedByEach / viewers) * 10, GOAL_PER_TEN),
      atLeast('what each received', 'Mbit/s', mbit, 0.1),
    ],
    facts: {
      'who fetched': viewers,
      'station, nobody fetches, CPU % of a core': rounded(costs.without),
      'station, one fetches, CPU %': rounded(costs.one),
      [`station, ${viewers} fetch one camera, CPU %`]: rounded(costs.with),
      [`station, ${viewers} fetch a camera each, CPU %`]: rounded(costs.each),
      'each received, Mbit/s': rounded(mbit),
      'added for each 10 at exactly 2 Mbit/s if by bytes alone, CPU %': rounded(((added / viewers) * 10 * 2) / mbit),
    },
  }
}

const rounded = (value: number): number => Math.round(value * 100) / 100

/** The station's own process only: the recorder is another one. */
const costOf = async (pid: number, seconds: number): Promise<number> => {
  const [spent, began] = [processorSeconds(pid), performance.now()]
  await wait(seconds * 1000)
  return ((processorSeconds(pid) - spent) / ((performance.now() - began) / 1000)) * 100
}

/** Signs in, plays, and throws away what comes. */
class Fetching {
  bytes = 0
  readonly #socket: Socket

  private constructor(socket: Socket) {
    this.#socket = socket
  }

  static async begin(port: number, camera: string, password: string): Promise<Fetching> {
    const socket = connect(port, '127.0.0.1')
    const url = `rtsp://127.0.0.1:${port}/${camera}/main`
    const one = new Fetching(socket)
    let heard = Promise.withResolvers<string>()
    socket.on('error', error => heard.reject(error))
    socket.on('data', (part: Buffer) => {
      one.bytes += part.length
      if (part.subarray(0, 4).toString() === 'RTSP') heard.resolve(part.toString('latin1'))
    })
    const say = (method: string, to: string, headers: string) => {
      heard = Promise.withResolvers()
      socket.write(`${method} ${to} RTSP/1.0\r\nCSeq: 1\r\n${headers}\r\n`)
      return heard.promise
    }
    const asked = await say('DESCRIBE', url, '')
    const challenge = chooseChallenge(
      [...asked.matchAll(/^WWW-Authenticate: (.*)\r$/gm)].map(([, value = '']) => value),
    )!
    let count = 0
    const signed = (method: string, to: string) =>
      `Authorization: ${answerChallenge(challenge, { username: ACCOUNT, password }, method, to, ++count)}\r\n`
    await say('DESCRIBE', url, signed('DESCRIBE', url))
    const track = `${url}/trackID=0`
    const transport = 'Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n'
    const setUp = await say('SETUP', track, `${signed('SETUP', track)}${transport}`)
    const session = /^Session: (\w+)/m.exec(setUp)?.[1] ?? ''
    const played = await say('PLAY', url, `${signed('PLAY', url)}Session: ${session}\r\n`)
    if (!played.startsWith('RTSP/1.0 200')) throw new Error(`not played: ${played.slice(0, 200)}`)
    return one
  }

  end(): void {
    this.#socket.destroy()
  }
}
