import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { NewWall, RemovedWall, SetWall, Wall, WallList } from '#contract/wall.ts'
import { createWallBook } from '#store/walls.ts'
import { startControlRoom } from '#test/control-room.ts'
import { wallRoutes } from './wall-routes.ts'

const MINUTE = 60_000
const four: NewWall = {
  name: 'Trục chính',
  layout: '4',
  cells: [{ camera: 'cong' }, { camera: null }, { camera: 'cho' }],
}

const open = (t: TestContext) =>
  startControlRoom(t, ({ db, cameras, clock }) => wallRoutes({ walls: createWallBook(db, clock), cameras }))
type Room = Awaited<ReturnType<typeof open>>

const make = async (room: Room, wall: Partial<NewWall> = {}): Promise<Wall> => {
  room.pass(1)
  const { status, body } = await room.ask<Wall>('POST', '/api/walls', { ...four, ...wall })
  assert.equal(status, 201)
  return body
}
const namesOf = async (list: Room['ask']): Promise<readonly string[]> =>
  (await list<WallList>('GET', '/api/walls')).body.walls.map(({ name }) => name)
const asSet = ({ name, layout, cells, patrol, is_default, revision }: Wall): SetWall => ({
  ...{ name, layout, cells, patrol, is_default, revision },
})

test('a person’s walls are their own, the room’s are everybody’s, and the operator sees them all', async t => {
  const room = await open(t)
  const mine = await make(room)
  await make(room, { name: 'Phòng trực', shared: true })
  assert.deepEqual([mine.owner, mine.made_by, mine.revision], ['truc-ban', 'truc-ban', 1])
  assert.deepEqual(await namesOf(room.ask), ['Trục chính', 'Phòng trực'])
  assert.deepEqual(await namesOf(room.other), ['Phòng trực'])
  assert.equal((await room.operator<WallList>('GET', '/api/walls')).walls.length, 2)
  assert.equal((await room.stranger('GET', '/api/walls')).status, 401)
  for (const [method, path] of [
    ['GET', ''],
    ['DELETE', ''],
    ['POST', '/copies'],
  ] as const) {
    const { body } = await room.other(method, `/api/walls/${mine.id}${path}`, method === 'POST' ? {} : undefined)
    assert.equal(body.code, 'no_such_wall')
  }
  assert.equal((await room.operator<Wall>('POST', '/api/walls', four)).owner, null)
})

test('whoever changes a wall that somebody else has changed is told who it was', async t => {
  const room = await open(t)
  const wall = await make(room, { shared: true })
  const path = `/api/walls/${wall.id}`
  const theirs = await room.other<Wall>('PUT', path, { ...asSet(wall), name: 'Chợ' })
  assert.deepEqual([theirs.body.revision, theirs.body.changed_by, theirs.body.made_by], [2, 'doi-pho', 'truc-ban'])
  const { status, body } = await room.ask('PUT', path, { ...asSet(wall), name: 'Cổng' })
  assert.deepEqual([status, body.code], [409, 'wall_changed'])
  assert.deepEqual(body.where, { wall: wall.id, revision: 2, by: 'doi-pho', at_90k: theirs.body.changed_90k })
  assert.equal((await room.ask<Wall>('PUT', path, { ...asSet(theirs.body), name: 'Cổng' })).body.name, 'Cổng')
})

test('a removed wall comes back within ten minutes, and not after', async t => {
  const room = await open(t)
  const wall = await make(room, { is_default: true })
  const path = `/api/walls/${wall.id}`
  const removed = await room.ask<RemovedWall>('DELETE', path)
  assert.equal(removed.body.restorable_until_90k, room.clock.wall() + 10 * MINUTE * 90)
  assert.equal((await room.ask('GET', path)).body.code, 'no_such_wall')
  assert.equal((await room.other('POST', `${path}/restoration`)).body.code, 'no_such_wall')
  room.pass(9 * MINUTE)
  const back = await room.ask<Wall>('POST', `${path}/restoration`)
  assert.deepEqual(back.body, wall)
  assert.equal((await room.ask('POST', `${path}/restoration`)).body.code, 'no_such_wall')
  await room.ask('DELETE', path)
  room.pass(10 * MINUTE)
  assert.equal((await room.ask('POST', `${path}/restoration`)).body.code, 'no_such_wall')
})

test('one wall of each owner opens first, also after another was removed and brought back', async t => {
  const room = await open(t)
  const first = await make(room, { name: 'Một', is_default: true })
  await make(room, { name: 'Của phòng', shared: true, is_default: true })
  await room.ask('DELETE', `/api/walls/${first.id}`)
  const second = await make(room, { name: 'Hai', is_default: true })
  assert.equal((await room.ask<Wall>('POST', `/api/walls/${first.id}/restoration`)).body.is_default, false)
  const defaults = async () =>
    (await room.ask<WallList>('GET', '/api/walls')).body.walls.filter(wall => wall.is_default).map(wall => wall.name)
  assert.deepEqual(await defaults(), ['Của phòng', 'Hai'])
  await room.ask('PUT', `/api/walls/${first.id}`, { ...asSet(first), is_default: true })
  assert.deepEqual(await defaults(), ['Một', 'Của phòng'])
  assert.equal((await room.ask<Wall>('GET', `/api/walls/${second.id}`)).body.is_default, false)
})

test('a camera that was removed leaves an empty cell, and stands there again when it comes back', async t => {
  const room = await open(t)
  const groups = [
    { name: 'Chợ', cameras: ['cho'] },
    { name: 'Ngõ', cameras: ['cho', 'ngo-3'] },
  ]
  const wall = await make(room, { patrol: { on: true, every_s: 10, groups } })
  room.here.delete('cho')
  const without = (await room.ask<Wall>('GET', `/api/walls/${wall.id}`)).body
  assert.deepEqual(
    without.cells.map(({ camera }) => camera),
    ['cong', null, null],
  )
  assert.deepEqual(without.patrol.groups, [{ name: 'Ngõ', cameras: ['ngo-3'] }])
  room.here.add('cho')
  assert.deepEqual((await room.ask<Wall>('GET', `/api/walls/${wall.id}`)).body, wall)
  assert.equal((await make(room, { cells: [{ camera: 'cho' }] })).cells[0]?.camera, 'cho')
})

test('a wall is copied to the room, and is never its default', async t => {
  const room = await open(t)
  const wall = await make(room, { is_default: true })
  const copied = await room.ask<Wall>('POST', `/api/walls/${wall.id}/copies`, { name: 'Bản sao', shared: true })
  assert.equal(copied.status, 201)
  assert.deepEqual([copied.body.name, copied.body.owner, copied.body.is_default], ['Bản sao', null, false])
  assert.deepEqual(copied.body.cells, wall.cells)
  assert.equal((await room.other<Wall>('POST', `/api/walls/${copied.body.id}/copies`, {})).body.owner, 'doi-pho')
})

test('a wall that does not fit its layout, or names a camera that never was, is refused', async t => {
  const room = await open(t)
  const box = { x: 0, y: 0, w: 12, h: 12 }
  const free = (...boxes: readonly object[]) => ({ layout: 'free', cells: boxes.map(box => ({ camera: null, box })) })
  for (const wrong of [
    { cells: Array.from({ length: 5 }, () => ({ camera: null })) },
    { cells: [{ camera: 'cong', box }] },
    { layout: 'free' },
    free(box, { ...box, x: 11 }),
    free({ ...box, x: 13 }),
    { layout: '5' },
    { name: ' ' },
    { patrol: { on: true, every_s: 1, groups: [] } },
    { patrol: { on: true, every_s: 9, groups: [{ name: '', cameras: [] }] } },
  ])
    assert.equal((await room.ask('POST', '/api/walls', { ...four, ...wrong })).status, 400, JSON.stringify(wrong))
  assert.equal(
    (await room.ask('POST', '/api/walls', { ...four, cells: [{ camera: 'la' }] })).body.code,
    'no_such_camera',
  )
  const good = await room.ask<Wall>('POST', '/api/walls', { ...four, ...free(box, { ...box, x: 12 }) })
  assert.deepEqual(good.body.cells[1], { camera: null, box: { ...box, x: 12 } })
})

test('nobody saves walls without end', async t => {
  const room = await open(t)
  for (let made = 0; made < 200; made++) await make(room)
  assert.deepEqual((await room.ask('POST', '/api/walls', four)).body.code, 'too_many_walls')
  assert.equal((await room.other('POST', '/api/walls', four)).status, 201)
})
