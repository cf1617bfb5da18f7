// matthan map: layers of the map, and whether the station may fetch OpenStreetMap.

import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import { MOST_GEOJSON_BYTES } from '#community/planning/geojson.ts'
import { type MapLayer, type MapShown, mapLayerKindShape, type RemovedMapLayer } from '#contract/map.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Both, type Command, dataFolder, printJson, stationOptions, textOf } from '#programs/command.ts'
import { both, sizeText, table } from '#programs/words.ts'

const kinds: Readonly<Record<MapLayer['kind'], Both>> = {
  roads: { vi: 'đường', en: 'roads' },
  boundaries: { vi: 'địa giới', en: 'boundaries' },
  hamlets: { vi: 'thôn', en: 'hamlets' },
  water: { vi: 'sông, hồ', en: 'water' },
  places: { vi: 'địa điểm', en: 'places' },
  other: { vi: 'khác', en: 'other' },
}

export const mapImport: Command = {
  name: 'map import',
  does: {
    vi: 'Thêm một lớp bản đồ từ tệp GeoJSON (WGS 84, tối đa 5 MB).',
    en: 'Adds a layer to the map from a GeoJSON file (WGS 84, 5 MB at most).',
  },
  operands: ['FILE'],
  options: {
    name: { type: 'string', value: 'NAME', vi: 'tên lớp, mặc định là tên tệp', en: 'its name; the file’s by default' },
    kind: {
      type: 'string',
      value: 'KIND',
      choices: mapLayerKindShape.options,
      vi: `loại: ${mapLayerKindShape.options.join(' ')}`,
      en: 'how it is drawn; roads by default',
    },
    source: { type: 'string', value: 'TEXT', vi: 'lấy từ đâu', en: 'where it comes from' },
    ...stationOptions,
  },
  examples: ['matthan map import duong-xa.geojson --kind roads --source "Địa chính xã, 2026"'],
  run: async (values, [file = '']) => {
    const body = {
      name: textOf(values, 'name') ?? basename(file, extname(file)),
      kind: textOf(values, 'kind') ?? 'roads',
      source: textOf(values, 'source') ?? '',
      geojson: await geojsonIn(file),
    }
    const layer = await askStation<MapLayer>(dataFolder(values), 'POST', '/api/map/layers', { body })
    if (values.json === true) return printJson(layer)
    process.stdout.write(`Đã thêm lớp "${layer.name}", mã ${layer.id}: ${layer.features} đối tượng.\n(Layer added.)\n`)
  },
}

export const mapListed: Command = {
  name: 'map list',
  does: { vi: 'Liệt kê các lớp và bản đồ nền.', en: 'Lists the layers and base maps.' },
  options: stationOptions,
  run: async values => {
    const map = await askStation<MapShown>(dataFolder(values), 'GET', '/api/map')
    if (values.json === true) return printJson(map)
    const rows = map.layers.map(({ id, name, kind, features, bytes, changed_by, changed_90k, source }) => [
      ...[id, name, both(kinds[kind]), String(features), sizeText(bytes)],
      ...[`${changed_by}, ${localText(wallTime90k(changed_90k))}`, source],
    ])
    if (rows.length === 0) process.stdout.write('Bản đồ chưa có lớp nào. (The map has no layers yet.)\n')
    else process.stdout.write(table([['MÃ', 'TÊN', 'LOẠI', 'SỐ', 'CỠ', 'SỬA LẦN CUỐI', 'NGUỒN'], ...rows]))
    const bases = map.bases.map(({ file, bytes }) => `${file} (${sizeText(bytes)})`).join(', ')
    process.stdout.write(`Bản đồ nền (base maps): ${bases || 'chưa có (none)'}\n`)
    process.stdout.write(`OpenStreetMap: ${map.openstreetmap ? 'được phép (allowed)' : 'không (not allowed)'}\n`)
  },
}

export const mapRemove: Command = {
  name: 'map remove',
  does: {
    vi: 'Xóa một lớp bản đồ; hoàn tác được trong 10 phút.',
    en: 'Removes a layer; can be undone for 10 minutes.',
  },
  operands: ['ID'],
  options: {
    undo: { type: 'boolean', vi: 'hoàn tác: lấy lại lớp vừa xóa', en: 'undo: bring it back' },
    ...stationOptions,
  },
  run: async (values, [id = '']) => {
    const [data, path] = [dataFolder(values), `/api/map/layers/${encodeURIComponent(id)}`]
    if (values.undo === true) {
      const layer = await askStation<MapLayer>(data, 'POST', `${path}/restoration`)
      return values.json === true ? printJson(layer) : say(`Đã lấy lại "${layer.name}". (Restored.)`)
    }
    const removed = await askStation<RemovedMapLayer>(data, 'DELETE', path)
    if (values.json === true) return printJson(removed)
    const until = localText(wallTime90k(removed.restorable_until_90k))
    say(`Đã xóa "${removed.layer.name}". Lấy lại được đến ${until}: matthan map remove ${id} --undo`)
    say('(Removed; can be undone until then.)')
  },
}

export const mapOpenStreetMap: Command = {
  name: 'map openstreetmap',
  does: {
    vi: 'Cho phép hoặc không cho trạm lấy bản đồ từ openstreetmap.org. Mặc định là không: trạm không gọi ra Internet.',
    en: 'Lets the station fetch maps from openstreetmap.org, or not. Not by default: then it calls nobody on the Internet.',
  },
  options: {
    on: { type: 'boolean', vi: 'cho phép', en: 'allow it' },
    off: { type: 'boolean', vi: 'không cho', en: 'forbid it' },
    ...stationOptions,
  },
  run: async values => {
    const openstreetmap = values.on === true
    if (openstreetmap === (values.off === true)) throw new Problem('bad_command', { options: '--on | --off' })
    const map = await askStation<MapShown>(dataFolder(values), 'PUT', '/api/map/settings', { body: { openstreetmap } })
    if (values.json === true) return printJson(map)
    say(`OpenStreetMap: ${map.openstreetmap ? 'được phép (allowed)' : 'không (not allowed)'}`)
  },
}

/** Throws `bad_command`, `geojson_too_large`, `not_geojson`. */
const geojsonIn = async (file: string): Promise<unknown> => {
  const text = await readBounded(file)
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new Problem('not_geojson', { file }, { cause })
  }
}

const readBounded = async (file: string): Promise<string> => {
  const size = await stat(file).then(
    ({ size }) => size,
    cause => {
      throw new Problem('bad_command', { unreadable: file.slice(0, 100) }, { cause })
    },
  )
  if (size > 2 * MOST_GEOJSON_BYTES) throw new Problem('geojson_too_large', { file })
  return readFile(file, 'utf8')
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
