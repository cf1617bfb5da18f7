// The noticer: a guest process that looks at what is being recorded and writes down where something moved. It reads the catalogue and the footage
// as the station does, decodes with libav, and writes nothing but motion; it may crash or starve without costing a recorded frame, and goes on
// from what it wrote. Told by JSON lines which cameras there are; tells by JSON lines how far it is.
// Exit code 69 (EX_UNAVAILABLE): there is no decoder on this machine.

import { setPriority } from 'node:os'
import { createInterface } from 'node:readline'
import { NoticerLoop } from './noticer/noticer-loop.ts'
import { readToldCameras } from './noticer/told-cameras.ts'

const UNAVAILABLE = 69
const NICENESS = 15

const loadLibav = async () => {
  try {
    const av = await import('node-av')
    av.Log.setLevel(av.AV_LOG_QUIET)
    return av
  } catch {
    process.exit(UNAVAILABLE)
  }
}

const data = process.argv[2]
if (data === undefined) process.exit(2)
setPriority(NICENESS)
const loop = new NoticerLoop(await loadLibav(), data, told => process.stdout.write(`${JSON.stringify(told)}\n`))
const lines = createInterface({ input: process.stdin })
lines.on('line', line => {
  const cameras = readToldCameras(line)
  if (cameras !== undefined) loop.watch(cameras)
})
lines.on('close', () => void loop.stop().then(() => process.exit(0)))
await loop.run()
