// `npm run soak -- --minutes 30 --cameras 50`: the long form, with a verdict.

import { parseArgs } from 'node:util'
import { soak } from './soak.ts'

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, cameras: { type: 'string', default: '50' } },
})
const cameras = Math.min(200, Math.max(1, Number(values.cameras)))
const minutes = Math.min(600, Math.max(1, Number(values.minutes)))
const result = await soak({ cameras, seconds: minutes * 60, tell: line => console.error(line) })
const sound = result.disagreements.length === 0 && result.rss_growth < 0.05 && result.fds_after <= result.fds_before + 5
console.log(JSON.stringify({ cameras, minutes, ...result, met: sound }, null, 2))
process.exit(sound ? 0 : 1)
