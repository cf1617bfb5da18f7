// `npm run soak -- --minutes 30 --cameras 50`: the long form, with a verdict. `--seed` brings the same troubles again.

import { parseArgs } from 'node:util'
import { Workplace } from '#bench/workplace.ts'
import { soak } from './soak.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    cameras: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
  },
})
const cameras = Math.min(200, Math.max(1, Number(values.cameras)))
const minutes = Math.min(600, Math.max(1, Number(values.minutes)))
const FDS_BREATHE = 5
const place = new Workplace('soak')
const stack = new AsyncDisposableStack()
stack.use(place)
try {
  const tell = (line: string): void => console.error(`${new Date().toISOString()} ${line}`)
  tell(`seed ${values.seed}, ${cameras} cameras, ${minutes} minutes`)
  const options = { cameras, seconds: minutes * 60, seed: Number(values.seed), most_ms: 30_000, tell }
  const result = await soak(options, place, stack)
  const { disagreements, recorder, restarts } = result
  const flat = recorder.growth < 0.05 && recorder.fds_after <= recorder.fds_before + FDS_BREATHE
  const met = disagreements.length === 0 && flat && restarts === 0
  console.log(JSON.stringify({ ...result, met }, null, 2))
  process.exitCode = met ? 0 : 1
} finally {
  await stack.disposeAsync()
}
