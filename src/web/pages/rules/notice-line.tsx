// Notice line: one thing that a rule found: its picture with where it was, which rule and camera, and what a person says of it: it was so, it was a
// false alarm, it is an incident. A word can be taken back.

import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { wallTime90k } from '#base/units.ts'
import type { RuleNotice, RuleWord } from '#contract/rule.ts'
import { HitPicture } from '#web/pages/search/hit-picture.tsx'
import type { HitPictures } from '#web/pages/search/hit-pictures.ts'
import { personName } from '#web/people.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { complaintText } from '#web/ui/complaint.tsx'
import { noticeWords } from '#web/ui/notice-words.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { clockText, dateTimeText, fromToText, localCode } from '#web/words/time.ts'
import { makeIncident, noticesChanged, sayWord } from './rule-queries.ts'

type Props = {
  readonly notice: RuleNotice
  /** What the camera is called, and the stream that its pictures come from. */
  readonly camera: string
  readonly stream: 'main' | 'sub'
  readonly pictures: HitPictures
  readonly may: { readonly say: boolean; readonly look: boolean }
}

const WHOLE = [0, 0, 1, 1] as const

export const NoticeLine = ({ notice, camera, stream, pictures, may }: Props) => {
  const say = useWords()
  const { kind, name, from_90k, to_90k, times, box } = notice
  const [from, to] = [wallTime90k(from_90k), wallTime90k(to_90k ?? from_90k)]
  const hit = {
    ...{ kind: 'hit' as const, camera: notice.camera, from_90k, to_90k: to_90k ?? from_90k },
    ...{ part: 0, parts: times, box: [...(box ?? WHOLE)] as [number, number, number, number], way: null },
  }
  const when = to_90k === null ? `${dateTimeText(from)} · ${say('notice_lasts')}` : fromToText(from, to)
  return (
    <li className="grid gap-3 border-b border-line p-3 last:border-b-0 sm:grid-cols-[12rem_1fr] sm:px-4">
      {may.look && <HitPicture hit={hit} stream={stream} pictures={pictures} />}
      <div className="grid min-w-0 content-start gap-2">
        <div>
          <p className="font-medium wrap-anywhere">
            {say(noticeWords[kind])}: {name}
          </p>
          <p className="flex flex-wrap gap-x-4 text-sm text-quiet tabular-nums">
            <span>{camera}</span>
            <span>{when}</span>
            {times > 1 && <span>{say('notice_times', { times })}</span>}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {may.look && (
            <Link
              to="/review"
              search={{ cameras: notice.camera, at: localCode(from) }}
              className={buttonLook('plain')}
              aria-label={say('rule_see', { what: `${name}, ${clockText(from)}` })}
            >
              {say('see_again')}
            </Link>
          )}
          <Said notice={notice} editable={may.say} />
        </div>
      </div>
    </li>
  )
}

const Said = ({ notice, editable }: { readonly notice: RuleNotice; readonly editable: boolean }) => {
  const say = useWords()
  const navigate = useNavigate()
  const { id, word, word_by, incident, name } = notice
  const failed = (error: unknown): void => void toast(complaintText(error, say), { tone: 'bad' })
  const saying = useMutation({
    mutationFn: (next: RuleWord | null) => sayWord(id, next),
    onSuccess: noticesChanged,
    onError: failed,
  })
  const making = useMutation({
    mutationFn: () => makeIncident(id),
    onSuccess: async ({ number }) => {
      toast(say('incident_made', { number }), {
        more: { label: say('incident_see'), onPress: () => void navigate({ to: '/incidents' }) },
      })
      await noticesChanged()
    },
    onError: failed,
  })
  const busy = saying.isPending || making.isPending
  return (
    <>
      {word !== null && (
        <p className={`text-sm ${word === 'confirmed' ? 'font-medium' : 'text-quiet'}`}>
          {say(word === 'confirmed' ? 'rule_word_confirmed' : 'rule_word_set_aside', { by: personName(word_by ?? '') })}
        </p>
      )}
      {editable && word === null && (
        <>
          <Button
            weight="strong"
            disabled={busy}
            aria-label={say('rule_confirm_of', { name })}
            onClick={() => saying.mutate('confirmed')}
          >
            {say('rule_confirm')}
          </Button>
          <Button
            disabled={busy}
            aria-label={say('rule_aside_of', { name })}
            onClick={() => saying.mutate('set_aside')}
          >
            {say('rule_aside')}
          </Button>
        </>
      )}
      {editable && incident === null && word !== 'set_aside' && (
        <Button
          weight={word === null ? 'quiet' : 'plain'}
          disabled={busy}
          aria-label={say('incident_make_of', { name })}
          onClick={() => making.mutate()}
        >
          {say('incident_make')}
        </Button>
      )}
      {incident !== null && (
        <Link to="/incidents" className={buttonLook('quiet')} aria-label={say('incident_see_of', { name })}>
          {say('incident_see')}
        </Link>
      )}
      {editable && word !== null && incident === null && (
        <Button
          weight="quiet"
          disabled={busy}
          aria-label={say('rule_word_back_of', { name })}
          onClick={() => saying.mutate(null)}
        >
          {say('rule_word_back')}
        </Button>
      )}
    </>
  )
}
