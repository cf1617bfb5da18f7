// Base maps: PMTiles files (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md) that the operator put into the folder `map` of
// the data folder. The page reads ranges of them; nothing is unpacked here.

import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { wallFromUnixMillis } from '#base/units.ts'
import type { MapShown } from '#contract/map.ts'
import type { Body } from '#http/routes/recordings/send-extents.ts'

const MOST_BASES = 20
const fileName = /^[a-z0-9][a-z0-9._-]{0,80}\.pmtiles$/i
const MAGIC = Buffer.from('PMTiles\u0003', 'latin1')

/** Those that are PMTiles of version 3, by name; other files are passed over. */
export const listBases = async (folder: string): Promise<MapShown['bases']> => {
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(
    names
      .filter(name => fileName.test(name))
      .toSorted()
      .slice(0, MOST_BASES)
      .map(file => baseOf(folder, file)),
  )
  return found.flatMap(base => (base === undefined ? [] : [base]))
}

/** What is sent of a base map; undefined where there is none of this name. */
export const baseBody = async (folder: string, name: string): Promise<Body | undefined> => {
  const base = fileName.test(name) ? await baseOf(folder, name) : undefined
  if (base === undefined) return undefined
  const extents = [{ kind: 'file', file: join(folder, name), at: 0, length: base.bytes }] as const
  // Another file may be put in its place; what a page has read of the one must not be joined with the other.
  return { type: 'application/vnd.pmtiles', extents, version: String(base.changed_90k) }
}

const baseOf = async (folder: string, file: string): Promise<MapShown['bases'][number] | undefined> => {
  const path = join(folder, file)
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile() || !(await beginsAsPmtiles(path))) return undefined
  return { file, bytes: found.size, changed_90k: wallFromUnixMillis(Math.floor(found.mtimeMs)) }
}

const beginsAsPmtiles = async (path: string): Promise<boolean> => {
  const handle = await open(path).catch(() => undefined)
  if (handle === undefined) return false
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0)
    return bytesRead === MAGIC.length && buffer.equals(MAGIC)
  } catch {
    return false // A file that cannot be read is no base map.
  } finally {
    await handle.close()
  }
}
