// Source words: where recovered footage came from, in a neighbour's words.

import { wallTime90k } from '#base/units.ts'
import type { CoverageSpan } from '#contract/recording.ts'
import type { Say, WordKey } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'

type Recovered = NonNullable<CoverageSpan['recovered']>

const sourceWords: Readonly<Record<Recovered['source'], WordKey>> = {
  nvr: 'source_nvr',
  sd_card: 'source_sd_card',
  device: 'source_device',
  profile_g: 'source_profile_g',
  box: 'source_box',
  file: 'source_file',
}

/** `bù lại từ đầu ghi 192.168.1.20, lấy về 22/11/2026 08:15, giờ lệch 1,2 giây`. */
export const recoveredText = ({ source, from, fetched_90k, clock_offset_ms }: Recovered, say: Say): string => {
  const fetched = dateTimeText(wallTime90k(fetched_90k))
  const told = say('recovered_from', { source: say(sourceWords[source]), from, fetched })
  if (clock_offset_ms === null) return `${told} · ${say('source_clock_unknown')}`
  return `${told} · ${say('source_clock_offset', { seconds: (clock_offset_ms / 1000).toFixed(1) })}`
}
