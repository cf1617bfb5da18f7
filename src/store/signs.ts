// The book of signs in station.sqlite: every word, and of each camera the newest photos, so that the backup of the station has them and stays small.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { wallTime90k } from '#base/units.ts'
import type { SignBook, SignPhoto, SignSaid } from '#community/rights/sign-book.ts'
import type { SignWord } from '#contract/sign.ts'
import { inTransaction } from './sqlite/open.ts'

const PHOTOS_KEPT = 3

export const createSignBook = (db: DatabaseSync, clock: Clock): SignBook => {
  const last = db.prepare(
    `SELECT camera, word, note, by, at_90k, (SELECT max(word) FROM sign_photo WHERE sign_photo.camera = said.camera) AS photo
     FROM sign_word said WHERE id = (SELECT max(id) FROM sign_word WHERE camera = said.camera) ORDER BY camera`,
  )
  const add = db.prepare('INSERT INTO sign_word (camera, word, note, by, at_90k) VALUES (?, ?, ?, ?, ?)')
  const addPhoto = db.prepare('INSERT INTO sign_photo (word, camera, type, bytes) VALUES (?, ?, ?, ?)')
  const dropOld = db.prepare(
    `DELETE FROM sign_photo WHERE camera = ?1 AND word NOT IN
       (SELECT word FROM sign_photo WHERE camera = ?1 ORDER BY word DESC LIMIT ${PHOTOS_KEPT})`,
  )
  const photo = db.prepare('SELECT type, bytes FROM sign_photo WHERE camera = ? ORDER BY word DESC LIMIT 1')
  return {
    last: () => last.all().map(saidOf),
    say: ({ camera, word, note, by }, picture) =>
      inTransaction(db, () => {
        const { lastInsertRowid } = add.run(camera, word, note.normalize('NFC'), by, clock.wall())
        if (picture === undefined) return
        addPhoto.run(lastInsertRowid, camera, picture.type, picture.bytes)
        dropOld.run(camera)
      }),
    photo: camera => {
      const row = photo.get(camera)
      if (row === undefined) return undefined
      return { type: row.type as SignPhoto['type'], bytes: Buffer.from(row.bytes as Uint8Array) }
    },
  }
}

const saidOf = (row: Readonly<Record<string, unknown>>): SignSaid => ({
  camera: knownCameraId(String(row.camera)),
  word: row.word as SignWord,
  note: String(row.note),
  photo: row.photo === null ? null : Number(row.photo),
  by: String(row.by),
  at: wallTime90k(Number(row.at_90k)),
})
