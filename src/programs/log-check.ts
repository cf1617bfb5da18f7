// Log check: a guest process that proves the access log of a data folder and tells its station, a JSON line each: how far it is, then what it
// found. It only reads. In a process of its own a long log takes no turn from live pictures.

import { setPriority } from 'node:os'
import { verifyAccessLog } from './commands/audit-verify.ts'

const SAYS_EVERY = 20_000
const LOW = 10

const say = (word: unknown): void => void process.stdout.write(`${JSON.stringify(word)}\n`)

setPriority(LOW)
let walked = 0
const answer = await verifyAccessLog(process.argv[2] ?? '', {
  onLine: () => {
    if (++walked % SAYS_EVERY === 0) say({ kind: 'walked', lines: walked })
  },
})
say({ kind: 'answer', answer })
