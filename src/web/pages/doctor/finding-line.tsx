// Finding line: what was found, how grave it is, what to do, and the button that lets the station do it.

import { useMutation } from '@tanstack/react-query'
import type { AppliedFix, ApplyFix, Finding, Severity } from '#contract/doctor.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { useLanguage, useWords, type WordKey } from '#web/words/language.ts'
import { fixWords } from './fix-words.ts'

const graveness: Record<Severity, { readonly words: WordKey; readonly look: string }> = {
  serious: { words: 'severity_serious', look: 'text-bad' },
  warning: { words: 'severity_warning', look: 'text-warn' },
  note: { words: 'severity_note', look: 'text-later' },
  ok: { words: 'severity_ok', look: 'text-accent' },
  not_checked: { words: 'severity_not_checked', look: 'text-quiet' },
}

export const FindingLine = ({
  camera,
  finding: { severity, stream, says, advice, fix },
  tried,
  onFixed,
}: {
  readonly camera: string
  readonly finding: Finding
  /** The last time that its fix was tried. */
  readonly tried?: AppliedFix | undefined
  readonly onFixed?: () => void
}) => {
  const say = useWords()
  const language = useLanguage()
  const { words, look } = graveness[severity]
  const apply = useMutation({
    mutationFn: (body: ApplyFix) => ask<AppliedFix>(paths.doctorFixes(camera), { method: 'POST', body }),
    onSuccess: () => onFixed?.(),
  })
  return (
    <li className="grid gap-1.5 rounded-lg border border-line bg-night px-4 py-3">
      <p className="text-sm">
        <span className={`font-semibold ${look}`}>{say(words)}</span>
        {stream !== null && (
          <span className="text-quiet"> · {say(stream === 'main' ? 'main_stream' : 'sub_stream')}</span>
        )}
      </p>
      <p className="wrap-anywhere">{says[language]}</p>
      {advice !== null && (
        <p className="wrap-anywhere text-quiet">
          {say('what_to_do')}: {advice[language]}
        </p>
      )}
      {tried !== undefined && tried.outcome !== 'done' && (
        <p className="wrap-anywhere text-warn">{tried.says[language]}</p>
      )}
      {fix !== null && onFixed !== undefined && (
        <div className="flex flex-wrap items-center gap-3">
          <Button disabled={apply.isPending} onClick={() => apply.mutate({ code: fix })}>
            {say(apply.isPending ? 'fixing' : 'fix_for_me')}
          </Button>
          <span className="text-sm text-quiet">{say(fixWords[fix])}</span>
        </div>
      )}
      <Complaint error={apply.error} />
    </li>
  )
}
