import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { Disks, roomOf } from './disks.ts'

const setUp = (t: TestContext) => {
  const root = mkdtempSync(join(tmpdir(), 'matthan-disks-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  const archive = (name: string) => ({ folder: join(root, name), id: undefined, floor_bytes: 0, retired: false })
  return { root, archive }
}

test('a disk that is pulled out is noticed at the next segment, before anything is written in its place', async t => {
  const { root, archive } = setUp(t)
  const disks = new Disks([archive('a')], 'tram-thu', systemClock)
  const disk = disks.choose()
  assert.ok(disk)
  renameSync(join(root, 'a'), join(root, 'pocket'))
  assert.equal(disks.choose(), undefined)
  assert.deepEqual(
    disks.states().map(({ state, id }) => [state, id]),
    [['not_mounted', disk.id]],
  )
  assert.deepEqual(readdirSync(root), ['pocket'])
  renameSync(join(root, 'pocket'), join(root, 'a'))
  await disks.look()
  assert.equal(disks.choose()?.id, disk.id)
})

test('two disks that changed places are both refused', async t => {
  const { root, archive } = setUp(t)
  const disks = new Disks([archive('a'), archive('b')], 'tram-thu', systemClock)
  renameSync(join(root, 'a'), join(root, 'c'))
  renameSync(join(root, 'b'), join(root, 'a'))
  renameSync(join(root, 'c'), join(root, 'b'))
  await disks.look()
  assert.deepEqual(
    disks.missing.map(({ trouble }) => trouble),
    ['another_disk', 'another_disk'],
  )
  assert.equal(disks.choose(), undefined)
})

test('an archive out of use takes nothing new, and one in use goes on undisturbed', t => {
  const { archive } = setUp(t)
  const disks = new Disks([archive('a'), archive('b')], 'tram-thu', systemClock)
  const [a, b] = disks.all
  disks.use([
    { ...archive('a'), id: a!.id, retired: true },
    { ...archive('b'), id: b!.id },
  ])
  assert.equal(disks.choose(), b)
  assert.deepEqual(disks.all, [a, b], 'both are still read')
})

test('folders on one disk share its room', t => {
  const { archive } = setUp(t)
  const one = new Disks([archive('a')], 'tram-thu', systemClock)
  const two = new Disks([archive('b'), archive('c')], 'tram-thu', systemClock)
  const [single, both] = [roomOf(one.states()), roomOf(two.states())]
  assert.ok(Math.abs(single - both) < single / 2, `${single} and ${both}`)
})

test('a copy of an archive is not written to: what goes there would be looked for in the first', async t => {
  const { root, archive } = setUp(t)
  const first = new Disks([archive('a')], 'tram-thu', systemClock).all[0]!
  cpSync(join(root, 'a'), join(root, 'b'), { recursive: true })
  const disks = new Disks([archive('a'), archive('b')], 'tram-thu', systemClock)
  await disks.look()
  assert.deepEqual(
    disks.states().map(({ state }) => state),
    ['ok', 'another_disk'],
  )
  assert.equal(disks.choose()?.folder, first.folder)
  assert.equal(disks.folderOf(first.id), first.folder)
})
