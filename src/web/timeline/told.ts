// Told: what a timeline says of one instant of one camera, to the eye beside the pointer and to the ear of who cannot see it.

import type { CoverageSpan } from '#contract/recording.ts'
import { causeWord } from '#web/ui/cause-words.ts'
import { recoveredText } from '#web/ui/source-words.ts'
import type { Say } from '#web/words/language.ts'
import type { Piece } from './pieces.ts'

export type Told = {
  readonly tone: 'calm' | 'quiet' | 'bad' | 'later'
  readonly text: string
  /** Missing, exactly known: somebody may say why. */
  readonly gap: CoverageSpan | undefined
}

export const pieceTold = (piece: Piece | undefined, say: Say): Told => {
  if (piece === undefined) return { tone: 'quiet', text: say('nothing_known'), gap: undefined }
  const { recorded, recovered, planned, missing, cause, span } = piece
  const why = say(causeWord(span ?? { cause }))
  const sum = recorded + recovered + planned + missing
  if (missing > 0) {
    const percent = Math.max(1, Math.round((100 * missing) / sum))
    const what = missing === sum ? say('missing') : say('missing_part', { percent })
    return { tone: 'bad', text: `${what}: ${why}`, gap: span }
  }
  if (planned > recorded + recovered)
    return { tone: 'quiet', text: span === undefined ? say('not_to_record') : why, gap: span }
  if (recovered > recorded) {
    const origin = span?.recovered ?? null
    return { tone: 'later', text: origin === null ? say('recovered') : recoveredText(origin, say), gap: undefined }
  }
  return { tone: 'calm', text: say('recorded'), gap: undefined }
}
