// Extract: an hour of four cameras into a sealed bundle, beside `cp` and `sha256sum` of the same bytes, while fifty cameras are recorded; what memory the
// extractor takes, and whether the recording loses anything.

import { spawnSync } from 'node:child_process'
import { closeSync, fdatasyncSync, globSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { wallFromUnixMillis } from '#base/units.ts'
import type { BundleEnd, BundleOrder } from '#community/evidence/bundle-order.ts'
import { wantedShape } from '#contract/extraction.ts'
import type { Coverage } from '#contract/recording.ts'
import { Bundler } from '#programs/station/bundler.ts'
import { openSigningKey } from '#programs/station/signing-key.ts'
import { atMost, type Bench, type BenchOptions, percentile } from './goal.ts'
import { type Written, writeFootage } from './hour-of-footage.ts'
import { machineBusySeconds, processorSeconds, processTree, proportionalBytes } from './proc.ts'
import { StationUnderTest, type StreetCamera, startStreetProcess } from './station-under-test.ts'
import { Workplace } from './workplace.ts'

const HOURS = ['gio-mot', 'gio-hai', 'gio-ba', 'gio-bon'].map(knownCameraId)
const ROUNDS = 2
const MB = 1e6

export const benchExtract: Bench = async options => {
  await using place = new Workplace('extract')
  const data = join(place.folder, 'data')
  const seconds = options.seconds ?? 3600
  mkdirSync(data, { recursive: true, mode: 0o700 })
  openSigningKey(data)
  options.tell(`ghi sẵn ${HOURS.length} camera × ${seconds} giây (writing ${HOURS.length} cameras × ${seconds} s)`)
  const began = wallFromUnixMillis(Math.floor(Date.now() / 1000) * 1000 - (seconds + 600) * 1000)
  const written: Written[] = []
  for (const camera of HOURS) written.push(await writeFootage(data, camera, began, seconds, options.tell))
  const street = await startStreetProcess(place, options.cameras ?? 50)
  const station = await StationUnderTest.start(place, data)
  await station.addCameras(street.cameras, 'main')
  await wait(5_000)
  const before = await station.status()
  const since = Date.now()
  const rounds = await openRounds(place, data, written, options)
  const until = Date.now() - 4_000 // what was recorded last is on its way to the disk
  const after = await station.status()
  const missing = await missingBetween(station, street.cameras, since, until)
  const { ours, theirs, synced, memory, sealed, others } = rounds
  const times = (ours_s: readonly number[]) => percentile(ours_s, 0.5)
  const beside = (times(ours) ?? 0) / (times(theirs) ?? 1)
  return {
    goals: [
      atMost('a sealed bundle beside cp and sha256sum of the same bytes', '×', beside, 2),
      atMost('memory of the extractor (PSS)', 'MB', memory / MB, 150),
      atMost('packets lost meanwhile', 'packets', after.recorder.packets_lost - before.recorder.packets_lost, 0),
      atMost('missing of what was recorded meanwhile', 's', missing, 0),
    ],
    facts: {
      'bundle MB': Math.round(sealed / MB),
      'ours, s': ours.map(one => one.toFixed(1)).join(' / '),
      'cp and sha256sum, s': theirs.map(one => one.toFixed(1)).join(' / '),
      'with sync behind, as the bundle has it, s': synced.map(one => one.toFixed(1)).join(' / '),
      'cameras recorded meanwhile': street.cameras.length,
      'others on this machine meanwhile, CPU %': Math.round(others),
    },
  }
}

/** Seconds that the cameras lack in a span. */
const missingBetween = async (
  station: StationUnderTest,
  cameras: readonly StreetCamera[],
  from_ms: number,
  to_ms: number,
): Promise<number> => {
  let missing = 0
  for (const { id } of cameras) {
    const path = `/api/cameras/${id}/coverage?from_90k=${from_ms * 90}&to_90k=${to_ms * 90}`
    const { spans } = (await station.ask('GET', path)) as Coverage
    for (const span of spans) if (span.state === 'missing') missing += (span.to_90k - span.from_90k) / 90_000
  }
  return missing
}

/** By turns, both of the lowest priority, as the extractor is, so that whoever else works here weighs on both; both to the same disk, both from files that the kernel has forgotten. */
const openRounds = async (place: Workplace, data: string, written: readonly Written[], options: BenchOptions) => {
  const files = HOURS.flatMap(camera => globSync(`footage/${camera}/main/**/*.mp4`, { cwd: data })).map(name =>
    join(data, name),
  )
  const [ours, theirs, synced]: [number[], number[], number[]] = [[], [], []]
  let [memory, sealed, others] = [0, 0, 0]
  const copies = join(place.folder, 'copies')
  for (let round = 0; round < ROUNDS; round++) {
    forget(files)
    options.tell('cp, sha256sum, sync')
    mkdirSync(copies)
    const copied = timed(() => mustRun('nice', ['-n', '19', 'cp', '--parents', ...files, copies]))
    const made = globSync(`${copies}/**/*.mp4`)
    if (made.length !== files.length) throw new Error(`${made.length} of ${files.length} files were copied`)
    const hashed = timed(() => mustRun('nice', ['-n', '19', 'sha256sum', ...made]))
    theirs.push(copied + hashed)
    synced.push(copied + hashed + timed(() => mustRun('sync', made)))
    rmSync(copies, { recursive: true })
    forget(files)
    options.tell('gói trích xuất (the bundle)')
    const busy = machineBusySeconds() - processTree(process.pid).reduce((sum, pid) => sum + processorSeconds(pid), 0)
    const bundled = await extract(data, written, `TX-${round}-2026-do`)
    const idle = machineBusySeconds() - processTree(process.pid).reduce((sum, pid) => sum + processorSeconds(pid), 0)
    ours.push(bundled.seconds)
    memory = Math.max(memory, bundled.memory)
    sealed = bundled.bytes
    others = Math.max(others, ((idle - busy) / bundled.seconds) * 100)
  }
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
  if (sealed < bytes * 0.98) throw new Error(`the bundle holds ${sealed} of ${bytes} bytes`)
  return { ours, theirs, synced, memory, sealed, others }
}

const mustRun = (command: string, args: readonly string[]): void => {
  const { status, stderr } = spawnSync(command, args)
  if (status !== 0) throw new Error(`${command}: ${stderr}`)
}

const extract = async (data: string, written: readonly Written[], id: string) => {
  const bundler = new Bundler({
    ...{ data, clock: systemClock, log: silentLogger, page: join(data, 'none') },
    ledger: { outages: () => [] },
    logHead: async () => null,
    added: async function* () {},
    stamp: async () => undefined,
  })
  let memory = 0
  const watch = setInterval(() => {
    if (bundler.pid !== undefined) memory = Math.max(memory, proportionalBytes(bundler.pid))
  }, 200)
  const begun = performance.now()
  const end = await new Promise<BundleEnd>(resolve =>
    bundler.start(orderOf(id, written), { papers: async () => [], progress: () => {}, ended: resolve }),
  )
  const seconds = (performance.now() - begun) / 1000
  clearInterval(watch)
  await bundler.remove(id)
  if (end.kind !== 'sealed') throw new Error(JSON.stringify(end))
  return { seconds, memory, bytes: end.bundle.bytes }
}

const orderOf = (id: string, written: readonly Written[]): BundleOrder => ({
  id,
  extraction: {
    ...{ number: '1/2026', purpose: 'crime', legal_ground: '', case: null, document: null, recipient: 'CQĐT' },
    ...{ requested_by: 'an', approved_by: ['binh'], extracted_by: 'an' },
  },
  station: { id: 'bench', name: 'bench', unit: '', host: 'bench' },
  program: 'bench',
  items: written.map(({ from, to }, i) => ({
    ...{ camera: HOURS[i]!, stream: 'main', from_90k: from, to_90k: to, name: HOURS[i]!, place: '', owner: '' },
    ...{ maker: '', model: '', serial: '', mac: '', address: '', removed: false, masked: false },
    ...{ camera_offset_ms: null, measured_90k: null, clock_note: '', withheld: [] },
  })),
  wanted: wantedShape.parse({}),
  originals: true,
  time_stamp_url: null,
})

const timed = (work: () => unknown): number => {
  const begun = performance.now()
  work()
  return (performance.now() - begun) / 1000
}

/** Writes files down for good and lets the kernel forget them. */
const forget = (files: readonly string[]): void => {
  for (const file of files) {
    const fd = openSync(file, 'r+')
    fdatasyncSync(fd)
    closeSync(fd)
    spawnSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0', 'status=none'])
  }
}
