// Access log: what noting costs whoever looks, beside a wall of 16 and 20 people who work; how long until it outlasts a power cut; and how fast
// the whole log is proved again. All in one process on this machine's disk, with the files, heads and index of a station.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '#base/clock.ts'
import { silentLogger } from '#base/log.ts'
import { wallTime90k } from '#base/units.ts'
import type { Access, Looker } from '#community/access/access-log.ts'
import { verifyAccessLog } from '#programs/commands/audit-verify.ts'
import { openSigningKey } from '#programs/station/signing-key.ts'
import { type KeptLog, openAccessLog } from '#store/access-log.ts'
import { atLeast, atMost, type Bench, percentile } from './goal.ts'
import { Workplace } from './workplace.ts'

const USERS = 20
const TILES = 16
/** What 20 busy people ask for in a second: pictures under a finger, sound, films, a changed wall. */
const ASKED_PER_SECOND = 400
const TURN_MS = 25
const ENTRIES = 400_000

export const benchAccessLog: Bench = async options => {
  await using place = new Workplace('access-log')
  const seconds = options.seconds ?? 20
  options.tell(`tường ${TILES} ô, ${USERS} người, ${seconds} s (a wall and people who work)`)
  const busy = await workDay(join(place.folder, 'busy'), seconds)
  options.tell(`kiểm tra ${ENTRIES} mục (verifying)`)
  const proved = await proveLog(join(place.folder, 'long'))
  const us = (ms: number | null) => (ms === null ? 0 : Math.round(ms * 1000))
  return {
    goals: [
      atMost('one append, p99', 'ms', percentile(busy.appends, 0.99), 1, `${busy.appends.length} appends`),
      atMost('until a note outlasts a power cut, p99', 'ms', percentile(busy.flushes, 0.99), 1000),
      atLeast(
        'verify, chain and heads',
        'entries/s',
        Math.round(proved.alone.per_cpu_s),
        200_000,
        'a second of processor time',
      ),
    ],
    facts: {
      'one append, median µs': us(percentile(busy.appends, 0.5)),
      'one append, worst ms': Math.round((percentile(busy.appends, 1) ?? 0) * 100) / 100,
      'signs of looking noted per second': Math.round(busy.appends.length / seconds),
      'lines written per second': Math.round((busy.lines / seconds) * 10) / 10,
      'entries proved': proved.entries,
      'chain and heads, entries a second as it went': Math.round(proved.alone.per_s),
      'with the index row by row, entries a second of processor time': Math.round(proved.whole.per_cpu_s),
      'with the index row by row, entries a second as it went': Math.round(proved.whole.per_s),
      'bytes an entry': Math.round(proved.bytes_each),
    },
  }
}

const opened = (data: string): KeptLog => {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  openSigningKey(data)
  const clock = systemClock
  const log = openAccessLog({ data, station: 'tram-do', version: '0', clock, log: silentLogger, copyTo: () => [] })
  log.start()
  return log
}

const personAt = (at: number): Looker => ({
  kind: 'account',
  name: `can-bo-${at % USERS}`,
  person: 'Nguyễn Văn An',
  role: 'officer',
  unit: 'cong-an-xa',
  address: `10.0.0.${at % USERS}`,
  session: '0a1b2c3d',
})

/** Of twenty asked, seventeen are pictures and films, two a note, one a setting. */
const askedAt = (at: number): Access => {
  const who = personAt(at * 7)
  const cameras = [`cam-${at % 32}`]
  const now = systemClock.wall()
  const kind = at % 20
  if (kind < 17) {
    const from = wallTime90k(now - (at % 600) * 90_000 * 10)
    const span = [from, wallTime90k(from + 90_000)] as const
    return { who, verb: 'play_back', act: 'GET /api/cameras/:camera/keyframe', cameras, span, purpose: 'traffic' }
  }
  const changed = { name: ['Tường cũ', 'Tường mới'], layout: ['9', '16'] } as const
  return {
    who,
    verb: 'arrange_wall',
    act: 'PUT /api/walls/:wall',
    changed,
    about: { wall: `tuong-${at}` },
    request: `${at}`,
  }
}

const workDay = async (data: string, seconds: number) => {
  const log = opened(data)
  const [appends, flushes]: [number[], number[]] = [[], []]
  const timed = (work: () => void) => {
    const began = performance.now()
    work()
    appends.push(performance.now() - began)
  }
  for (let user = 0; user < USERS; user++)
    for (let tile = 0; tile < TILES; tile++) {
      const look: Access = { who: personAt(user), verb: 'watch_live', act: 'live', cameras: [`cam-${tile}`] }
      timed(() => void log.begin(look))
    }
  const ends = performance.now() + seconds * 1000
  let asked = 0
  const each = (ASKED_PER_SECOND * TURN_MS) / 1000
  while (performance.now() < ends) {
    for (let i = 0; i < each; i++) {
      const access = askedAt(asked++)
      timed(() => log.note(access))
    }
    const began = performance.now()
    void log.flush().then(() => flushes.push(performance.now() - began))
    await pause(TURN_MS)
  }
  await log.flush()
  const lines = log.state().entries
  await log.stop()
  return { appends, flushes, lines }
}

const proveLog = async (data: string) => {
  const log = opened(data)
  for (let at = 0; at < ENTRIES; at++) {
    log.note(askedAt(17 + (at % 3) + 20 * at)) // each an entry of its own
    if (at % 5000 === 0) await log.flush()
  }
  await log.stop()
  const alone = await proof(data, false)
  const whole = await proof(data, true)
  return { entries: whole.entries, alone, whole, bytes_each: alone.bytes / alone.entries }
}

const proof = async (data: string, index: boolean) => {
  const before = process.cpuUsage()
  const { entries, bytes, seconds, findings } = await verifyAccessLog(data, { index })
  const { user, system } = process.cpuUsage(before)
  if (findings.length > 0) throw new Error('a log that nobody touched does not hold')
  return { entries, bytes, per_s: entries / seconds, per_cpu_s: (entries * 1e6) / (user + system) }
}
