// The noticer: a guest process that looks at what is being recorded and writes down where something moved. It reads the catalogue and the footage
// as the station does, decodes with libav, and writes nothing but motion; it may crash or starve without costing a recorded frame, and goes on
// from what it wrote. Told by JSON lines which cameras there are; tells by JSON lines how far it is.
// Exit code 69 (EX_UNAVAILABLE): there is no decoder on this machine.

import { setPriority } from 'node:os'
import { systemClock } from '#base/clock.ts'
import { readBoundedLines } from './bounded-lines.ts'
import { NoticerLoop } from './noticer/noticer-loop.ts'
import type { NoticerTold } from './noticer/noticer-told.ts'
import { MOST_LINE, readTold } from './noticer/told-cameras.ts'

const UNAVAILABLE = 69
const NICENESS = 15
const ALIVE_MS = 5_000

let loaded: typeof import('node-av') | undefined
const loadLibav = async () => {
  if (loaded !== undefined) return loaded
  try {
    loaded = await import('node-av')
    loaded.Log.setLevel(loaded.AV_LOG_QUIET)
    return loaded
  } catch {
    process.exit(UNAVAILABLE)
  }
}

const tell = (told: NoticerTold): void => void process.stdout.write(`${JSON.stringify(told)}\n`)

const data = process.argv[2]
if (data === undefined) process.exit(2)
setPriority(NICENESS)
process.stdout.on('error', () => process.exit(0)) // nobody listens any more
const loop = new NoticerLoop({
  ...{ loadAv: loadLibav, data, tell, clock: systemClock },
  resting: process.argv[3] === '--resting',
  unyielding: process.env.MATTHAN_NOTICE_FULL === '1',
})
setInterval(() => tell({ kind: 'alive', memory_bytes: process.memoryUsage.rss() }), ALIVE_MS)
const take = (line: string): void => {
  const told = readTold(line)
  if (told !== undefined) loop.take(told)
}
readBoundedLines(process.stdin, MOST_LINE, take, () => {})
process.stdin.on('end', () => void loop.stop().then(() => process.exit(0)))
await loop.run()
