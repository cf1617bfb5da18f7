import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import type { Redaction } from '#contract/redaction.ts'
import { redactionRoutes } from '#http/routes/redactions/redaction-routes.ts'
import { createRedactionBook } from '#store/redactions.ts'
import { startControlRoom } from '#test/control-room.ts'

const cli = join(import.meta.dirname, '../cli.ts')
const film = 'phim đã che'
const sha256 = createHash('sha256').update(film).digest('hex')

test('a redacted copy is found, watched, approved and saved from the command line, and never approved unseen', async t => {
  let book: ReturnType<typeof createRedactionBook> | undefined
  const place = { folder: '' }
  const room = await startControlRoom(t, ({ db, cameras, clock }) => {
    book = createRedactionBook(db, clock)
    return redactionRoutes({
      ...{ redactions: book, cameras, clock, masksOver: () => [], unshared: () => [], stays: () => undefined },
      holds: { follow: async () => {}, release: async () => {}, until: () => undefined },
      studio: {
        ...{ work: async () => ({ state: 'gone', progress: 0 }), workProblem: () => undefined, progress: () => null },
        ...{
          momentOf: () => assert.fail(),
          times: () => assert.fail(),
          preview: () => assert.fail(),
          track: () => assert.fail(),
        },
        ...{ render: () => {}, dropWork: () => {}, remove: () => {}, file: () => join(place.folder, 'copy.mp4') },
      },
    })
  })
  place.folder = room.station.folder
  const matthan = async (...args: readonly string[]) => {
    const own = ['--disable-warning=ExperimentalWarning', cli, 'redaction', ...args, '--data', place.folder]
    const child = spawn(process.execPath, own)
    const code = new Promise<number | null>(resolve => child.on('exit', resolve))
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
    return { out: out + err, code: await code }
  }
  const from_90k = room.clock.wall() - 60 * 90_000
  const draft = { camera: 'cong', from_90k, to_90k: from_90k + 90_000, reason: 'cho ông Bình xem' }
  const { id } = (await room.ask<Redaction>('POST', '/api/redactions', draft)).body
  const made = { bytes: film.length, sha256, made: room.clock.wall(), masks: [] }
  writeFileSync(join(place.folder, 'copy.mp4'), film)
  book!.step(id, { kind: 'rendered', text: sha256, by: 'station' }, { state: 'awaiting_approval', result: made })

  assert.match((await matthan('list', '--state', 'awaiting_approval')).out, /1 +Chờ duyệt +cong .*cho ông Bình xem/)
  const early = await matthan('approve', '1')
  assert.deepEqual([early.code, /chưa xem bản che này/.test(early.out)], [1, true])
  const [watched, saved] = [join(place.folder, 'xem.mp4'), join(place.folder, 'giao.mp4')]
  assert.equal((await matthan('watch', '1', '--to', watched)).code, 0)
  assert.equal(readFileSync(watched, 'utf8'), film)
  assert.match((await matthan('watch', '1', '--to', watched)).out, /xem\.mp4/, 'what lies there is not written over')
  assert.match((await matthan('approve', '1')).out, /Đã duyệt \(approved\).*approve +cli/s)
  assert.equal((await matthan('save', '1', '--to', saved)).code, 0)
  assert.equal(readFileSync(saved, 'utf8'), film)
  assert.match((await matthan('show', '1')).out, /saved +cli/)
})
