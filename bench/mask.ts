// Mask: what it costs to cover pictures for whoever may not see behind privacy masks: per stream while it is watched live, and how long a covered span
// takes to come. The guests that cover are found by their command line; the rest of the station is not counted.

import { readdirSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { addDutyOfficer } from '#test/members.ts'
import { atMost, type Bench, percentile } from './goal.ts'
import { processTree, readText } from './proc.ts'
import { measureCost } from './process-cost.ts'
import { StationUnderTest, startStreetProcess } from './station-under-test.ts'
import { Workplace } from './workplace.ts'

const MASK = {
  areas: [
    [
      [0.1, 0.2],
      [0.4, 0.2],
      [0.4, 0.6],
      [0.1, 0.6],
    ],
  ],
  reason: 'đo đạc',
  follows: 0,
}
const S = 90_000
const SPANS = 4

export const benchMask: Bench = async ({ cameras: wanted = 2, seconds = 20, tell }) => {
  await using place = new Workplace('mask')
  const street = await startStreetProcess(place, wanted)
  const station = await StationUnderTest.start(place)
  await station.addCameras(street.cameras, 'both')
  const cookie = await officerOf(station)
  for (const { id } of street.cameras) await station.ask('PUT', `/api/cameras/${id}/masks`, MASK)
  const live = async (stream: 'main' | 'sub') => {
    const socket = await watch(
      station,
      cookie,
      street.cameras.map(({ id }) => id),
      stream,
    )
    await wait(5000)
    const guests = maskingGuests(station)
    tell(`${guests.length} luồng ${stream} được che (streams covered)`)
    const cost = await measureCost(guests, seconds)
    socket.close()
    await wait(11_000) // guests linger
    const each = Math.max(1, guests.length)
    return {
      guests: guests.length,
      cpu: cost.cpu_percent / each,
      mb: cost.pss_bytes / each / 1e6,
      others: cost.others_percent,
    }
  }
  const [main, sub] = [await live('main'), await live('sub')]
  const spans = await coveredSpans(station, cookie, street.cameras[0]!.id)
  return {
    goals: [
      atMost('one covered main stream', '% of a core', main.guests === 0 ? null : main.cpu, 60),
      atMost('one covered sub stream', '% of a core', sub.guests === 0 ? null : sub.cpu, 15),
      atMost('ten covered seconds to come, median', 's', percentile(spans, 0.5), 6),
    ],
    facts: {
      main_streams: main.guests,
      sub_streams: sub.guests,
      memory_each_mb: Math.round(main.mb),
      others_percent: Math.round(Math.max(main.others, sub.others)),
    },
  }
}

const officerOf = async (station: StationUnderTest): Promise<string> => {
  const member = await addDutyOfficer(station)
  const headers = { 'content-type': 'application/json', origin: station.url }
  const answer = await fetch(`${station.url}/api/sign-in`, { method: 'POST', headers, body: JSON.stringify(member) })
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

const watch = async (station: StationUnderTest, cookie: string, cameras: readonly string[], stream: string) => {
  const headers = { cookie, origin: station.url }
  const socket = new WebSocket(`${station.url.replace('http', 'ws')}/api/live`, { headers } as never)
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = reject
  })
  for (const [i, camera] of cameras.entries())
    socket.send(JSON.stringify({ kind: 'watch', channel: i + 1, camera, stream }))
  return socket
}

const maskingGuests = (station: StationUnderTest): readonly number[] => {
  const own = new Set(processTree(process.pid))
  return readdirSync('/proc')
    .map(Number)
    .filter(pid => own.has(pid) && readText(`/proc/${pid}/cmdline`).split('\0').includes('--masked'))
    .filter(() => !station.running.over)
}

/** A page asks for about ten seconds at once. */
const coveredSpans = async (station: StationUnderTest, cookie: string, camera: string): Promise<readonly number[]> => {
  const { now_90k } = (await station.ask('GET', '/api/status')) as { now_90k: number }
  const took: number[] = []
  for (let i = 1; i <= SPANS; i++) {
    const to_90k = now_90k - (i * 5 + 3) * S
    const path = `/api/cameras/${camera}/playback.mp4?from_90k=${to_90k - 10 * S}&to_90k=${to_90k}&stream=main`
    const from = performance.now()
    const answer = await fetch(station.url + path, { headers: { cookie } })
    await answer.arrayBuffer()
    if (answer.ok) took.push((performance.now() - from) / 1000)
  }
  return took
}
