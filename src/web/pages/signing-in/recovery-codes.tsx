// Recovery codes, shown this once: to be printed or copied, and put away.

import { Button } from '#web/ui/button.tsx'
import { CopiedText } from '#web/ui/copied-text.tsx'
import { useWords } from '#web/words/language.ts'

export const RecoveryCodeList = ({
  codes,
  onKept,
}: {
  readonly codes: readonly string[]
  readonly onKept: () => void
}) => {
  const say = useWords()
  return (
    <>
      <p>{say('recovery_keep')}</p>
      <ul aria-label={say('recovery_codes')} className="grid gap-1 font-mono text-base sm:grid-cols-2">
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <CopiedText label={say('recovery_codes')} text={codes.join(' ')} />
      <div className="flex flex-wrap gap-3">
        <Button weight="strong" onClick={onKept}>
          {say('recovery_kept')}
        </Button>
        <Button onClick={() => print()}>{say('recovery_print')}</Button>
      </div>
    </>
  )
}
