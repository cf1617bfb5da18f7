// Head dialog: signs how far the log has come, to be kept on paper or on a stick: whoever rewrites the log later contradicts it.

import { useQuery } from '@tanstack/react-query'
import { wallTime90k } from '#base/units.ts'
import type { AccessHead } from '#contract/access-log.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { CopiedText } from '#web/ui/copied-text.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'

export const HeadDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const say = useWords()
  const signed = useQuery({
    queryKey: ['access_log_head'],
    queryFn: () => ask<AccessHead>(paths.accessLogHeads, { method: 'POST' }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const head = signed.data?.head
  return (
    <Dialog title={say('log_head')} onClose={onClose}>
      <div className="grid gap-4">
        <p>{say('log_head_why')}</p>
        <Complaint error={signed.error} />
        {signed.isPending && <p className="text-quiet">{say('one_moment')}</p>}
        {head === null && <p className="text-warn">{say('log_head_no_key')}</p>}
        {head !== undefined && head !== null && (
          <>
            <p className="tabular-nums">
              {say('log_head_of', { n: head.number, when: dateTimeText(wallTime90k(head.signed_90k)) })}
            </p>
            <p className="rounded-lg border border-line bg-night p-3 font-mono text-lg leading-relaxed wrap-anywhere">
              {inFours(head.hash)}
            </p>
            <CopiedText label={say('log_head_signed')} text={JSON.stringify(signed.data)} />
            <ul className="grid gap-1 text-sm">
              {signed.data?.copies.map(({ folder, away }) => (
                <li key={folder} className={away ? 'text-warn' : 'text-quiet'}>
                  {say(away ? 'log_not_copied_to' : 'log_copied_to', { folder })}
                </li>
              ))}
            </ul>
            <Button className="justify-self-start print:hidden" onClick={() => print()}>
              {say('log_print')}
            </Button>
          </>
        )}
      </div>
    </Dialog>
  )
}

const inFours = (hex: string): string => (hex.match(/.{4}/g) ?? []).join(' ')
