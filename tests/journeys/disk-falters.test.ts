// Journey: a disk falters under a recording station: it answers with errors, says it is full though it is not, stands still, or takes two seconds
// for each write. Each time the state has a name and the ledger a cause, live goes on, no other disk is held up, and recording resumes
// by itself.

import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { Workplace } from '#bench/workplace.ts'
import type { ArchiveStateName, Status } from '#contract/status.ts'
import type { DiskFault } from '#test/failing-disk.ts'
import { closing, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import { StationProcess } from '#test/station-process.ts'

const SECOND = 90_000
/** A failing disk is tried every five seconds, and a segment begins with a keyframe. */
const AGAIN_MS = 30_000

test('a disk that falters is named, costs no more than its own seconds, and is used again by itself', {
  timeout: 180_000,
}, async t => {
  const stack = closing(t)
  const street = await openStreet(stack, { cameras: 2 })
  const place = stack.use(new Workplace('journey'))
  const data = join(place.folder, 'data')
  const [first, second] = [join(place.folder, 'kho-1'), join(place.folder, 'kho-2')]
  mkdirSync(data)
  mkdirSync(second)
  writeFileSync(join(data, 'archives.json'), JSON.stringify([{ folder: first, floor_bytes: 0 }]))
  const toldIn = join(place.folder, 'fault')
  const tell = (fault: DiskFault | null) => {
    writeFileSync(`${toldIn}.new`, JSON.stringify({ folder: first, fault }))
    renameSync(`${toldIn}.new`, toldIn)
  }
  tell(null)
  const preload = pathToFileURL(join(import.meta.dirname, '../failing-disk.ts')).href
  const station = await StationProcess.start(stack, place, data, {
    NODE_OPTIONS: `--import=${preload} --disable-warning=ExperimentalWarning`,
    MATTHAN_TEST_DISK: toldIn,
  })
  const ids = street.cameras.map(({ id }) => id)
  for (const camera of street.cameras) await station.add(camera)
  for (const id of ids) await station.streams(id)
  const pid = await station.recorderPid()

  const now = async (): Promise<number> => (await station.status()).now_90k
  const recordsAgain = async (from_90k: number): Promise<void> => {
    for (const id of ids)
      await until(
        `${id} is recorded again`,
        async () => (await station.coverage(id, { from_90k, to_90k: await now() })).recorded_90k > 2 * SECOND,
        AGAIN_MS,
      )
  }
  const becomes = (state: ArchiveStateName): Promise<Status> =>
    until(`the archive is ${state}`, async () => {
      const status = await station.status()
      return status.archives[0]!.state === state && status
    })
  const missingFor = (detail: string, from_90k: number): Promise<unknown> =>
    until(
      `the ledger says ${detail}`,
      async () => {
        const { spans } = await station.coverage(ids[0]!, { from_90k, to_90k: await now() })
        return spans.some(span => span.cause === 'disk_fault' && span.detail === detail)
      },
      AGAIN_MS,
    )
  const liveGoesOn = async (): Promise<void> => {
    for (const id of ids) {
      const { main } = await station.camera(id)
      assert.deepEqual([main?.state, main?.packets_lost], ['streaming', 0], id)
    }
    assert.equal(await station.recorderPid(), pid, 'the recorder never died')
  }
  await recordsAgain(await now())

  for (const [fault, state, detail] of [
    [{ kind: 'error', code: 'EIO' }, 'failed', 'disk_failed'],
    [{ kind: 'error', code: 'EDQUOT' }, 'failed', 'disk_full'],
    [{ kind: 'still' }, 'stalled', 'disk_stalled'],
  ] as const)
    await t.test(fault.kind === 'still' ? 'it stands still' : `it answers ${fault.code}`, async () => {
      const from_90k = await now()
      const before = (await station.coverage(ids[0]!, { from_90k: from_90k - 3600 * SECOND, to_90k: from_90k }))
        .recorded_90k
      tell(fault)
      const { alarms } = await becomes(state)
      assert.ok(
        alarms.some(({ code }) => code === 'archive_away'),
        JSON.stringify(alarms),
      )
      if (fault.kind === 'error') await missingFor(detail, from_90k)
      await liveGoesOn()
      const lifted = await now()
      tell(null)
      await recordsAgain(lifted)
      await becomes('ok')
      if (fault.kind === 'still') await station.streams(ids[0]!)
      const { recorded_90k } = await station.coverage(ids[0]!, { from_90k: from_90k - 3600 * SECOND, to_90k: from_90k })
      assert.ok(recorded_90k >= before - SECOND, 'nothing that was there went for it')
    })

  await t.test('each write takes two seconds: nothing is lost', async () => {
    const from_90k = await now()
    tell({ kind: 'slow', ms: 2000 })
    await until('seven seconds are filmed', async () => (await now()) > from_90k + 7 * SECOND, 30_000)
    await liveGoesOn()
    const to_90k = from_90k + 7 * SECOND
    tell(null)
    for (const id of ids) {
      await until(
        `${id} has them all`,
        async () => (await station.coverage(id, { from_90k, to_90k })).recorded_90k === to_90k - from_90k,
        AGAIN_MS,
      )
    }
    await becomes('ok')
  })

  await t.test('with another disk beside it, what fails on one goes on on the other', async () => {
    await station.ask('POST', '/api/archives', { body: { folder: second, floor_bytes: 0 } })
    const from_90k = await now()
    tell({ kind: 'error', code: 'EIO' })
    await recordsAgain(from_90k + 3 * SECOND)
    const { archives } = await station.status()
    assert.deepEqual(
      archives.map(({ state }) => state),
      ['failed', 'ok'],
    )
    for (const id of ids) {
      const { spans } = await station.coverage(id, { from_90k, to_90k: await now() })
      const lost = spans.reduce(
        (sum, { state, from_90k, to_90k }) => sum + (state === 'missing' ? to_90k - from_90k : 0),
        0,
      )
      t.diagnostic(`${id} lost ${(lost / SECOND).toFixed(1)} s on the way to the other disk`)
    }
    assert.ok(readdirSync(second, { recursive: true }).some(name => String(name).endsWith('.mp4')))
    tell(null)
  })
  assert.match(readFileSync(join(data, 'logs', 'recorder.log'), 'utf8'), /a segment could not be written/)
})
