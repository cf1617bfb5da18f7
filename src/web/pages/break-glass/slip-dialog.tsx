// Slip dialog: the code, this once, and the A4 slip that is printed for the envelope. What is printed stands beside the page, not in it.

import { createPortal } from 'react-dom'
import { wallTime90k } from '#base/units.ts'
import type { SealedBreakGlass } from '#contract/break-glass.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'

export const SlipDialog = ({
  sealed,
  onClose,
}: {
  readonly sealed: SealedBreakGlass
  readonly onClose: () => void
}) => {
  const say = useWords()
  return (
    <Dialog title={say('emergency_slip')} onClose={onClose}>
      <div className="grid gap-4">
        <p>{say('emergency_slip_how')}</p>
        <Code code={sealed.code} />
        <div className="flex flex-wrap gap-3">
          <Button weight="strong" onClick={() => print()}>
            {say('emergency_slip_print')}
          </Button>
          <Button onClick={onClose}>{say('emergency_slip_kept')}</Button>
        </div>
      </div>
      {createPortal(<Slip sealed={sealed} />, document.body)}
    </Dialog>
  )
}

const Code = ({ code }: { readonly code: string }) => (
  <p className="flex flex-wrap justify-center gap-x-4 gap-y-1 rounded-lg border-2 border-ink bg-night p-4 font-mono text-xl font-bold print:border-current print:bg-transparent print:p-6 print:text-2xl">
    {groupsOf(code).map(({ at, group }) => (
      <span key={at}>{group}</span>
    ))}
  </p>
)

/** Two groups may be the same. */
const groupsOf = (code: string) => code.split('-').map((group, at) => ({ at, group }))

const Slip = ({ sealed: { code, hours, station, sealed_90k, url } }: { readonly sealed: SealedBreakGlass }) => {
  const say = useWords()
  return (
    <div className="printed hidden p-8">
      <h1 className="mb-6 text-center text-3xl font-bold uppercase">{say('emergency_account')}</h1>
      <p className="mb-6">{say('emergency_slip_of', { station, when: dateTimeText(wallTime90k(sealed_90k)) })}</p>
      <Code code={code} />
      <ol className="my-8 grid list-decimal gap-2 pl-6">
        <li>{say('emergency_slip_1')}</li>
        <li>{say('emergency_slip_2', { url })}</li>
        <li>{say('emergency_slip_3', { hours })}</li>
        <li>{say('emergency_slip_4')}</li>
      </ol>
      <div className="mt-14 grid grid-cols-2 text-center">
        <p>{say('emergency_slip_sealer')}</p>
        <p>{say('emergency_slip_witness')}</p>
      </div>
    </div>
  )
}
