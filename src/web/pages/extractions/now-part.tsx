// Now: how it stands in plain words, and as large buttons what the person at the page may do with it now. What the station does not allow is not offered.

import type { Extraction } from '#contract/extraction.ts'
import { paths } from '#web/paths.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { SaveIcon } from '#web/ui/more-icons.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { type Say, useWords, type WordKey } from '#web/words/language.ts'
import { doerName } from './doer-name.ts'
import { lackingText } from './extraction-words.ts'

type Deed = Extraction['may'][number]

/** What opens a dialog, in the order in which it is offered; saving and ending a copy have places of their own. */
const dialogs: readonly {
  readonly deed: Deed
  readonly open: string
  readonly word: WordKey
  readonly danger?: true
}[] = [
  { deed: 'approve', open: 'approve', word: 'deed_approve' },
  { deed: 'except', open: 'approve', word: 'deed_except' },
  { deed: 'hand_in', open: 'hand-in', word: 'ask_hand_in' },
  { deed: 'extract_again', open: 'again', word: 'xstep_extract_again' },
  { deed: 'hand_over', open: 'hand-over', word: 'deed_hand_over' },
  { deed: 'view_here', open: 'viewing', word: 'deed_view_here' },
  { deed: 'reject', open: 'reject', word: 'deed_reject', danger: true },
  { deed: 'withdraw', open: 'withdraw', word: 'deed_withdraw', danger: true },
  { deed: 'remove_bundle', open: 'remove-bundle', word: 'deed_remove_bundle', danger: true },
]

export const NowPart = ({ extraction }: { readonly extraction: Extraction }) => {
  const say = useWords()
  const { show } = useOpened()
  const { may } = extraction
  const offered = dialogs.filter(({ deed }) => may.includes(deed) && !(deed === 'except' && may.includes('approve')))
  const saves = may.includes('save') && extraction.bundle?.whole === true
  // What leads on is pressed first; a viewing on site is there beside it at every step, and never the next one.
  const first = offered.find(({ deed, danger }) => !danger && deed !== 'view_here')
  return (
    <section aria-label={say('now_part')} className="grid gap-3 rounded-xl border border-accent/60 bg-slate p-4">
      <p className="max-w-prose text-lg">{nowSentence(extraction, say)}</p>
      {extraction.state === 'awaiting_approval' && <Approvals extraction={extraction} />}
      {(offered.length > 0 || saves) && (
        <div className="flex flex-wrap gap-3">
          {saves && <SaveButtons extraction={extraction} />}
          {offered.map(({ deed, open, word, danger }) => (
            <Button
              key={deed}
              weight={danger ? 'danger' : deed === first?.deed && !saves ? 'strong' : 'plain'}
              className="min-h-12 max-sm:flex-1 max-sm:basis-full"
              onClick={() => show(open)}
            >
              {say(word)}
            </Button>
          ))}
        </div>
      )}
    </section>
  )
}

const SaveButtons = ({ extraction: { id, bundle } }: { readonly extraction: Extraction }) => {
  const say = useWords()
  const { show } = useOpened()
  return (
    <>
      <a
        className={buttonLook('strong', 'min-h-12 max-sm:flex-1 max-sm:basis-full')}
        href={paths.extraction(id, '/bundle.zip')}
        download={`${bundle?.name ?? id}.zip`}
      >
        <SaveIcon />
        {say('deed_save')}
      </a>
      <Button className="min-h-12 max-sm:flex-1 max-sm:basis-full" onClick={() => show('encrypt')}>
        {say('deed_save_encrypted')}
      </Button>
      <a
        className={buttonLook('plain', 'min-h-12 max-sm:flex-1 max-sm:basis-full')}
        href={paths.extraction(id, '/bundle.iso')}
        download={`${bundle?.name ?? id}.iso`}
      >
        {say('deed_save_disc')}
      </a>
    </>
  )
}

/** Two persons are told plainly: how many are needed, who has, and that one of them must be somebody else than who asked. */
const Approvals = ({ extraction }: { readonly extraction: Extraction }) => {
  const say = useWords()
  const { approvals, approvals_needed, mine, may } = extraction
  return (
    <div className="grid gap-1">
      <p className="font-medium">
        {say(approvals_needed > 1 ? 'approvals_two' : 'approvals_one', {
          count: approvals.length,
          needed: approvals_needed,
        })}
      </p>
      {approvals.map(({ by, exception }) => (
        <p key={by} className="text-sm text-quiet">
          {say('approved_by', { name: doerName(by, say) })}
          {exception !== null && ` · ${say('approved_exception', { reason: exception })}`}
        </p>
      ))}
      {mine && !may.includes('approve') && !may.includes('except') && (
        <p className="text-sm text-quiet">{say('approvals_not_own')}</p>
      )}
    </div>
  )
}

const nowWords: Readonly<Record<Extraction['state'], WordKey>> = {
  requested: 'now_requested',
  on_hold: 'now_on_hold',
  awaiting_approval: 'now_awaiting_approval',
  approved: 'now_approved',
  rejected: 'now_rejected',
  withdrawn: 'now_withdrawn',
  extracting: 'now_extracting',
  extracted: 'now_extracted',
  handed_over: 'now_handed_over',
  copy_expired: 'now_copy_expired',
  destroyed: 'now_destroyed',
}

const nowSentence = ({ state, lacking, job, copies, steps }: Extraction, say: Say): string => {
  if (state === 'on_hold' && lacking.length > 0) return say('now_on_hold_lacking', { what: lackingText(lacking, say) })
  if (state === 'rejected' || state === 'withdrawn') {
    const last = steps.find(step => step.state === state)
    return last === undefined ? say(nowWords[state]) : `${say(nowWords[state])} ${doerName(last.by, say)}: ${last.text}`
  }
  if (job?.state === 'failed' && (state === 'extracting' || state === 'approved')) return say('now_failed')
  if (job?.state === 'held_up' && state === 'extracting') return say('now_held_up')
  if (state === 'handed_over') {
    const out = copies.filter(({ end }) => end === null).length
    return out === 0 ? say('now_all_back') : say('now_handed_over', { count: out })
  }
  return say(nowWords[state])
}
