// The camera book: which cameras the station has. What is shown and what the recorder needs are two different readers:
// only `createCameraSecrets` can open the vault, and it is handed to nobody but the recorder's keeper.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { type CameraId, knownCameraId, slug } from '#base/ids.ts'
import { withoutSecrets } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import type {
  AudioOrderReader,
  CameraBook,
  CameraChange,
  CameraReader,
  CameraRow,
  NewCamera,
} from '#community/upkeep/camera-book.ts'
import type { Transport } from '#contract/camera.ts'
import { withAddressSecrets } from './address-secrets.ts'
import { inTransaction } from './sqlite/open.ts'
import type { Vault } from './vault.ts'

type Row = Record<string, unknown>
const columns = `camera.id AS id, name, place, main_url, sub_url, transport, record_audio, sealed IS NOT NULL AS has_sealed, added_90k,
  suspension.reason, suspension.suspended_by, suspension.since_90k, suspension.until_90k, hours, set_by, set_90k,
  audio_order.recording AS audio_recording, audio_order.reason AS audio_reason, said_by, said_90k`
// A suspension whose time has come has ended, whoever looks first.
const rows = `camera LEFT JOIN suspension ON suspension.camera = camera.id AND ended_90k IS NULL
    AND (until_90k IS NULL OR until_90k > ?1)
  LEFT JOIN recording_hours ON recording_hours.camera = camera.id
  LEFT JOIN audio_order ON audio_order.id = (SELECT max(id) FROM audio_order AS said WHERE said.camera = camera.id)`

export const createCameraBook = (db: DatabaseSync, vault: Vault, clock: Clock): CameraBook => {
  const put = db.prepare(
    `INSERT INTO camera (id, name, place, main_url, sub_url, transport, record_audio, sealed, added_90k)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, place = excluded.place, main_url = excluded.main_url,
         sub_url = excluded.sub_url, transport = excluded.transport, record_audio = excluded.record_audio,
         sealed = excluded.sealed, added_90k = excluded.added_90k, removed_90k = NULL`,
  )
  const remove = db.prepare('UPDATE camera SET removed_90k = ?, sealed = NULL WHERE id = ? AND removed_90k IS NULL')
  const endSuspension = db.prepare(
    'UPDATE suspension SET ended_by = ?, ended_90k = min(?, coalesce(until_90k, ?)) WHERE camera = ? AND ended_90k IS NULL',
  )
  const suspend = db.prepare(
    'INSERT INTO suspension (camera, reason, suspended_by, since_90k, until_90k) VALUES (?, ?, ?, ?, ?)',
  )
  const change = db.prepare(
    'UPDATE camera SET name = ?, place = ?, main_url = ?, sub_url = ?, transport = ?, sealed = ? WHERE id = ? AND removed_90k IS NULL',
  )
  const sealedRow = db.prepare('SELECT sealed FROM camera WHERE id = ?')
  const switchAudio = db.prepare('UPDATE camera SET record_audio = ? WHERE id = ?')
  const noteAudio = db.prepare(
    'INSERT INTO audio_order (camera, recording, reason, said_by, said_90k) VALUES (?, ?, ?, ?, ?)',
  )
  const dropHours = db.prepare('DELETE FROM recording_hours WHERE camera = ?')
  const setHours = db.prepare(
    `INSERT INTO recording_hours (camera, hours, set_by, set_90k) VALUES (?, ?, ?, ?)
     ON CONFLICT (camera) DO UPDATE SET hours = excluded.hours, set_by = excluded.set_by, set_90k = excluded.set_90k`,
  )
  const resume = (id: CameraId, by: string) => {
    const now = clock.wall()
    endSuspension.run(by, now, now, id)
  }
  const reader = createCameraReader(db, clock)
  const recordAudio: CameraBook['recordAudio'] = (id, { recording, reason, by }) => {
    switchAudio.run(recording ? 1 : 0, id)
    noteAudio.run(id, recording ? 1 : 0, reason.normalize('NFC'), by, clock.wall())
  }
  return {
    ...reader,
    add: camera =>
      inTransaction(db, () => {
        const id = camera.id ?? freeId(camera.name, reader.known)
        // An id that was removed may be given again on purpose: it is then the same camera, and its old footage with it.
        if (reader.get(id) !== undefined) throw new Problem('camera_exists', { camera: id })
        const { name, place, main_url, sub_url, transport, record_audio } = camera
        const shown = [withoutSecrets(main_url), sub_url === null ? null : withoutSecrets(sub_url)] as const
        const text = [name.normalize('NFC'), place.normalize('NFC')] as const
        put.run(id, ...text, ...shown, transport, record_audio ? 1 : 0, sealedOf(camera, id, vault), clock.wall())
        if (record_audio && camera.audio !== undefined) recordAudio(id, { recording: true, ...camera.audio })
        return reader.get(id)!
      }),
    remove: id =>
      inTransaction(db, () => {
        resume(id, 'removed')
        dropHours.run(id)
        return remove.run(clock.wall(), id).changes === 1
      }),
    change: (id, wanted) =>
      inTransaction(db, () => {
        const row = reader.get(id)
        if (row === undefined) return false
        const before = sealedRow.get(id)?.sealed
        const known = withSecrets(row, before, vault)
        const next = withAddressSecrets(known, changed(known, wanted))
        const touched = secretParts.some(part => wanted[part] !== undefined)
        const sealed = touched ? sealedOf(next, id, vault) : ((before as Uint8Array | null) ?? null)
        const shown = [
          withoutSecrets(next.main_url),
          next.sub_url === null ? null : withoutSecrets(next.sub_url),
        ] as const
        change.run(next.name.normalize('NFC'), next.place.normalize('NFC'), ...shown, next.transport, sealed, id)
        return true
      }),
    recordAudio: (id, order) => inTransaction(db, () => recordAudio(id, order)),
    suspend: (id, { reason, by, until_90k }) =>
      inTransaction(db, () => {
        resume(id, by)
        suspend.run(id, reason.normalize('NFC'), by, clock.wall(), until_90k)
      }),
    resume,
    setHours: (id, hours, by) =>
      hours === null ? void dropHours.run(id) : void setHours.run(id, hours, by, clock.wall()),
  }
}

export const createCameraReader = (db: DatabaseSync, clock: Clock): CameraReader => {
  const all = db.prepare(`SELECT ${columns} FROM ${rows} WHERE removed_90k IS NULL ORDER BY added_90k, camera.id`)
  const one = db.prepare(`SELECT ${columns} FROM ${rows} WHERE removed_90k IS NULL AND camera.id = ?2`)
  const known = db.prepare('SELECT 1 FROM camera WHERE id = ?')
  return {
    list: () => all.all(clock.wall()).map(cameraOf),
    get: id => {
      const row = one.get(clock.wall(), id)
      return row && cameraOf(row)
    },
    known: id => known.get(id) !== undefined,
  }
}

export const createAudioOrders = (db: DatabaseSync): AudioOrderReader => {
  const orders = db.prepare('SELECT recording, reason, said_by, said_90k FROM audio_order WHERE camera = ? ORDER BY id')
  return id =>
    orders.all(id).map(row => ({
      recording: row.recording === 1,
      reason: String(row.reason),
      by: String(row.said_by),
      since_90k: wallTime90k(Number(row.said_90k)),
    }))
}

/** A camera as the recorder dials it: whole URLs and the credentials to answer a challenge with. */
export type CameraWithSecrets = CameraRow & {
  readonly username: string
  readonly password: string
  /** The vault's key does not open what is stored: the camera is tried without credentials, and somebody must be told. */
  readonly locked: boolean
}

export type CameraSecrets = { readonly list: () => readonly CameraWithSecrets[] }

/** A suspension whose time has come is told too: a recorder that was away in between has to know of it. */
export const createCameraSecrets = (db: DatabaseSync, vault: Vault): CameraSecrets => {
  const all = db.prepare(
    `SELECT ${columns}, sealed FROM ${rows} WHERE removed_90k IS NULL ORDER BY added_90k, camera.id`,
  )
  return { list: () => all.all(0).map(row => withSecrets(cameraOf(row), row.sealed, vault)) }
}

type Sealed = Pick<NewCamera, 'main_url' | 'sub_url' | 'username' | 'password'>

// URLs are sealed too: some makers want user and password inside the path or the query.
const sealedOf = ({ main_url, sub_url, username, password }: Sealed, id: CameraId, vault: Vault) => {
  const plain = username === '' && password === '' && withoutSecrets(main_url + sub_url) === main_url + sub_url
  if (plain) return null
  return vault.seal(JSON.stringify({ main_url, sub_url, username, password } satisfies Sealed), id)
}

const secretParts = ['main_url', 'sub_url', 'username', 'password'] as const

/** What is not named stays as it was. */
const changed = (before: CameraWithSecrets, wanted: CameraChange): CameraWithSecrets => {
  const named = Object.entries(wanted).filter(([, value]) => value !== undefined)
  return { ...before, ...Object.fromEntries(named) }
}

const withSecrets = (camera: CameraRow, sealed: unknown, vault: Vault): CameraWithSecrets => {
  if (!(sealed instanceof Uint8Array)) return { ...camera, username: '', password: '', locked: false }
  const opened = vault.open(sealed, camera.id)
  if (!opened.ok) return { ...camera, username: '', password: '', locked: true }
  return { ...camera, ...(JSON.parse(opened.value) as Sealed), locked: false }
}

const freeId = (name: string, taken: (id: CameraId) => boolean): CameraId => {
  const base = slug(name) || 'camera'
  for (let count = 1; ; count++) {
    const suffix = count === 1 ? '' : `-${count}`
    const id = knownCameraId(base.slice(0, 48 - suffix.length).replace(/-+$/, '') + suffix)
    if (!taken(id)) return id
  }
}

/** A way that a newer program knows and this one does not is tried as the plainest. */
const transportOf = (text: unknown): Transport => (text === 'udp' || text === 'http' || text === 'tls' ? text : 'tcp')

const cameraOf = (row: Row): CameraRow => ({
  id: knownCameraId(String(row.id)),
  name: String(row.name),
  place: String(row.place),
  main_url: String(row.main_url),
  sub_url: row.sub_url === null ? null : String(row.sub_url),
  transport: transportOf(row.transport),
  record_audio: row.record_audio === 1,
  audio:
    row.said_by === null
      ? null
      : {
          recording: row.audio_recording === 1,
          reason: String(row.audio_reason),
          by: String(row.said_by),
          since_90k: wallTime90k(Number(row.said_90k)),
        },
  has_credentials: row.has_sealed === 1,
  added_90k: wallTime90k(Number(row.added_90k)),
  suspended:
    row.reason === null
      ? null
      : {
          reason: String(row.reason),
          by: String(row.suspended_by),
          since_90k: wallTime90k(Number(row.since_90k)),
          until_90k: row.until_90k === null ? null : wallTime90k(Number(row.until_90k)),
        },
  hours:
    row.hours === null
      ? null
      : { text: String(row.hours), by: String(row.set_by), since_90k: wallTime90k(Number(row.set_90k)) },
})
