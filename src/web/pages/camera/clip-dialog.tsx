// Save a clip: from when to when, how long and how large it will be, and what is missing inside; then one file to keep.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useId, useState } from 'react'
import { mediaSpan90k, type WallTime90k, wallTime90k } from '#base/units.ts'
import { parseWhen } from '#base/when.ts'
import type { Camera } from '#contract/camera.ts'
import type { ClipNotes } from '#contract/recording.ts'
import { LONGEST_REDACTION_90K } from '#contract/redaction.ts'
import { paths } from '#web/paths.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { causeWord } from '#web/ui/cause-words.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, inputLook } from '#web/ui/field.tsx'
import { SaveIcon } from '#web/ui/more-icons.tsx'
import { sizeText } from '#web/ui/size-text.ts'
import { usePurposeFirst } from '#web/ui/task-query.ts'
import { useLanguage, useWords } from '#web/words/language.ts'
import { DAY_90K, dateTimeText, lengthText, localCode, sinceText } from '#web/words/time.ts'
import { clipNotesQuery } from './camera-queries.ts'
import type { Marks } from './marks.ts'
import { fileName } from './still.ts'

type ClipDialogProps = {
  readonly camera: Camera
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly onMarks: (marks: Marks) => void
  readonly onClose: () => void
}

export const ClipDialog = ({ camera, from, to, onMarks, onClose }: ClipDialogProps) => {
  const say = useWords()
  return (
    <Dialog title={say('save_clip')} onClose={onClose}>
      <div className="grid gap-5">
        <p className="text-quiet">{say('clip_of', { name: camera.name })}</p>
        <div className="grid gap-5 sm:grid-cols-2">
          <TimeField label={say('clip_from')} at={from} onAt={at => onMarks({ from: at, to })} />
          <TimeField label={say('clip_to')} at={to} onAt={at => onMarks({ from, to: at })} />
        </div>
        <ClipOutcome camera={camera} from={from} to={to} />
      </div>
    </Dialog>
  )
}

const TimeField = ({ label, at, onAt }: { label: string; at: WallTime90k; onAt: (at: WallTime90k) => void }) => {
  const say = useWords()
  const [text, setText] = useState(() => dateTimeText(at))
  const read = parseWhen(text, at)
  return (
    <Field
      label={label}
      value={text}
      inputMode="text"
      className={`${inputLook} tabular-nums`}
      complaint={read.ok ? undefined : say('time_format')}
      onChange={event => {
        setText(event.target.value)
        const typed = parseWhen(event.target.value, at)
        if (typed.ok) onAt(typed.value)
      }}
    />
  )
}

const ClipOutcome = ({ camera, from, to }: { camera: Camera; from: WallTime90k; to: WallTime90k }) => {
  const say = useWords()
  const span = useSettled({ from_90k: from, to_90k: to })
  const sound = to > from && to - from <= DAY_90K
  const notes = useQuery(clipNotesQuery(camera.id, sound ? span : undefined))
  const afterPurpose = usePurposeFirst()
  if (to <= from) return <p role="alert">{say('clip_backwards')}</p>
  if (!sound) return <p role="alert">{say('clip_too_long')}</p>
  const ready = notes.data !== undefined && notes.data.parts.length > 0 && span.from_90k === from && span.to_90k === to
  return (
    <>
      <div aria-live="polite" className="grid gap-2">
        <p className="flex justify-between gap-4">
          <span>{say('clip_length')}</span>
          <span className="font-medium tabular-nums">{lengthText(mediaSpan90k(to - from))}</span>
        </p>
        {notes.isPending && <p className="text-quiet">{say('clip_asking')}</p>}
        {notes.data !== undefined && <ClipContents notes={notes.data} />}
      </div>
      <Complaint error={notes.error} />
      {ready && (
        <a
          className={buttonLook('strong', 'min-h-12')}
          href={paths.clip(camera.id, span)}
          download={`${fileName(camera.id, from)}.mp4`}
          onClick={afterPurpose}
        >
          <SaveIcon />
          {say('save_file')}
        </a>
      )}
      {ready && to - from <= LONGEST_REDACTION_90K && camera.may?.includes('request_extract') === true && (
        <Link
          to="/redactions"
          search={{ open: 'new', camera: camera.id, from: localCode(from), to: localCode(to) }}
          className={buttonLook('quiet')}
        >
          {say('redaction_share')}
        </Link>
      )}
    </>
  )
}

const MOST_GAPS_SHOWN = 8

const ClipContents = ({ notes }: { readonly notes: ClipNotes }) => {
  const say = useWords()
  const language = useLanguage()
  const id = useId()
  const from = wallTime90k(notes.from_90k)
  return (
    <>
      <p className="flex justify-between gap-4">
        <span>{say('clip_size')}</span>
        <span className="font-medium tabular-nums">{sizeText(notes.bytes, language)}</span>
      </p>
      {notes.gaps.length === 0 ? (
        <p className="text-quiet">{say('clip_whole')}</p>
      ) : (
        <div className="rounded-lg border border-warn/40 p-3">
          <p id={id} className="mb-1 font-medium text-warn">
            {say('clip_gaps', { count: notes.gaps.length })}
          </p>
          <ul aria-labelledby={id} className="grid gap-1 text-sm tabular-nums">
            {notes.gaps.slice(0, MOST_GAPS_SHOWN).map(gap => (
              <li key={gap.from_90k}>
                {sinceText(wallTime90k(gap.from_90k), from)} – {sinceText(wallTime90k(gap.to_90k), from)}:{' '}
                {say(causeWord(gap))}
              </li>
            ))}
            {notes.gaps.length > MOST_GAPS_SHOWN && (
              <li>{say('clip_more_gaps', { count: notes.gaps.length - MOST_GAPS_SHOWN })}</li>
            )}
          </ul>
        </div>
      )}
    </>
  )
}

/** The span once it has stopped changing for a moment, so that typing does not ask the station at every key. */
const useSettled = (span: { from_90k: number; to_90k: number }) => {
  const { from_90k, to_90k } = span
  const [settled, setSettled] = useState(span)
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ from_90k, to_90k }), 300)
    return () => clearTimeout(timer)
  }, [from_90k, to_90k])
  return settled
}
