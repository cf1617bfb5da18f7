// The detector: a guest process that guesses what moved in recorded pictures, with a network that the operator brought. It may crash, hang or be killed
// without costing a recorded frame; it reads footage and motion, and writes nothing but what it saw. Told by JSON lines, tells by JSON lines.
//
//   detector.ts DATA MODEL RUNTIME        looks at what is recorded, until its standard input ends
//   detector.ts --try MODEL RUNTIME       runs the network on a few pictures of noise and says how long one took
//
// Exit code 69 (EX_UNAVAILABLE): there is no decoder, or nothing that runs the network.

import { setPriority } from 'node:os'
import { readBoundedLines } from './bounded-lines.ts'
import { DetectorLoop } from './detector/detector-loop.ts'
import { Network } from './detector/network.ts'
import { type DetectorTold, MOST_LINE, readOrder } from './detector/told.ts'

const UNAVAILABLE = 69
const NICENESS = 15
const TRIED = 3

const [place, model, runtime] = process.argv.slice(2)
if (place === undefined || model === undefined || runtime === undefined) process.exit(2)
setPriority(NICENESS)
process.stdout.on('error', () => process.exit(0)) // nobody listens any more

const network = await Network.open(model, runtime).catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(UNAVAILABLE)
})

const tryOut = async (): Promise<void> => {
  const { width, height } = network.model
  const planes = Float32Array.from({ length: 3 * width * height }, (_, at) => (at * 7919) % 256)
  const times: number[] = []
  for (let n = 0; n < TRIED; n++) {
    const begun = performance.now()
    await network.look(planes)
    times.push(performance.now() - begun)
  }
  process.stdout.write(`${JSON.stringify({ kind: 'tried', picture_ms: Math.min(...times) })}\n`)
}

const lookOn = async (data: string): Promise<void> => {
  const av = await import('node-av').catch(() => process.exit(UNAVAILABLE))
  av.Log.setLevel(av.AV_LOG_QUIET)
  const tell = (told: DetectorTold): void => void process.stdout.write(`${JSON.stringify(told)}\n`)
  const loop = new DetectorLoop({ av, network, data }, tell)
  const take = (line: string): void => {
    const order = readOrder(line)
    if (order !== undefined) loop.take(order)
  }
  readBoundedLines(process.stdin, MOST_LINE, take, () => {})
  process.stdin.on('end', () => loop.stop())
  await loop.run()
}

await (place === '--try' ? tryOut() : lookOn(place))
process.exit(0)
