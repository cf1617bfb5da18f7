// Job: how far the extraction is, in bytes; what holds it up in plain words, and that it goes on by itself.

import { type ProblemCode, problems } from '#base/problems.ts'
import type { Extraction, Job } from '#contract/extraction.ts'
import { sizeText } from '#web/ui/size-text.ts'
import { StateMark } from '#web/ui/state-mark.tsx'
import { Progress } from '#web/ui/waiting.tsx'
import { type Language, useLanguage, useWords } from '#web/words/language.ts'
import { jobWords } from './extraction-words.ts'

export const JobPart = ({ extraction: { job, state } }: { readonly extraction: Extraction }) => {
  const say = useWords()
  const language = useLanguage()
  if (job === null || job.state === 'done' || !['approved', 'extracting'].includes(state)) return null
  const part = job.all_bytes > 0 ? job.done_bytes / job.all_bytes : undefined
  const troubled = job.state === 'held_up' || job.state === 'failed'
  return (
    <section
      aria-label={say('job_part')}
      aria-live="polite"
      className="grid gap-2 rounded-xl border border-line bg-slate p-4"
    >
      {job.state !== 'failed' && (
        <Progress label={say(jobWords[job.state])} part={job.state === 'waiting' ? 0 : part} />
      )}
      {job.all_bytes > 0 && (
        <p className="text-sm text-quiet tabular-nums">
          {say('job_bytes', { done: sizeText(job.done_bytes, language), all: sizeText(job.all_bytes, language) })}
        </p>
      )}
      {job.doing !== null && (
        <p className="text-sm text-quiet wrap-anywhere">{say('job_doing', { file: job.doing })}</p>
      )}
      {troubled && (
        <p role="alert" className="flex items-start gap-2.5">
          <StateMark state="lost" className="mt-1.5" />
          <span className="min-w-0 wrap-anywhere">
            {problemText(job.problem, language) ?? say('job_trouble_unknown')}
            <Where where={job.where} />
            <span className="mt-1 block text-quiet">
              {say(job.state === 'failed' ? 'job_failed_then' : 'job_held_up_then')}
            </span>
          </span>
        </p>
      )}
      {!troubled && <p className="text-sm text-quiet">{say('job_survives')}</p>}
    </section>
  )
}

const Where = ({ where }: Pick<Job, 'where'>) => {
  const told = Object.entries(where ?? {}).map(([name, value]) => `${name}: ${value}`)
  return told.length === 0 ? null : <code className="block text-sm text-quiet">{told.join(' · ')}</code>
}

const problemText = (code: string | null, language: Language): string | undefined =>
  code !== null && code in problems ? problems[code as ProblemCode][language] : undefined
