import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import type { Bookmark } from '#contract/bookmark.ts'
import type { MapLayer } from '#contract/map.ts'
import type { Wall } from '#contract/wall.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { startControlRoom } from '#test/control-room.ts'
import { openControlRoom } from './station/open-control-room.ts'

const cli = join(import.meta.dirname, 'cli.ts')

/** Runs the real program against a station with nothing but the control room in it. */
const open = async (t: TestContext) => {
  const catalogue = openDatabase(':memory:', catalogueMigrations)
  t.after(() => catalogue.close())
  const ledger = { outages: () => [] }
  const room = await startControlRoom(
    t,
    need => openControlRoom({ ...need, catalogue, ledger, data: '/nowhere', version: '0' }).routes,
  )
  const { folder } = room.station
  const matthan = async (...args: readonly string[]) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', cli, ...args, '--data', folder])
    const code = new Promise<number | null>(resolve => child.on('exit', resolve))
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
    return { out: out + err, code: await code }
  }
  return { ...room, folder, matthan }
}

test('walls are listed, shown, removed and brought back', async t => {
  const { matthan, operator } = await open(t)
  assert.match((await matthan('wall', 'list')).out, /Chưa lưu tường màn hình nào/)
  const patrol = { on: true, every_s: 20, groups: [{ name: 'Chợ', cameras: ['cho'] }] }
  const draft = { name: 'Phòng trực', layout: '4', cells: [{ camera: 'cong' }], patrol, is_default: true }
  const { id } = await operator<Wall>('POST', '/api/walls', draft)
  assert.match((await matthan('wall', 'list')).out, new RegExp(`^${id} +Phòng trực +của phòng .*4 ô .* 1 +20 s`, 'm'))
  assert.match((await matthan('wall', 'show', id)).out, /20 giây mỗi nhóm.*Chợ: cho.*1 +cong/s)
  assert.match((await matthan('wall', 'remove', id)).out, new RegExp(`matthan wall remove ${id} --undo`))
  assert.equal((await matthan('wall', 'show', id)).code, 1)
  assert.match((await matthan('wall', 'remove', id, '--undo')).out, /Đã lấy lại "Phòng trực"/)
})

test('moments are marked, found without accents, removed and brought back', async t => {
  const { matthan } = await open(t)
  const marking = [
    'bookmark',
    'add',
    '--camera',
    'cong',
    '--camera',
    'cho',
    '--at',
    '2026-11-22T09:00',
    '--note',
    'Xe máy đỏ',
  ]
  const made = await matthan(...marking, '--kind', 'suspicious', '--json')
  const { id, cameras } = JSON.parse(made.out) as Bookmark
  assert.deepEqual(cameras, ['cong', 'cho'])
  const found = await matthan('bookmark', 'list', '--text', 'may do', '--camera', 'cho')
  assert.match(found.out, /22\/11\/2026.* cong, cho +đáng ngờ .* cli +không có hình .* Xe máy đỏ/)
  assert.match((await matthan('bookmark', 'list', '--text', 'xanh')).out, /Không có đánh dấu nào/)
  assert.match((await matthan('bookmark', 'remove', String(id))).out, /Đã xóa/)
  assert.match((await matthan('bookmark', 'remove', String(id), '--undo')).out, /Đã lấy lại/)
  assert.equal((await matthan(...marking, '--kind', 'red')).code, 2)
})

test('a layer is imported from a file, and a camera placed; what is not named of its site stays', async t => {
  const { matthan, folder, operator } = await open(t)
  const file = join(folder, 'duong.geojson')
  writeFileSync(file, '\uFEFF{"type":"LineString","coordinates":[[106.1,20.5],[106.2,20.6]]}')
  const added = JSON.parse((await matthan('map', 'import', file, '--source', 'Vẽ tay', '--json')).out) as MapLayer
  assert.deepEqual([added.name, added.kind, added.features, added.changed_by], ['duong', 'roads', 1, 'cli'])
  assert.match((await matthan('map', 'list')).out, /duong +đường .* Vẽ tay.*Bản đồ nền .*chưa có/s)
  assert.match((await matthan('map', 'openstreetmap', '--on')).out, /được phép/)
  assert.match((await matthan('map', 'remove', added.id)).out, /--undo/)
  writeFileSync(file, 'rubbish')
  assert.match((await matthan('map', 'import', file)).out, /không phải GeoJSON/)
  assert.equal((await matthan('map', 'import', join(folder, 'nowhere'))).code, 2)

  assert.equal((await matthan('camera', 'place', '--camera', 'cong', '--direction', '90')).code, 2)
  await matthan('camera', 'place', '--camera', 'cong', '--at', '20.5,106.1', '--hamlet', 'Thôn Đông', '--kind', 'gate')
  await matthan('camera', 'place', '--camera', 'cong', '--direction', '92,5')
  const { sites } = await operator<{ sites: Record<string, unknown>[] }>('GET', '/api/sites')
  const { latitude, direction_deg, hamlet, kind } = sites[0] ?? {}
  assert.deepEqual([latitude, direction_deg, hamlet, kind], [20.5, 92.5, 'Thôn Đông', 'gate'])
  assert.match((await matthan('camera', 'place', '--camera', 'cong', '--remove')).out, /Đã bỏ cong khỏi bản đồ/)
})
