// Fuzz: `npm run fuzz [-- --cases N --seed S]`. Gives every parser its share of the cases and prints how it went; ends with 1 when
// one of them threw, was slow, or made too much of too little.

import { parseArgs } from 'node:util'
import { parsers } from './parsers.ts'
import { trial } from './trial.ts'

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '1000000' }, seed: { type: 'string' } },
})
if (!/^[1-9]\d{0,9}$/.test(values.cases)) {
  process.stderr.write('--cases là một số nguyên dương. (It is a whole number above 0.)\n')
  process.exit(2)
}
const cases = Math.max(1, Math.ceil(Number(values.cases) / parsers.length))
const seed = values.seed === undefined ? Date.now() & 0x7fffffff : Number(values.seed)
const say = (line: string) => process.stdout.write(`${line}\n`)

say(`${'parser'.padEnd(34)}${'cases'.padStart(10)}${'slowest'.padStart(12)}${'seconds'.padStart(10)}   seed ${seed}`)
let total = 0
let failed = 0
for (const parser of parsers) {
  const began = performance.now()
  const { name, cases: ran, slowest_ms, failure } = trial(parser, cases, seed)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  say(
    `${name.padEnd(34)}${String(ran).padStart(10)}${`${slowest_ms.toFixed(1)} ms`.padStart(12)}${seconds.padStart(10)}`,
  )
  if (failure !== undefined) say(`  FAILED: ${failure}`)
  total += ran
  if (failure !== undefined) failed++
}
say(`${total} cases, ${failed} of ${parsers.length} parsers failed`)
process.exitCode = failed === 0 ? 0 : 1
