// The map book in station.sqlite. What is drawn is kept compressed: the database goes into every backup.

import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { gzipSync } from 'node:zlib'
import type { Clock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, wallPlus, wallTime90k } from '#base/units.ts'
import type { DrawnLayer } from '#community/planning/geojson.ts'
import type { LayerRow, MapBook } from '#community/planning/map-book.ts'
import type { MapBounds, MapLayerKind } from '#contract/map.ts'
import { inTransaction } from './sqlite/open.ts'

/** How long a removal can be undone. */
const UNDO = spanFromMillis(10 * 60_000)
const MOST_LAYERS = 30
const columns = 'id, name, kind, source, made_up, features, bytes, bounds, revision, changed_by, changed_90k'

export const createMapBook = (db: DatabaseSync, clock: Clock): MapBook => {
  const all = db.prepare(`SELECT ${columns} FROM map_layer WHERE removed_90k IS NULL ORDER BY made_90k, rowid`)
  const one = db.prepare(`SELECT ${columns} FROM map_layer WHERE id = ? AND removed_90k IS NULL`)
  const drawn = db.prepare('SELECT drawn FROM map_layer WHERE id = ? AND removed_90k IS NULL')
  const count = db.prepare('SELECT count(*) AS n FROM map_layer WHERE removed_90k IS NULL')
  const add = db.prepare(
    `INSERT INTO map_layer (features, bytes, bounds, drawn, id, name, kind, source, made_up, revision, made_90k, changed_by,
       changed_90k) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)`,
  )
  const change = db.prepare(
    'UPDATE map_layer SET name = ?, kind = ?, source = ?, revision = revision + 1, changed_by = ?, changed_90k = ? WHERE id = ?',
  )
  const redraw = db.prepare('UPDATE map_layer SET features = ?, bytes = ?, bounds = ?, drawn = ? WHERE id = ?')
  const remove = db.prepare('UPDATE map_layer SET removed_by = ?, removed_90k = ? WHERE id = ?')
  const restore = db.prepare(
    'UPDATE map_layer SET removed_by = NULL, removed_90k = NULL WHERE id = ? AND removed_90k > ?',
  )
  const purge = db.prepare('DELETE FROM map_layer WHERE removed_90k <= ?')
  const settings = db.prepare('SELECT openstreetmap FROM map_settings')
  const set = db.prepare('INSERT OR REPLACE INTO map_settings (id, openstreetmap, set_by, set_90k) VALUES (1, ?, ?, ?)')
  const layer = (id: string) => {
    const row = one.get(id)
    return row && layerOf(row)
  }
  const must = (id: string): LayerRow => {
    const found = layer(id)
    if (found === undefined) throw new Problem('no_such_map_layer', { layer: id })
    return found
  }
  return {
    layers: () => all.all().map(layerOf),
    layer,
    drawn: id => {
      const found = drawn.get(id)?.drawn
      return found instanceof Uint8Array ? Buffer.from(found.buffer, found.byteOffset, found.byteLength) : undefined
    },
    openstreetmap: () => settings.get()?.openstreetmap === 1,
    allowOpenStreetMap: (allowed, by) => void set.run(allowed ? 1 : 0, by, clock.wall()),
    add: ({ name, kind, source, made_up }, given, by) => {
      const picture = pictureOf(given)
      return inTransaction(db, () => {
        if (Number(count.get()?.n) >= MOST_LAYERS) throw new Problem('too_many_map_layers', { most: MOST_LAYERS })
        const [id, now] = [`lop-${randomBytes(4).toString('hex')}`, clock.wall()]
        add.run(...picture, id, name.normalize('NFC'), kind, source.normalize('NFC'), made_up ? 1 : 0, now, by, now)
        return must(id)
      })
    },
    change: (id, wanted, given, revision, by) => {
      const picture = given && pictureOf(given)
      return inTransaction(db, () => {
        const { changed, ...stands } = must(id)
        if (stands.revision !== revision)
          throw new Problem('map_layer_changed', { layer: id, revision: stands.revision, by: changed.by })
        const { name = stands.name, kind = stands.kind, source = stands.source } = wanted
        change.run(name.normalize('NFC'), kind, source.normalize('NFC'), by, clock.wall(), id)
        if (picture !== undefined) redraw.run(...picture, id)
        return must(id)
      })
    },
    remove: (id, by) =>
      inTransaction(db, () => {
        const now = clock.wall()
        purge.run(now - UNDO)
        const found = must(id)
        remove.run(by, now, id)
        return { layer: found, until: wallPlus(now, UNDO) }
      }),
    restore: id => {
      if (restore.run(id, clock.wall() - UNDO).changes === 0) throw new Problem('no_such_map_layer', { layer: id })
      return must(id)
    },
  }
}

const pictureOf = ({ text, features, bounds }: DrawnLayer) =>
  [features, Buffer.byteLength(text), bounds === undefined ? null : JSON.stringify(bounds), gzipSync(text)] as const

const layerOf = (row: Readonly<Record<string, unknown>>): LayerRow => ({
  id: String(row.id),
  name: String(row.name),
  kind: row.kind as MapLayerKind,
  source: String(row.source),
  made_up: row.made_up === 1,
  features: Number(row.features),
  bytes: Number(row.bytes),
  bounds: row.bounds === null ? undefined : (JSON.parse(String(row.bounds)) as MapBounds),
  revision: Number(row.revision),
  changed: { by: String(row.changed_by), at: wallTime90k(Number(row.changed_90k)) },
})
