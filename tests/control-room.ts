// The control room's books behind a real front door, for tests: three cameras, two people with accounts, the operator at the machine, and
// a clock that can be put forward.

import type { TestContext } from 'node:test'
import { type Clock, systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { millis, wallFromUnixMillis } from '#base/units.ts'
import type { CameraReader, CameraRow } from '#community/upkeep/camera-book.ts'
import { type SeenCameras, seenCameras } from '#community/upkeep/seen-cameras.ts'
import type { Route } from '#http/route.ts'
import { askStation } from '#programs/ask-station.ts'
import { adoptAccounts } from '#store/adopted-accounts.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { startStation } from './front-door-station.ts'
import { openSession } from './open-session.ts'

export type Told<Body> = {
  readonly status: number
  readonly body: Body & { readonly code?: string; readonly where?: object }
}

export type RoomNeed = {
  readonly db: ReturnType<typeof openDatabase>
  readonly cameras: CameraReader & SeenCameras
  readonly clock: Clock
}

const known = ['cong', 'cho', 'ngo-3']

export const startControlRoom = async (t: TestContext, routesOf: (need: RoomNeed) => readonly Route[]) => {
  let now_ms = Date.parse('2026-11-22T10:00:00+07:00')
  const clock: Clock = { wall: () => wallFromUnixMillis(now_ms), monotonic: () => millis(now_ms) }
  const here = new Set(known)
  const rowOf = (id: string) => ({ id: knownCameraId(id), name: id, added_90k: wallFromUnixMillis(0) }) as CameraRow
  const reader: CameraReader = {
    list: () => [...here].map(rowOf),
    get: id => (here.has(id) ? rowOf(id) : undefined),
    known: id => known.includes(id),
  }
  const cameras = { ...reader, ...seenCameras(reader) }
  const db = openDatabase(':memory:', stationMigrations)
  t.after(() => db.close())
  const station = await startStation(t, routesOf({ db, cameras, clock }))
  const cookie = await station.signIn()
  const asking =
    (cookie: string | undefined) =>
    async <Body>(method: string, path: string, body?: unknown): Promise<Told<Body>> => {
      const given = cookie === undefined ? {} : { cookie }
      const answer = await station.ask(method, path, { ...given, body, headers: { origin: station.url } })
      return { status: answer.status, body: (await answer.json()) as Told<Body>['body'] }
    }
  return {
    station,
    db,
    clock,
    /** The cameras that are not removed. */
    here,
    pass: (ms: number): void => {
      now_ms += ms
    },
    /** As the first account, `truc-ban`. */
    ask: asking(cookie),
    /** As somebody else who has an account. */
    other: asking(`mt_session=${openSession(station.ports.sessions, secondAccount(station.db))}`),
    stranger: asking(undefined),
    cookie,
    operator: <Body>(method: string, path: string, body?: unknown) =>
      askStation<Body>(station.folder, method, path, body === undefined ? {} : { body }),
  }
}

const secondAccount = (db: RoomNeed['db']): number => {
  const add = db.prepare(
    "INSERT INTO account (username, display_name, password_hash, created_90k) VALUES ('doi-pho', 'Đội phó', 'x', 0)",
  )
  const id = Number(add.run().lastInsertRowid)
  adoptAccounts(db, systemClock, 'Trạm thử')
  return id
}
