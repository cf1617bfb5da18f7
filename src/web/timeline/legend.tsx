// Legend: what the colours, patterns and shapes of a timeline mean.

import type { ReactNode } from 'react'
import type { NoticeKind } from '#contract/notice.ts'
import { noticeWords } from '#web/ui/notice-words.ts'
import { useWords, type WordKey } from '#web/words/language.ts'
import { glyphOf, glyphs, noticeColours } from './notice-glyphs.ts'

const looks: readonly { readonly word: WordKey; readonly drawing: ReactNode }[] = [
  { word: 'recorded', drawing: <rect width={18} height={12} className="fill-accent/70" /> },
  {
    word: 'recovered',
    drawing: (
      <>
        <rect width={18} height={12} className="fill-later" />
        {[3, 9, 15].map(x => (
          <circle key={x} cx={x} cy={6} r={1.4} className="fill-night" />
        ))}
      </>
    ),
  },
  {
    word: 'missing',
    drawing: (
      <>
        <rect width={18} height={12} className="fill-night" />
        <path d="M-4 12L8 0M4 12L16 0M12 12L24 0" className="stroke-bad" strokeWidth={2.4} />
      </>
    ),
  },
  {
    word: 'not_to_record',
    drawing: (
      <>
        <rect width={18} height={12} className="fill-night" />
        <path d="M-4 0L8 12M4 0L16 12M12 0L24 12" className="stroke-quiet" strokeWidth={1.4} />
      </>
    ),
  },
]

/** Whole class names, so that they are found where styles are gathered. */
const fills: Record<(typeof noticeColours)[NoticeKind], string> = {
  warn: 'fill-warn',
  bad: 'fill-bad',
  later: 'fill-later',
  quiet: 'fill-quiet',
  ink: 'fill-ink',
}

/** `kinds`: of notices that are in sight. */
export const Legend = ({ kinds = [] }: { readonly kinds?: readonly NoticeKind[] }) => {
  const say = useWords()
  return (
    <ul aria-label={say('legend')} className="flex flex-wrap gap-x-3 gap-y-1 text-sm text-quiet">
      {looks.map(({ word, drawing }) => (
        <li key={word} className="flex items-center gap-1.5">
          <svg aria-hidden="true" width={18} height={12} className="overflow-hidden rounded-sm">
            {drawing}
          </svg>
          {say(word)}
        </li>
      ))}
      {kinds.map(kind => (
        <li key={kind} className="flex items-center gap-1.5">
          <svg aria-hidden="true" width={12} height={12} viewBox="-1 -1 12 12">
            <path
              d={`M${glyphs[glyphOf[kind]].points.map(point => point.join(' ')).join('L')}Z`}
              className={glyphs[glyphOf[kind]].hollow ? 'fill-none stroke-ink' : fills[noticeColours[kind]]}
              strokeWidth={1.5}
            />
          </svg>
          {say(noticeWords[kind])}
        </li>
      ))}
    </ul>
  )
}
