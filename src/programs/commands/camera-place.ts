// matthan camera place: where a camera stands, and what it looks at from there.

import { Problem } from '#base/problems.ts'
import { type PlacedSite, type SetSite, type Site, type SiteList, siteKindShape } from '#contract/site.ts'
import { askStation } from '#programs/ask-station.ts'
import {
  type Command,
  dataFolder,
  neededText,
  printJson,
  stationOptions,
  textOf,
  type Values,
} from '#programs/command.ts'

const text = { type: 'string' } as const

export const cameraPlace: Command = {
  name: 'camera place',
  does: {
    vi: 'Đặt một camera lên bản đồ: vị trí, hướng nhìn, góc quan sát, tầm nhìn. Điều không nêu thì giữ nguyên.',
    en: 'Places a camera on the map: where it stands, where it looks, how wide and how far. What is not named stays.',
  },
  options: {
    camera: { ...text, value: 'CAMERA', needed: true, vi: 'mã camera', en: 'the camera’s id' },
    at: {
      ...text,
      value: 'LAT,LON',
      vi: 'vĩ độ,kinh độ (WGS 84), như 20.6012,106.3051',
      en: 'latitude,longitude in WGS 84',
    },
    direction: { ...text, value: 'DEG', vi: 'hướng nhìn: 0 bắc, 90 đông', en: 'where it looks: 0 north, 90 east' },
    fov: { ...text, value: 'DEG', vi: 'góc quan sát, độ', en: 'how wide it sees' },
    range: { ...text, value: 'M', vi: 'tầm nhìn, mét', en: 'how far it sees' },
    height: { ...text, value: 'M', vi: 'độ cao lắp, mét', en: 'how high it hangs' },
    hamlet: { ...text, value: 'NAME', vi: 'thôn, xóm', en: 'hamlet' },
    road: { ...text, value: 'NAME', vi: 'đường, ngõ', en: 'road or alley' },
    kind: {
      ...text,
      value: 'KIND',
      choices: siteKindShape.options,
      vi: `loại vị trí: ${siteKindShape.options.join(' ')}`,
      en: 'what kind of place',
    },
    remove: { type: 'boolean', vi: 'bỏ khỏi bản đồ', en: 'take it off the map' },
    ...stationOptions,
  },
  examples: ['matthan camera place --camera cong-chinh --at 20.6012,106.3051 --direction 90 --fov 84 --range 30'],
  run: async values => {
    const [data, camera] = [dataFolder(values), neededText(values, 'camera')]
    const path = `/api/cameras/${encodeURIComponent(camera)}/site`
    if (values.remove === true) {
      const away = await askStation<PlacedSite>(data, 'DELETE', path)
      return values.json === true ? printJson(away) : say(`Đã bỏ ${camera} khỏi bản đồ. (Taken off the map.)`)
    }
    const { sites } = await askStation<SiteList>(data, 'GET', '/api/sites')
    const body = siteFrom(
      values,
      sites.find(site => site.camera === camera),
    )
    const placed = await askStation<PlacedSite>(data, 'PUT', path, { body })
    return values.json === true ? printJson(placed) : say(`Đã đặt ${camera} lên bản đồ. (Placed.)`)
  },
}

const siteFrom = (values: Values, before: Site | undefined): SetSite => {
  const {
    camera: _,
    placed_by: _by,
    placed_90k: _at,
    ...stands
  } = before ?? { camera: '', placed_by: '', placed_90k: 0 }
  const given = {
    ...spotFrom(textOf(values, 'at')),
    direction_deg: numberFrom(values, 'direction'),
    field_of_view_deg: numberFrom(values, 'fov'),
    range_m: numberFrom(values, 'range'),
    height_m: numberFrom(values, 'height'),
    hamlet: textOf(values, 'hamlet'),
    road: textOf(values, 'road'),
    kind: textOf(values, 'kind'),
  }
  const named = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const site = { ...stands, ...named }
  if (!('latitude' in site)) throw new Problem('bad_command', { missing: '--at' })
  return site as SetSite
}

const spotFrom = (at: string | undefined): Partial<Pick<SetSite, 'latitude' | 'longitude'>> => {
  if (at === undefined) return {}
  const [, latitude, longitude] = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(at) ?? []
  if (latitude === undefined) throw new Problem('bad_command', { option: '--at', example: '20.6012,106.3051' })
  return { latitude: Number(latitude), longitude: Number(longitude) }
}

const numberFrom = (values: Values, name: string): number | undefined => {
  const given = textOf(values, name)
  if (given === undefined) return undefined
  const number = Number(given.replace(',', '.'))
  if (!Number.isFinite(number)) throw new Problem('bad_command', { option: `--${name}`, example: '90' })
  return number
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
