// Notice steps: to the notice that begins next, or began before, on any of some cameras; what it is, when, and on which camera is told.

import { useRef } from 'react'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Beside } from '#contract/notice.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { complaintText } from '#web/ui/complaint.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { noticeText } from './layers.ts'
import type { TimelineRow } from './rows.ts'

/** Playing on has taken the picture a little past the notice that was gone to. */
const PAST = 2 * TICKS_PER_SECOND
/** Who steps again so soon goes on from that notice, also where the picture hopped on because nothing was recorded there. */
const AGAIN_MS = 8000

export type NoticeSteps = {
  readonly after: () => void
  readonly before: () => void
}

export const useNoticeSteps = (
  rows: readonly TimelineRow[],
  position: () => WallTime90k,
  onGoTo: (at: WallTime90k) => void,
): NoticeSteps => {
  const say = useWords()
  const last = useRef<{ readonly at: number; readonly ms: number }>(undefined)
  const cameras = rows.map(({ camera }) => camera).join(',')
  const step = async (way: 'after' | 'before'): Promise<void> => {
    if (cameras === '') return
    try {
      const again = last.current !== undefined && performance.now() - last.current.ms < AGAIN_MS
      const here = way === 'after' ? position() : position() - PAST
      const at = Math.max(0, again ? last.current!.at : here)
      const { beside } = await ask<Beside>(paths.noticeBeside(cameras, at, way), {})
      if (beside === null) return void toast(say(way === 'after' ? 'no_next_notice' : 'no_notice_before'))
      last.current = { at: beside.notice.from_90k, ms: performance.now() }
      onGoTo(wallTime90k(beside.notice.from_90k))
      const name = rows.length > 1 ? rows.find(({ camera }) => camera === beside.camera)?.name : undefined
      toast([noticeText(beside.notice, say), ...(name === undefined ? [] : [name])].join(' · '))
    } catch (error) {
      toast(complaintText(error, say), { tone: 'bad' })
    }
  }
  return { after: () => void step('after'), before: () => void step('before') }
}
