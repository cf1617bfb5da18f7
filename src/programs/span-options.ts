// The options of commands about one span of one camera, and how they are read.

import { Problem } from '#base/problems.ts'
import { type WallTime90k, wallFromUnixMillis } from '#base/units.ts'
import { parseWhen } from '#base/when.ts'
import type { SpanQuery } from '#contract/recording.ts'
import { neededText, type Options, textOf, type Values } from './command.ts'

export const spanOptions = {
  camera: {
    type: 'string',
    value: 'CAMERA',
    needed: true,
    vi: 'mã camera, như cong-chinh',
    en: 'the camera’s id, such as cong-chinh',
  },
  from: {
    type: 'string',
    value: 'T',
    needed: true,
    vi: 'từ lúc: "22:15", "22h15 hôm qua", -10m',
    en: 'from: "22:15", "yesterday 22:15", -10m, ISO 8601',
  },
  to: { type: 'string', value: 'T', needed: true, vi: 'đến lúc; "now" là bây giờ', en: 'until; "now" is now' },
  stream: { type: 'string', value: 'main|sub', vi: 'luồng chính (main) hay phụ (sub)', en: 'main or sub stream' },
} as const satisfies Options

export type AskedSpan = { readonly camera: string; readonly query: SpanQuery }

/** Throws `bad_time` and `bad_command`, naming the option. */
export const readSpan = (values: Values): AskedSpan => {
  const now = wallFromUnixMillis(Date.now())
  const stream = textOf(values, 'stream') ?? 'main'
  if (stream !== 'main' && stream !== 'sub')
    throw new Problem('bad_command', { option: '--stream', choices: 'main sub' })
  const [from_90k, to_90k] = [instant(values, 'from', now), instant(values, 'to', now)]
  if (from_90k >= to_90k) throw new Problem('bad_time', { option: '--to', reason: 'not_after_from' })
  return { camera: neededText(values, 'camera'), query: { from_90k, to_90k, stream } }
}

const instant = (values: Values, name: 'from' | 'to', now: WallTime90k): WallTime90k => {
  const when = parseWhen(neededText(values, name), now)
  if (!when.ok) throw new Problem('bad_time', { option: `--${name}` })
  return when.value
}
