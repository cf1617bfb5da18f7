// A station in a process of its own that looks after its disks twice a second and begins a segment every two: for what would take its operator hours to see.
// Started by `StationProcess`, so that it can be killed.

import { createLogger } from '#base/log.ts'
import { createFileLog } from '#programs/file-log.ts'
import { startStation } from '#programs/station/station.ts'

const [data = ''] = process.argv.slice(2)
const log = createLogger('station', createFileLog(`${data}/logs/station.log`))
const options = { segment_ms: 2000, housekeeping_ms: 500, linger_ms: 20_000, noticing: 'never' } as const
const station = await startStation({ data, host: '127.0.0.1', port: 0, log, ...options })
process.once('SIGTERM', () => void station.stop().then(() => process.exit(0)))
process.stdout.write('đang chạy (running)\n')
