// State text: how an extraction stands, by a mark and a sentence; with how many approvals there are where they are counted, and how far a job is.

import type { Extraction } from '#contract/extraction.ts'
import { StateMark } from '#web/ui/state-mark.tsx'
import { type Say, useWords } from '#web/words/language.ts'
import { jobWords, stateMarks, stateWords } from './extraction-words.ts'

type Standing = Pick<Extraction, 'state' | 'approvals' | 'approvals_needed' | 'job' | 'may'>

export const StateText = ({ extraction }: { readonly extraction: Standing }) => {
  const say = useWords()
  const failed = extraction.job?.state === 'failed' || extraction.job?.state === 'held_up'
  return (
    <p className="mt-1 flex items-center gap-2 text-sm font-medium">
      <StateMark state={failed ? 'lost' : stateMarks[extraction.state]} />
      <span>
        {standing(extraction, say)}
        {(extraction.may.includes('approve') || extraction.may.includes('except')) && (
          <span className="text-warn"> · {say('waits_for_me')}</span>
        )}
      </span>
    </p>
  )
}

const standing = ({ state, approvals, approvals_needed, job }: Standing, say: Say): string => {
  const said = say(stateWords[state])
  if (state === 'awaiting_approval' && approvals_needed > 1)
    return `${said} · ${say('approvals_of', { count: approvals.length, needed: approvals_needed })}`
  if (job === null || job.state === 'done' || !['approved', 'extracting'].includes(state)) return said
  if (job.state === 'running')
    return job.all_bytes > 0 ? `${said} · ${Math.floor((100 * job.done_bytes) / job.all_bytes)}%` : said
  return `${said} · ${say(jobWords[job.state])}`
}
