// matthan camera ptz: turns a camera's head for a moment, to a preset or home; keeps and removes presets.

import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '#base/problems.ts'
import { MOST_KEEP_ALIVE_MS, type Ptz, type PtzPresetShown } from '#contract/ptz.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, printJson, stationOptions, textOf, type Values, wholeOf } from '#programs/command.ts'

const ways = {
  right: { pan: 1 },
  left: { pan: -1 },
  up: { tilt: 1 },
  down: { tilt: -1 },
  in: { zoom: 1 },
  out: { zoom: -1 },
} as const

export const cameraPtz: Command = {
  name: 'camera ptz',
  does: {
    vi: 'Quay một camera: --move trong chốc lát, --goto vị trí đặt sẵn, --home; không chọn gì thì hiện đang nhìn đâu.',
    en: 'Steers a camera: --move for a moment, --goto a preset, --home; without any of them shows where it looks.',
  },
  operands: ['CAMERA'],
  options: {
    move: { type: 'string', value: 'WAY', choices: Object.keys(ways), vi: 'quay về phía này', en: 'turn this way' },
    for: {
      type: 'string',
      value: 'MS',
      whole: { least: 100, most: 10_000 },
      vi: 'quay bao lâu, mili giây; mặc định 500',
      en: 'for how long, milliseconds; 500 when left out',
    },
    goto: { type: 'string', value: 'PRESET', vi: 'tới vị trí đặt sẵn này', en: 'go to this preset' },
    home: { type: 'boolean', vi: 'về vị trí gốc', en: 'go home' },
    keep: {
      type: 'string',
      value: 'NAME',
      vi: 'giữ chỗ đang nhìn thành vị trí đặt sẵn',
      en: 'keep where it looks as a preset',
    },
    forget: { type: 'string', value: 'PRESET', vi: 'bỏ vị trí đặt sẵn này', en: 'remove this preset' },
    ...stationOptions,
  },
  examples: ['matthan camera ptz cong-chinh --move left --for 800', 'matthan camera ptz cong-chinh --goto 1'],
  run: async (values, [camera = '']) => {
    const data = dataFolder(values)
    const path = `/api/cameras/${encodeURIComponent(camera)}/ptz`
    const asked = ['move', 'goto', 'home', 'keep', 'forget'].filter(
      name => values[name] !== undefined && values[name] !== false,
    )
    if (asked.length > 1) throw new Problem('bad_command', { command: 'camera ptz', options: asked.join(' ') })
    await act(data, path, values)
    const ptz = await askStation<Ptz>(data, 'GET', path)
    if (values.json === true) printJson(ptz)
    else process.stdout.write(ptzText(ptz))
  },
}

const act = async (data: string, path: string, values: Values): Promise<void> => {
  const way = textOf(values, 'move')
  const preset = textOf(values, 'goto')
  const name = textOf(values, 'keep')
  const forgotten = textOf(values, 'forget')
  if (way !== undefined) await move(data, path, ways[way as keyof typeof ways], wholeOf(values, 'for') ?? 500)
  if (preset !== undefined) await askStation(data, 'POST', `${path}/presets/${encodeURIComponent(preset)}/goto`)
  if (values.home === true) await askStation(data, 'POST', `${path}/home`)
  if (name !== undefined) await askStation<PtzPresetShown>(data, 'POST', `${path}/presets`, { body: { name } })
  if (forgotten !== undefined) await askStation(data, 'DELETE', `${path}/presets/${encodeURIComponent(forgotten)}`)
}

/** Says again in time that it shall go on, and stops it in the end. */
const move = async (data: string, path: string, speed: object, for_ms: number): Promise<void> => {
  const until_ms = performance.now() + for_ms
  for (let left = for_ms; left > 0; left = until_ms - performance.now()) {
    await askStation(data, 'POST', `${path}/move`, { body: { ...speed, for_ms: MOST_KEEP_ALIVE_MS } })
    await pause(Math.max(0, Math.min(until_ms - performance.now(), MOST_KEEP_ALIVE_MS / 2)))
  }
  await askStation(data, 'POST', `${path}/stop`)
}

const ptzText = ({ can, why_not, position, presets }: Ptz): string => {
  if (can === null) return `không quay được (cannot be steered): ${why_not}\n`
  const at = position === null ? '?' : `${position.pan} · ${position.tilt} · ${position.zoom}`
  const lines = presets.map(({ token, name }) => `  ${token}  ${name}`)
  return `đang nhìn (looks at): ${at}\n${['vị trí đặt sẵn (presets):', ...lines].join('\n')}\n`
}
