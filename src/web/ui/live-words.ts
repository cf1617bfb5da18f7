// Live words: what a neighbour is told of a live picture. Every state has a sentence; none is blank.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Camera, StreamReason } from '#contract/camera.ts'
import { personName } from '#web/people.ts'
import type { LiveState } from '#web/player/live-state.ts'
import type { Say, WordKey } from '#web/words/language.ts'
import { sinceText } from '#web/words/time.ts'

export const reasonWords: Record<StreamReason, WordKey> = {
  unreachable: 'reason_unreachable',
  connection_lost: 'reason_connection_lost',
  auth_failed: 'reason_auth_failed',
  not_found: 'reason_not_found',
  refused: 'reason_refused',
  silent: 'reason_silent',
  rubbish: 'reason_rubbish',
  unsupported_stream: 'reason_unsupported_stream',
  no_keyframe: 'reason_no_keyframe',
  encrypted: 'reason_encrypted',
  certificate_changed: 'reason_certificate_changed',
  forbidden_address: 'reason_forbidden_address',
  bad_address: 'reason_bad_address',
  suspended: 'reason_suspended',
}

/** What a person can do; nothing where the camera comes back by itself. */
const remedyWords: Partial<Record<StreamReason, WordKey>> = {
  auth_failed: 'remedy_auth_failed',
  not_found: 'remedy_not_found',
  refused: 'remedy_refused',
  unsupported_stream: 'remedy_unsupported_stream',
  encrypted: 'remedy_encrypted',
  certificate_changed: 'remedy_certificate_changed',
  forbidden_address: 'remedy_forbidden_address',
  bad_address: 'remedy_bad_address',
}

export type LiveTold = { readonly title: string; readonly detail: string; readonly tone: 'calm' | 'warn' | 'bad' }

/** The title changes with the state, the detail with the seconds; undefined while the picture speaks for itself. */
export const liveTold = (
  state: LiveState,
  now: WallTime90k,
  say: Say,
  suspended: Camera['suspended'] = null,
): LiveTold | undefined => {
  if (state.kind === 'waiting' && state.reason === 'suspended') return suspensionTold(suspended, now, say)
  switch (state.kind) {
    case 'playing':
      return undefined
    case 'connecting':
      return { title: say('connecting'), detail: since(state.since, now, say), tone: 'calm' }
    case 'waiting':
      return {
        title: say(state.reason === null ? 'waiting_for_camera' : reasonWords[state.reason]),
        detail: [remedyText(state.reason, say), since(state.since, now, say), retry(state.retry_at, now, say)]
          .filter(Boolean)
          .join(' · '),
        tone: 'bad',
      }
    case 'stalled':
      return { title: say('stalled'), detail: since(state.since, now, say), tone: 'warn' }
    case 'lost':
      return { title: say('picture_lost'), detail: since(state.since, now, say), tone: 'warn' }
    case 'offline':
      return {
        title: say('line_lost'),
        detail: `${since(state.since, now, say)} · ${say('trying_again')}`,
        tone: 'warn',
      }
    case 'unsupported':
      return {
        title: say('browser_cannot_play', { codec: codecName(state.codec) }),
        detail: say('still_recorded'),
        tone: 'warn',
      }
    case 'refused':
      if (state.code === 'transcoding_busy')
        return { title: say('transcoding_busy'), detail: say('transcoding_busy_detail'), tone: 'warn' }
      if (state.code === 'transcoding_missing')
        return { title: say('transcoding_missing'), detail: say('still_recorded'), tone: 'warn' }
      if (state.code === 'masking_busy')
        return { title: say('masking_busy'), detail: say('masking_busy_detail'), tone: 'warn' }
      if (state.code === 'masking_missing')
        return { title: say('masking_missing'), detail: say('masking_missing_detail'), tone: 'warn' }
      if (state.code === 'not_shared')
        return { title: say('not_shared_now'), detail: say('not_shared_detail'), tone: 'calm' }
      return { title: say('watch_refused'), detail: state.code, tone: 'bad' }
  }
}

/** Somebody's wish and no trouble: why, who, until when. */
const suspensionTold = (suspended: Camera['suspended'], now: WallTime90k, say: Say): LiveTold => {
  if (suspended === null) return { title: say('reason_suspended'), detail: '', tone: 'calm' }
  const { reason, by, until_90k } = suspended
  const ends =
    until_90k === null
      ? say('suspended_open')
      : say('suspended_until', { until: sinceText(wallTime90k(until_90k), now) })
  return {
    title: say('suspended_for_reason', { reason }),
    detail: `${say('ordered_by', { by: personName(by) })} · ${ends}`,
    tone: 'calm',
  }
}

/** What to do about a stream that does not come; empty where nothing can be done. */
export const remedyText = (reason: StreamReason | null, say: Say): string => {
  const word = reason === null ? undefined : remedyWords[reason]
  return word === undefined ? '' : say(word)
}

/** `H.265` and `H.264` as people call them; other codecs by their code. */
export const codecName = (mime: string): string =>
  /hvc1|hev1/.test(mime) ? 'H.265' : /avc[13]/.test(mime) ? 'H.264' : mime

const since = (at: WallTime90k, now: WallTime90k, say: Say): string => say('since', { since: sinceText(at, now) })

const retry = (at: WallTime90k | null, now: WallTime90k, say: Say): string => {
  if (at === null) return ''
  const seconds = Math.ceil((at - now) / TICKS_PER_SECOND)
  return seconds > 0 ? say('try_again_in', { seconds }) : say('trying_again')
}
