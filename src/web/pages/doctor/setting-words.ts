// Setting words: what a setting that was changed on a camera is called; its code where there is no word for it.

import type { AppliedFix } from '#contract/doctor.ts'
import type { Say, WordKey } from '#web/words/language.ts'

const names: Readonly<Record<string, WordKey>> = {
  gop_frames: 'setting_gop_frames',
  gop_ms: 'setting_gop_ms',
  smart_codec: 'setting_smart_codec',
  codec: 'setting_codec',
  offset_ms: 'setting_offset_ms',
  set_by: 'setting_set_by',
}

/** Each setting with what it was and what it is. */
export const changedSettings = ({ before, after }: Pick<AppliedFix, 'before' | 'after'>, say: Say): readonly string[] =>
  Object.entries(after).map(([code, value]) => {
    const [, stream, name = code] = /^(main|sub)_(.*)$/.exec(code) ?? []
    const known = names[name]
    const called = known === undefined ? name : say(known)
    const of = stream === undefined ? '' : `${say(stream === 'main' ? 'main_stream' : 'sub_stream')}, `
    return `${of}${called}: ${before[code] ?? '?'} → ${value}`
  })
